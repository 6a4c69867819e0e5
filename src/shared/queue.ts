import { z } from 'zod'
import { isReadOnly } from './access.ts'
import type { Session } from './entities.ts'
import type { Id } from './ids.ts'

/** The lists of the queue. A session is in one when {@link inView} says so: the cache and the screen ask the same. */
export const VIEWS = ['mine', 'unassigned', 'all', 'ended'] as const
export const view = z.enum(VIEWS)
export type View = z.infer<typeof view>

export const viewCounts = z.record(view, z.int().nonnegative())
export type ViewCounts = z.infer<typeof viewCounts>

export function inView(view: View, session: Pick<Session, 'status' | 'assigneeId'>, me: Id): boolean {
  const open = !isReadOnly(session.status)
  switch (view) {
    case 'mine':
      return open && session.assigneeId === me
    case 'unassigned':
      return open && session.assigneeId === null
    case 'all':
      return open
    case 'ended':
      return !open
  }
}

/** Newest first; the id breaks ties, so that the order is total and a page can continue after any row. */
export function byLastMessage(
  a: Pick<Session, 'lastMessageAt' | 'id'>,
  b: Pick<Session, 'lastMessageAt' | 'id'>,
): number {
  if (a.lastMessageAt !== b.lastMessageAt) return a.lastMessageAt < b.lastMessageAt ? 1 : -1
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0
}
