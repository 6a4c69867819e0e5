import type { Session } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { VIEWS, type View, type ViewCounts } from '#shared/queue.ts'
import { NO_FILTERS, type QueueFilters } from '#shared/queue-filters.ts'
import { isFalling, type QueuePlace, type QueueSort } from '#shared/queue-order.ts'
import { SESSIONS } from '../table.ts'
import type { ReadFiles } from './files.ts'
import { conditionOf } from './queue-condition.ts'
import { readRow } from './rows.ts'

/** The columns with the keys of `placeOf`, and the indexes in their order. */
const ORDER: Readonly<Record<QueueSort, { key: string; index: string }>> = {
  lastMessage: { key: 'last_message_at', index: 'sessions_by_message' },
  waiting: { key: 'waiting_key', index: 'sessions_by_waiting' },
  due: { key: 'due_key', index: 'sessions_by_due' },
  priority: { key: 'priority_key', index: 'sessions_by_priority' },
}

export interface PageWanted {
  view: View
  filters?: QueueFilters
  sort?: QueueSort
  after: QueuePlace | null
  limit: number
}

/** A view's rows in the order of the sort, from the given place on. */
export function queuePage(
  files: ReadFiles,
  { view, filters = NO_FILTERS, sort = 'lastMessage', after, limit }: PageWanted,
): { rows: QueueRow[]; more: boolean } {
  const { sql, parameters } = conditionOf(view, filters, files.me)
  const { key, index } = ORDER[sort]
  const [direction, beyond] = isFalling(sort) ? ['desc', '<'] : ['asc', '>']
  const ids = files.cache.all<{ id: Id }>(
    `select id from sessions indexed by ${index}
     where ${sql} ${after === null ? '' : `and (${key}, id) ${beyond} (:afterKey, :afterId)`}
     order by ${key} ${direction}, id ${direction} limit :limit`,
    { ...parameters, ...(after && { afterKey: after.key, afterId: after.id }), limit: limit + 1 },
  )
  const rows = ids.slice(0, limit).flatMap(({ id }) => readRow(files, id) ?? [])
  return { rows, more: ids.length > limit }
}

/** How many sessions each of these lists has. */
export function countQueue(
  files: ReadFiles,
  { lists }: { lists: readonly { view: View; filters: QueueFilters }[] },
): number[] {
  return lists.map(({ view, filters }) => countList(files, view, filters))
}

export function countViews(files: ReadFiles): ViewCounts {
  const counts = VIEWS.map((view) => [view, countList(files, view, NO_FILTERS)])
  return Object.fromEntries(counts) as ViewCounts
}

function countList({ cache, me }: ReadFiles, view: View, filters: QueueFilters): number {
  const { sql, parameters } = conditionOf(view, filters, me)
  return (
    cache.get<{ count: number }>(`select count(*) as count from sessions where ${sql}`, parameters)?.count ??
    0
  )
}

/** Those of the named sessions that are here. */
export function findSessions({ cache }: ReadFiles, { ids }: { ids: readonly Id[] }): Session[] {
  return ids.flatMap((id) => SESSIONS.find(cache, id) ?? [])
}
