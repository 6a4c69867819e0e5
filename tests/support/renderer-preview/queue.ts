import { ago, type chats, NOW } from './data.ts'

const HOUR = 3_600_000

/** What the queue sorts and narrows by, on the chats of the preview: who waits, what is put aside, what is tagged. */
export function dressForQueue(all: typeof chats): void {
  for (const [index, chat] of all.entries()) {
    const last = chat.messages.at(-1)
    const isOpen = chat.row.session.endedAt === null
    const waitingSince = isOpen && last?.senderKind === 'customer' ? last.createdAt : null
    Object.assign(chat.row.session, { waitingSince, ...(index % 4 === 1 && { tags: ['vip', 'refund'] }) })
  }
  const [aside] = all.slice(11, 12)
  if (aside) {
    aside.row.session.snoozedUntil = new Date(NOW + 5 * HOUR).toISOString()
    aside.row.isSnoozed = true
  }
  const [proposed] = all.slice(13, 14)
  const reply = proposed?.messages.filter(({ senderKind }) => senderKind === 'user').at(-1)
  if (proposed && reply) {
    reply.status = 'pending_approval'
    proposed.row.toReview = 1
    proposed.row.session.lastMessageAt = ago(HOUR)
  }
}
