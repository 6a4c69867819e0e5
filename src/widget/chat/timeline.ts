import type { Message, Participant } from '#shared/entities.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { PendingMessage } from './pending.ts'

export type Delivery = 'pending' | 'sent' | 'delivered' | 'read' | 'failed'

export interface Bubble {
  kind: 'message'
  key: string
  from: 'customer' | 'staff'
  senderId: string | null
  body: string
  attachment: string | null
  deleted: boolean
  at: string
  /** Of the customer's own messages. */
  delivery: Delivery | null
  failed: ErrorCode | null
  /** First and last of those that one side wrote in a row: they share a name, a time and a state. */
  first: boolean
  last: boolean
}
export interface Notice {
  kind: 'event'
  key: string
  at: string
  event: NonNullable<Message['event']>
}
export interface DayLine {
  kind: 'day'
  key: string
  at: string
}
export type TimelineItem = Bubble | Notice | DayLine

/** Messages further apart than this do not share a time. */
const GROUP_MS = 5 * 60_000

/** What the conversation shows: the server's messages by `seq`, then the pending ones in the order they were written. */
export function timeline(
  messages: readonly Message[],
  participants: readonly Participant[],
  pending: readonly PendingMessage[],
): TimelineItem[] {
  const staff = participants.filter((participant) => participant.kind === 'user')
  const delivered = Math.max(0, ...staff.map((participant) => participant.deliveredSeq))
  const read = Math.max(0, ...staff.map((participant) => participant.readSeq))
  const known = new Set(messages.map((message) => message.id))
  const items = [
    ...messages.flatMap((message) => fromServer(message, delivered, read)),
    ...pending.filter((message) => !known.has(message.id)).map(fromPending),
  ]
  return withDays(grouped(items))
}

function fromServer(message: Message, delivered: number, read: number): (Bubble | Notice)[] {
  if (message.senderKind === 'system') {
    return message.event
      ? [{ kind: 'event', key: message.id, at: message.createdAt, event: message.event }]
      : []
  }
  const own = message.senderKind === 'customer'
  const reached = message.seq <= read ? 'read' : message.seq <= delivered ? 'delivered' : 'sent'
  const bubble: Bubble = {
    kind: 'message',
    key: message.id,
    from: own ? 'customer' : 'staff',
    senderId: message.senderId,
    body: message.body,
    attachment: message.attachment?.name ?? null,
    deleted: message.deletedAt !== null,
    at: message.createdAt,
    delivery: own ? reached : null,
    failed: null,
    first: true,
    last: true,
  }
  return [bubble]
}

function fromPending(message: PendingMessage): Bubble {
  return {
    kind: 'message',
    key: message.id,
    from: 'customer',
    senderId: null,
    body: message.body,
    attachment: null,
    deleted: false,
    at: message.createdAt,
    delivery: message.failed ? 'failed' : 'pending',
    failed: message.failed,
    first: true,
    last: true,
  }
}

function grouped(items: readonly (Bubble | Notice)[]): (Bubble | Notice)[] {
  return items.map((item, index) => {
    if (item.kind === 'event') return item
    return { ...item, first: !together(items[index - 1], item), last: !together(item, items[index + 1]) }
  })
}

function together(a: Bubble | Notice | undefined, b: Bubble | Notice | undefined): boolean {
  if (a?.kind !== 'message' || b?.kind !== 'message' || a.from !== b.from) return false
  // Our own have no sender while they are pending.
  if (a.from === 'staff' && a.senderId !== b.senderId) return false
  if (a.delivery !== b.delivery || a.delivery === 'failed') return false
  return Date.parse(b.at) - Date.parse(a.at) < GROUP_MS && sameDay(a.at, b.at)
}

function withDays(items: readonly (Bubble | Notice)[]): TimelineItem[] {
  return items.flatMap((item, index) => {
    const previous = items[index - 1]
    if (previous && sameDay(previous.at, item.at)) return [item]
    const day: DayLine = { kind: 'day', key: `day-${new Date(item.at).toDateString()}`, at: item.at }
    return [day, item]
  })
}

export function sameDay(a: string, b: string): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString()
}
