import type { Id } from '#shared/ids.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { byLastMessage, inView, type View } from '#shared/queue.ts'

/** The place of a row in a view's order. */
interface Place {
  lastMessageAt: string
  id: Id
}

/** How much of a view has been asked for. */
export interface Paging {
  /** `stale`: shown as far as its rows are still here, and to be asked for again. */
  state: 'untouched' | 'stale' | 'loading' | 'ready' | 'failed'
  /** Where the last page ended; null before the first. */
  horizon: Place | null
  more: boolean
}

export const UNTOUCHED: Paging = { state: 'untouched', horizon: null, more: true }

type Rows = Readonly<Record<Id, QueueRow>>

/**
 * The sessions of a view over several accounts, newest first. `readers` are who reads the rows of the same place. Rows
 * beyond the last page's end stay hidden while more pages exist: patches bring some of them early, and showing those
 * would leave holes between them and the page.
 */
export function viewList(
  rows: readonly Rows[],
  readers: readonly Id[],
  view: View,
  paging: Paging,
): readonly Id[] {
  const sessions = rows.flatMap((held, index) =>
    Object.values(held)
      .map((row) => row.session)
      .filter((session) => inView(view, session, readers[index] ?? '') && isWithin(session, paging)),
  )
  return [...new Set(sessions.sort(byLastMessage).map((session) => session.id))]
}

function isWithin(place: Place, { horizon, more }: Paging): boolean {
  if (!more) return true
  return horizon !== null && byLastMessage(place, horizon) <= 0
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
