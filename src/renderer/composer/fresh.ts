import type { Message } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'

/** Something that makes a reply stale: what the server would refuse it for. */
export interface News {
  what: 'answered' | 'moved' | 'status'
  messageId: Id
  /** Who answered. */
  userId: Id | null
}

const ORDER = ['answered', 'moved', 'status'] as const

/** What others have done since a reply was begun; what weighs most, and of that the newest. */
export function newsSince(messages: readonly Message[], baseSeq: number, me: Id): News | null {
  const news = messages
    .flatMap((message) => (message.seq > baseSeq ? (newsOf(message, me) ?? []) : []))
    .reverse()
  for (const what of ORDER) {
    const found = news.find((one) => one.what === what)
    if (found) return found
  }
  return null
}

function newsOf({ id: messageId, type, status, senderKind, senderId, event }: Message, me: Id): News | null {
  if (senderKind === 'user' && senderId !== me && type !== 'note' && status !== 'rejected') {
    return { what: 'answered', messageId, userId: senderId }
  }
  if (event?.kind === 'claimed' && event.userId !== me) return { what: 'moved', messageId, userId: null }
  if (event?.kind === 'assigned' && event.byId !== me) return { what: 'moved', messageId, userId: null }
  if (event?.kind === 'status' && event.userId !== me) return { what: 'status', messageId, userId: null }
  return null
}
