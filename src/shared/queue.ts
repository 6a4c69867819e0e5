import { z } from 'zod'
import { isReadOnly } from './access.ts'
import type { Session } from './entities.ts'
import type { Id } from './ids.ts'

/** The lists of the queue. A session is in one when {@link inView} says so: the cache and the screen ask the same. */
export const VIEWS = ['mine', 'unassigned', 'team', 'all', 'approval', 'snoozed', 'ended'] as const
export const view = z.enum(VIEWS)
export type View = z.infer<typeof view>

export const viewCounts = z.record(view, z.int().nonnegative())
export type ViewCounts = z.infer<typeof viewCounts>

/** Whose eyes the queue is seen with. */
export interface QueueReader {
  readonly id: Id
  readonly teamIds: readonly Id[]
}

/** What decides about a session's views. */
export interface QueueFacts {
  readonly session: Pick<Session, 'status' | 'assigneeId' | 'teamId'>
  /** Put aside, and its time has not come. */
  readonly isSnoozed: boolean
  /** Its replies that nobody has let through yet. */
  readonly toReview: number
}

export function inView(
  view: View,
  { session, isSnoozed, toReview }: QueueFacts,
  reader: QueueReader,
): boolean {
  const isOpen = !isReadOnly(session.status)
  const isInSight = isOpen && !isSnoozed
  switch (view) {
    case 'mine':
      return isInSight && session.assigneeId === reader.id
    case 'unassigned':
      return isInSight && session.assigneeId === null
    case 'team':
      return isInSight && session.teamId !== null && reader.teamIds.includes(session.teamId)
    case 'all':
      return isOpen
    case 'approval':
      return isOpen && toReview > 0
    case 'snoozed':
      return isOpen && isSnoozed
    case 'ended':
      return !isOpen
  }
}

/** Newest first; the id breaks ties, so that the order is total. */
export function byLastMessage(
  a: Pick<Session, 'lastMessageAt' | 'id'>,
  b: Pick<Session, 'lastMessageAt' | 'id'>,
): number {
  if (a.lastMessageAt !== b.lastMessageAt) return a.lastMessageAt < b.lastMessageAt ? 1 : -1
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0
}
