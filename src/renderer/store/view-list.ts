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
  state: 'untouched' | 'loading' | 'ready' | 'failed'
  /** Where the last page ended; null before the first. */
  horizon: Place | null
  more: boolean
}

export const UNTOUCHED: Paging = { state: 'untouched', horizon: null, more: true }

/**
 * The sessions of a view, newest first. Rows beyond the last page's end stay hidden while more pages exist: patches
 * bring some of them early, and showing those would leave holes between them and the page.
 */
export function viewList(
  rows: Readonly<Record<Id, QueueRow>>,
  view: View,
  me: Id,
  paging: Paging,
): readonly Id[] {
  return Object.values(rows)
    .map((row) => row.session)
    .filter((session) => inView(view, session, me) && isWithin(session, paging))
    .sort(byLastMessage)
    .map((session) => session.id)
}

function isWithin(place: Place, { horizon, more }: Paging): boolean {
  if (!more) return true
  return horizon !== null && byLastMessage(place, horizon) <= 0
}

/** Remembers the last answer: lists are asked for on every change of the store, and few changes concern rows. */
export function rememberingLast<Input extends readonly unknown[], Output>(
  compute: (...input: Input) => Output,
) {
  let last: { input: Input; output: Output } | null = null
  return (...input: Input): Output => {
    if (!last?.input.every((value, index) => Object.is(value, input[index]))) {
      last = { input, output: compute(...input) }
    }
    return last.output
  }
}
