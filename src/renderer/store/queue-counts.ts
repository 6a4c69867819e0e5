import { isNarrowed } from '#shared/queue-filters.ts'
import { ask } from './bridge.ts'
import { getState, type State, setState, useCounts, useStore, wantedOf } from './store.ts'

/** Changes that come together are counted together. */
const SETTLE_MS = 150
/** The id under which the list on view is counted, as it is narrowed. */
const ON_VIEW = 'on-view'

let timer: ReturnType<typeof setTimeout> | undefined
/** Something has changed since the question that is under way. */
let isStale = false
let isAsking = false

/** Keeps the counts of narrowed lists true: they are asked for again whenever what they count may have changed. */
export function watchCounts(): () => void {
  count()
  return useStore.subscribe((state, before) => {
    if (!isOfConcern(state, before)) return
    // What the agent has done themselves is counted at once.
    if (wantedOf(state) !== wantedOf(before) || state.preferences.queue !== before.preferences.queue) count()
    else timer ??= setTimeout(count, SETTLE_MS)
  })
}

function isOfConcern(state: State, before: State): boolean {
  return (
    state.preferences.queue !== before.preferences.queue ||
    state.preferences.view !== before.preferences.view ||
    state.queueText !== before.queueText ||
    state.onlyAccount !== before.onlyAccount ||
    (state.held !== before.held &&
      Object.entries(state.held).some(([accountId, held]) => {
        const { rows, counts } = before.held[accountId] ?? {}
        return held.rows !== rows || held.counts !== counts
      }))
  )
}

function count(): void {
  clearTimeout(timer)
  timer = undefined
  isStale = true
  if (!isAsking) void countAgain()
}

async function countAgain(): Promise<void> {
  isAsking = true
  while (isStale) {
    isStale = false
    const state = getState()
    const { view, filters } = wantedOf(state)
    const lists = [
      ...state.preferences.queue.saved.map((own) => ({ id: own.id, view: own.view, filters: own.filters })),
      ...(isNarrowed(filters) ? [{ id: ON_VIEW, view, filters }] : []),
    ]
    if (lists.length === 0 || state.accounts.state !== 'signed_in') break
    const answer = await ask('queue.count', {
      lists: lists.map(({ view, filters }) => ({ view, filters })),
      ...(state.onlyAccount && { accountId: state.onlyAccount }),
    })
    if (!answer.ok) break
    const counts = lists.map(({ id }, index) => [id, answer.value.counts[index] ?? 0])
    setState({ listCounts: Object.fromEntries(counts) })
  }
  isAsking = false
}

/** How many sessions the list on view has: as it is narrowed, and in its whole view. Null until they are counted. */
export function useShownCounts(): { shown: number | null; all: number } {
  const { view, filters } = useStore(wantedOf)
  const narrowed = useStore((state) => state.listCounts[ON_VIEW])
  const all = useCounts()[view]
  return { shown: isNarrowed(filters) ? (narrowed ?? null) : all, all }
}
