import { z } from 'zod'
import { priority, type Session } from './entities.ts'
import { id } from './ids.ts'

/** What the queue can be sorted by. */
export const SORTS = ['lastMessage', 'waiting', 'due', 'priority'] as const
export const queueSort = z.enum(SORTS)
export type QueueSort = z.infer<typeof queueSort>

/** A session's place in a sort: texts that compare as they read. The id breaks ties, so that the order is total. */
export const queuePlace = z.strictObject({ key: z.string().max(64), id })
export type QueuePlace = z.infer<typeof queuePlace>

/** After every moment. */
export const NEVER = '~'

type Sorted = Pick<Session, 'id' | 'lastMessageAt' | 'waitingSince' | 'dueAt' | 'priority'>

/** The cache keeps the same keys in columns: see its migration 7. */
export function placeOf(sort: QueueSort, session: Sorted): QueuePlace {
  return { key: keyOf(sort, session), id: session.id }
}

function keyOf(sort: QueueSort, { lastMessageAt, waitingSince, dueAt, priority }: Sorted): string {
  switch (sort) {
    case 'lastMessage':
      return lastMessageAt
    case 'waiting':
      return waitingSince ?? NEVER
    case 'due':
      return dueAt ?? NEVER
    case 'priority':
      return `${rankOf(priority)}${waitingSince ?? NEVER}`
  }
}

/** The most urgent first: of one priority, whoever has waited longest. */
function rankOf(value: Session['priority']): number {
  return priority.options.length - 1 - priority.options.indexOf(value)
}

/** The last message is sorted by newest first; everything else by what is most pressing. */
export function isFalling(sort: QueueSort): boolean {
  return sort === 'lastMessage'
}

/** Negative when `a` stands before `b`. */
export function comparePlaces(sort: QueueSort, a: QueuePlace, b: QueuePlace): number {
  const rising = compare(a.key, b.key) || compare(a.id, b.id)
  return isFalling(sort) ? 0 - rising : rising
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
