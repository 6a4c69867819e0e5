import type { Message, Rating } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { PendingMessage } from '#shared/ipc.ts'
import { startOfDay } from '../i18n/times.ts'
import { isStuck } from './delivery.ts'

/** Bubbles of one sender stand together while less than this lies between them. */
const GROUP_MS = 5 * 60_000

/** One line of a conversation, with the lines that stand above it. */
export type Entry = {
  id: Id
  createdAt: string
  /** The beginning of its day, when a day line stands above it. */
  day: number | null
  /** How many messages are new from here on, when the unread line stands above it. */
  unread: number
  isGroupStart: boolean
  isGroupEnd: boolean
  /** The newest message that the server has. */
  isLast: boolean
} & Content

type Content =
  | { kind: 'event' | 'note' | 'bubble'; message: Message }
  | { kind: 'pending-note' | 'pending-bubble'; pending: PendingMessage }
  | { kind: 'rating'; rating: Rating }

/**
 * A conversation as lines: confirmed messages by `seq`, then the pending ones in their order. A pending message that
 * has been confirmed meanwhile is left out: it is the same message. `readSeq` is where the reader had come to.
 *
 * A rating stands where it was given; it is no message, and has no place among those that are not here.
 *
 * While older messages exist, the oldest one here is held back: whether a day line stands above it, or a bubble that
 * it belongs to, is not known yet, and a line must not change its height when what is above it arrives.
 */
export function conversationEntries(
  messages: readonly Message[],
  pending: readonly PendingMessage[],
  me: Id,
  readSeq: number,
  hasOlder: boolean,
  rating: Rating | null = null,
): readonly Entry[] {
  const confirmed = new Set(messages.map(({ id }) => id))
  const lines: Line[] = [
    ...withRating(
      messages.map((message) => ({
        ...lineOf(message),
        author: authorOf(message),
        content: contentOf(message),
      })),
      rating,
      hasOlder,
    ),
    ...pending
      .filter(({ id }) => !confirmed.has(id))
      .map((each) => ({ ...lineOf(each), author: me, content: pendingContent(each) })),
  ]
  const unreadFrom = lines.findIndex(
    ({ content }) => 'message' in content && isUnread(content.message, readSeq),
  )
  const unreadCount = messages.filter((message) => isUnread(message, readSeq)).length

  const days = lines.map(({ time }, index) => {
    const day = startOfDay(time)
    const before = lines[index - 1]
    return before && startOfDay(before.time) === day ? null : day
  })
  const starts = lines.map((line, index) => {
    const before = lines[index - 1]
    return !before || days[index] !== null || index === unreadFrom || !belongTogether(before, line)
  })
  const said = lines.filter(({ content }) => content.kind === 'bubble' || content.kind === 'note')
  const last = said.at(-1)
  const entries = lines.map(({ id, createdAt, content }, index) => ({
    ...content,
    id,
    createdAt,
    day: days[index] ?? null,
    // At the very top, everything is new: a line would separate it from nothing.
    unread: index === unreadFrom && index > 0 ? unreadCount : 0,
    isGroupStart: starts[index] ?? true,
    isGroupEnd: starts[index + 1] ?? true,
    isLast: lines[index] === last,
  }))
  return hasOlder && messages.length > 1 ? entries.slice(1) : entries
}

interface Line {
  id: Id
  createdAt: string
  time: number
  author: string | null
  content: Content
}

function withRating(lines: readonly Line[], rating: Rating | null, hasOlder: boolean): readonly Line[] {
  if (rating === null) return lines
  const line: Line = {
    ...lineOf({ id: 'rating', createdAt: rating.at }),
    author: null,
    content: { kind: 'rating', rating },
  }
  const after = lines.findIndex(({ time }) => time > line.time)
  if (after < 0) return [...lines, line]
  // Further up there may be messages between it and the first one here.
  return after === 0 && hasOlder ? lines : [...lines.slice(0, after), line, ...lines.slice(after)]
}

function belongTogether(before: Line, line: Line): boolean {
  return (
    before.author === line.author &&
    !isDecisionDue(before.content) &&
    shapeOf(before.content) === 'bubble' &&
    shapeOf(line.content) === 'bubble' &&
    line.time - before.time < GROUP_MS
  )
}

/** What waits for a decision has its buttons below it. */
function isDecisionDue(content: Content): boolean {
  return 'pending' in content && (content.pending.state === 'held' || isStuck(content.pending.state))
}

function shapeOf({ kind }: Content): string {
  return kind.replace('pending-', '')
}

function lineOf({ id, createdAt }: { id: Id; createdAt: string }) {
  return { id, createdAt, time: Date.parse(createdAt) }
}

function authorOf(message: Message): string | null {
  return message.senderId ?? message.senderKind
}

function contentOf(message: Message): Content {
  if (message.type === 'note') return { kind: 'note', message }
  return { kind: message.senderKind === 'system' ? 'event' : 'bubble', message }
}

function pendingContent(pending: PendingMessage): Content {
  return { kind: pending.type === 'note' ? 'pending-note' : 'pending-bubble', pending }
}

function isUnread(message: Message, readSeq: number): boolean {
  return message.seq > readSeq && message.senderKind === 'customer'
}
