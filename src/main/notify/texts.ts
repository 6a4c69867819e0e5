import type { Arrival } from '../engine/index.ts'
import type { Say } from '../words/index.ts'

const MAX_BODY = 120

/** What a notification says. */
export interface Toast {
  title: string
  body: string
}

/** `workspace` says where, for somebody who answers in more than one. */
export function toastFor(
  { message, customer }: Arrival,
  count: number,
  workspace: string | null,
  hasPreview: boolean,
  say: Say,
): Toast {
  const isNote = message.type === 'note'
  const isWritten = isNote || message.type === 'text' || message.type === 'emergency'
  const isShown = hasPreview && isWritten
  const body = isShown ? oneLine(message.body) : say('notification.message')
  // Of notes only those are told of that mention who is told.
  const about = isNote ? say('notification.mentioned', { name: customer.name }) : customer.name
  const title = workspace === null ? about : say('notification.where', { about, workspace })
  if (count === 1) return { title, body }
  if (!isShown) return { title, body: say('notification.messages', { count }) }
  return { title, body: say('notification.messagesLast', { count, body }) }
}

export function summaryFor(sessions: number, say: Say): Toast {
  return { title: 'Parley', body: say('notification.chats', { count: sessions }) }
}

/** At a locked window: that something came, and nothing of what. */
export function veiled(say: Say): Toast {
  return { title: 'Parley', body: say('notification.message') }
}

/** On Linux a body may be taken for markup, in which a customer could draw links and pictures. */
export function withoutMarkup({ title, body }: Toast): Toast {
  return { title, body: body.replaceAll('<', '‹') }
}

/** Cut by characters as people count them, so that no emoji is torn. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = Array.from(
    new Intl.Segmenter().segment(line.slice(0, 20 * MAX_BODY)),
    ({ segment }) => segment,
  )
  return characters.length <= MAX_BODY ? line : `${characters.slice(0, MAX_BODY - 1).join('')}…`
}
