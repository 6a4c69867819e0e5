import type { View } from '#shared/queue.ts'
import { ask } from './bridge.ts'
import { applyToStore, getState, setPreferences, setState } from './store.ts'
import type { Paging } from './view-list.ts'

export function chooseView(view: View): void {
  setPreferences({ view })
  void loadFirstPage(view)
}

/** Reads the beginning of a view from the cache, unless it has been. */
export async function loadFirstPage(view: View): Promise<void> {
  const { state } = getState().paging[view]
  if (state === 'untouched' || state === 'failed') await loadNextPage(view)
}

export async function loadNextPage(view: View): Promise<void> {
  const { generation, paging } = getState()
  const { state, horizon, more } = paging[view]
  if (state === 'loading' || !more) return
  setPaging(view, { state: 'loading' })
  const answer = await ask('queue.page', { view, after: horizon })
  // What was asked before everything was replaced says nothing about what is there now.
  if (getState().generation !== generation) return
  if (!answer.ok) {
    setPaging(view, { state: 'failed' })
    return
  }
  const last = answer.value.rows[answer.value.rows.length - 1]?.session
  const end = last ? { lastMessageAt: last.lastMessageAt, id: last.id } : horizon
  applyToStore([{ kind: 'rows', rows: answer.value.rows }], {
    paging: { ...getState().paging, [view]: { state: 'ready', horizon: end, more: answer.value.more } },
  })
}

function setPaging(view: View, change: Partial<Paging>): void {
  const { paging } = getState()
  setState({ paging: { ...paging, [view]: { ...paging[view], ...change } } })
}
