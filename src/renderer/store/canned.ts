import type { CannedResponse } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import { type ChannelInput, MAX_RECENT_CANNED } from '#shared/ipc.ts'
import { ask } from './bridge.ts'
import { getState, setPreferences } from './store.ts'
import { toast, toastError } from './toasts.ts'

/** The canned responses that fit, best first; null when they could not be read. */
export async function searchCanned(sessionId: Id, query: string): Promise<readonly CannedResponse[] | null> {
  const { recentCanned } = getState().preferences
  const answer = await ask('canned.search', { sessionId, query, recent: [...recentCanned] })
  return answer.ok ? answer.value.found : null
}

export function noteCannedUsed(id: Id): void {
  const { recentCanned } = getState().preferences
  const others = recentCanned.filter((one) => one !== id)
  setPreferences({ recentCanned: [id, ...others].slice(0, MAX_RECENT_CANNED) })
}

export function saveCanned(canned: ChannelInput<'canned.save'>) {
  return ask('canned.save', canned)
}

/** Deletes one of my own; for a moment it can be had back, under another id. */
export async function removeCanned(sessionId: Id, canned: CannedResponse): Promise<boolean> {
  const answer = await ask('canned.remove', { sessionId, id: canned.id })
  if (!answer.ok) {
    toastError(answer.error)
    return false
  }
  const { shortcut, title, body } = canned
  const run = async () => {
    const again = await saveCanned({ sessionId, id: null, shortcut, title, body })
    if (!again.ok) toastError(again.error)
  }
  toast(
    { key: 'canned.removed', values: { title } },
    { action: { label: { key: 'action.undo' }, run: () => void run() } },
  )
  return true
}
