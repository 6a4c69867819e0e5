import type { Id } from '#shared/ids.ts'
import type { QueueRow, StoreChange } from '#shared/ipc.ts'
import { byLastMessage, type View } from '#shared/queue.ts'
import { ask } from './bridge.ts'
import { applyToStore, getState, NO_PAGES, setPreferences, setState } from './store.ts'
import type { Paging } from './view-list.ts'

export function chooseView(view: View): void {
  setPreferences({ view })
  void loadFirstPage(view)
}

/** Shows one account's sessions in the queue, or, with null, those of all. */
export function chooseAccount(accountId: Id | null): void {
  const { generation, preferences } = getState()
  setState({ onlyAccount: accountId, paging: NO_PAGES, generation: generation + 1 })
  void loadFirstPage(preferences.view)
}

/** Reads the beginning of a view from the cache, unless it has been. */
export async function loadFirstPage(view: View): Promise<void> {
  const { state } = getState().paging[view]
  if (state === 'stale') await loadAgain(view)
  if (state === 'untouched' || state === 'failed') await loadNextPage(view)
}

export async function loadNextPage(view: View): Promise<void> {
  const { state, horizon, more } = getState().paging[view]
  // What is being read again is no place to go on from.
  if (state === 'loading' || state === 'stale' || !more) return
  setPaging(view, { state: 'loading' })
  const page = await readPage(view, horizon)
  if (page) addPage(page, view, { state: 'ready', horizon: page.end, more: page.more })
}

/** Reads as much of a view as is on the screen, which goes on showing what it has. */
async function loadAgain(view: View): Promise<void> {
  const shown = getState().paging[view]
  setPaging(view, { state: 'loading' })
  let page = await readPage(view, null)
  while (page?.more && page.end && isShort(page.end, shown)) {
    addPage(page, view, {})
    page = await readPage(view, page.end)
  }
  if (page) addPage(page, view, { state: 'ready', horizon: page.end, more: page.more })
}

function isShort(end: Place, { horizon, more }: Paging): boolean {
  return !more || (horizon !== null && byLastMessage(end, horizon) < 0)
}

type Place = NonNullable<Paging['horizon']>

interface Page {
  rows: QueueRow[]
  end: Place | null
  more: boolean
}

/** Null when it could not be read, or is not wanted any more. */
async function readPage(view: View, after: Place | null): Promise<Page | null> {
  const { generation, onlyAccount } = getState()
  const answer = await ask('queue.page', { view, after, ...(onlyAccount && { accountId: onlyAccount }) })
  // What was asked before something was told anew says nothing about what is there now.
  if (getState().generation !== generation) return null
  if (!answer.ok) {
    setPaging(view, { state: 'failed' })
    return null
  }
  const { rows, more } = answer.value
  const last = rows[rows.length - 1]?.session
  return { rows, more, end: last ? { lastMessageAt: last.lastMessageAt, id: last.id } : after }
}

function addPage({ rows }: Page, view: View, change: Partial<Paging>): void {
  const { paging } = getState()
  applyToStore(rowChanges(rows), { paging: { ...paging, [view]: { ...paging[view], ...change } } })
}

function rowChanges(rows: readonly QueueRow[]): StoreChange[] {
  return [...new Set(rows.map(({ accountId }) => accountId))].map((accountId) => ({
    kind: 'account',
    accountId,
    patch: { kind: 'rows', rows: rows.filter((row) => row.accountId === accountId) },
  }))
}

function setPaging(view: View, change: Partial<Paging>): void {
  const { paging } = getState()
  setState({ paging: { ...paging, [view]: { ...paging[view], ...change } } })
}
