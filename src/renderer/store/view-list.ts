import type { Id } from '#shared/ids.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { inView, type QueueReader, type View } from '#shared/queue.ts'
import { createFilter, type QueueFilters } from '#shared/queue-filters.ts'
import { comparePlaces, placeOf, type QueuePlace, type QueueSort } from '#shared/queue-order.ts'

/** What a list of the queue is made of. */
export interface Wanted {
  readonly view: View
  readonly filters: QueueFilters
  readonly sort: QueueSort
}

/** How much of a list has been asked for. */
export interface Paging {
  /** `stale`: shown as far as its rows are still here, and to be asked for again. */
  state: 'untouched' | 'stale' | 'loading' | 'ready' | 'failed'
  /** Where the last page ended; null before the first. */
  horizon: QueuePlace | null
  more: boolean
}

export const UNTOUCHED: Paging = { state: 'untouched', horizon: null, more: true }

type Rows = Readonly<Record<Id, QueueRow>>

/**
 * The sessions of a list over several accounts, in its order. `readers` are who reads the rows of the same place. Rows
 * beyond the last page's end stay hidden while more pages exist: patches bring some of them early, and showing those
 * would leave holes between them and the page.
 */
export function viewList(
  rows: readonly Rows[],
  readers: readonly QueueReader[],
  { view, filters, sort }: Wanted,
  paging: Paging,
): readonly Id[] {
  const isThrough = createFilter(filters)
  const places: QueuePlace[] = []
  for (const [index, held] of rows.entries()) {
    const reader = readers[index]
    if (!reader) continue
    for (const row of Object.values(held)) {
      if (!inView(view, row, reader) || !isThrough(row, reader)) continue
      const place = placeOf(sort, row.session)
      if (isWithin(sort, place, paging)) places.push(place)
    }
  }
  return [...new Set(places.sort((a, b) => comparePlaces(sort, a, b)).map(({ id }) => id))]
}

function isWithin(sort: QueueSort, place: QueuePlace, { horizon, more }: Paging): boolean {
  if (!more) return true
  return horizon !== null && comparePlaces(sort, place, horizon) <= 0
}

/**
 * Remembers the last answer: lists are asked for on every change of the store, and few changes concern rows. Lists in
 * the input are compared by what is in them.
 */
export function rememberingLast<Input extends readonly unknown[], Output>(
  compute: (...input: Input) => Output,
) {
  let last: { input: Input; output: Output } | null = null
  return (...input: Input): Output => {
    if (!last || !isSame(last.input, input, 1)) last = { input, output: compute(...input) }
    return last.output
  }
}

function isSame(a: unknown, b: unknown, depth = 0): boolean {
  if (Object.is(a, b)) return true
  if (depth < 0 || !Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
  return a.every((value, index) => isSame(value, b[index], depth - 1))
}
