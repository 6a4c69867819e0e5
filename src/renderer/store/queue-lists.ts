import { z } from 'zod'
import { VIEWS, type View, view } from '#shared/queue.ts'
import { NO_FILTERS, type QueueFilters, queueFilters } from '#shared/queue-filters.ts'
import { queueSort } from '#shared/queue-order.ts'

/** How a list is narrowed and sorted. What is typed to find something in it is not kept: it may be a name. */
const arrangement = z.object({
  filters: queueFilters.transform((filters): QueueFilters => ({ ...filters, text: '' })),
  sort: queueSort,
})
export type Arrangement = z.infer<typeof arrangement>

export const MAX_VIEW_NAME = 60

/** A view that somebody made: another one, narrowed and sorted, under a name of its own. */
const savedView = arrangement.extend({
  id: z.string().min(1),
  name: z.string().min(1).max(MAX_VIEW_NAME),
  view,
})
export type SavedView = z.infer<typeof savedView>

/** What is kept of the queue on this computer. */
export const queuePreferences = z.object({
  /** By the id of a list, where it is not as it was made. */
  arranged: z.record(z.string(), arrangement).catch({}),
  /** In the order in which they are shown. */
  saved: z.array(savedView).catch([]),
})
export type QueuePreferences = z.infer<typeof queuePreferences>

export const UNARRANGED: QueuePreferences = { arranged: {}, saved: [] }

/** A list as it is shown: one of {@link VIEWS}, or a saved view. Its id is the view's name, or the saved view's own. */
export interface QueueList extends Arrangement {
  readonly id: string
  readonly view: View
  /** Of a saved view. */
  readonly name: string | null
  /** A saved view that is not narrowed or sorted as it was saved. */
  readonly isChanged: boolean
}

const AS_MADE: Arrangement = { filters: NO_FILTERS, sort: 'lastMessage' }

/** The list of an id; that of the first view when there is none. */
export function listOf({ arranged, saved }: QueuePreferences, listId: string): QueueList {
  const own = saved.find(({ id }) => id === listId)
  if (own) {
    const { id, view, name } = own
    const { filters, sort } = arranged[id] ?? own
    return { id, view, name, filters, sort, isChanged: arranged[id] !== undefined }
  }
  const id = VIEWS.find((one) => one === listId) ?? VIEWS[0]
  return { id, view: id, name: null, ...(arranged[id] ?? AS_MADE), isChanged: false }
}

/** With a list narrowed and sorted so. What is as it was made is not kept. */
export function withArrangement(
  { arranged, saved }: QueuePreferences,
  listId: string,
  { filters, sort }: Arrangement,
): QueuePreferences {
  const made = saved.find(({ id }) => id === listId) ?? AS_MADE
  const { [listId]: _, ...others } = arranged
  const isAsMade = made.sort === sort && isSame(made.filters, filters)
  return { saved, arranged: isAsMade ? others : { ...others, [listId]: { filters, sort } } }
}

/** Both went through the same schema: their members stand in the same order. */
function isSame(a: QueueFilters, b: QueueFilters): boolean {
  return JSON.stringify(queueFilters.parse(a)) === JSON.stringify(queueFilters.parse(b))
}

/** With a saved view in the given place, in place of what it was. */
export function withSaved(
  { arranged, saved }: QueuePreferences,
  own: SavedView,
  index?: number,
): QueuePreferences {
  const known = index ?? saved.findIndex(({ id }) => id === own.id)
  const others = saved.filter(({ id }) => id !== own.id)
  const at = known < 0 ? others.length : known
  const { [own.id]: _, ...left } = arranged
  return { arranged: left, saved: [...others.slice(0, at), own, ...others.slice(at)] }
}

export function withoutSaved({ arranged, saved }: QueuePreferences, savedId: string): QueuePreferences {
  const { [savedId]: _, ...left } = arranged
  return { arranged: left, saved: saved.filter(({ id }) => id !== savedId) }
}

/** One place up (-1) or down (1). */
export function withMoved(queue: QueuePreferences, savedId: string, by: -1 | 1): QueuePreferences {
  const from = queue.saved.findIndex(({ id }) => id === savedId)
  const own = queue.saved[from]
  const to = from + by
  if (!own || to < 0 || to >= queue.saved.length) return queue
  const others = queue.saved.filter(({ id }) => id !== savedId)
  return { ...queue, saved: [...others.slice(0, to), own, ...others.slice(to)] }
}
