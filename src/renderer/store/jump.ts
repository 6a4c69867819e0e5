import type { Id } from '#shared/ids.ts'
import { loadOlder } from './session.ts'
import { getState } from './store.ts'

/** How far back a message is looked for. */
const MOST_PAGES = 40

/** Brings a message of an opened session into view, with the focus; what is further back is loaded first. */
export async function jumpToMessage(sessionId: Id, messageId: Id): Promise<void> {
  for (let page = 0; page < MOST_PAGES && !show(messageId); page += 1) {
    if (!getState().opened[sessionId]?.more) return
    await loadOlder(sessionId)
    // The page has to be laid out before anything on it can be found.
    await new Promise(requestAnimationFrame)
  }
}

function show(messageId: Id): boolean {
  const found = document.querySelector<HTMLElement>(`[data-message-id="${CSS.escape(messageId)}"]`)
  found?.scrollIntoView({ block: 'center' })
  found?.focus()
  return found !== null
}
