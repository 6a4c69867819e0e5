import type { Id } from '#shared/ids.ts'
import type { QueueRow, StoreChange } from '#shared/ipc.ts'
import { comparePlaces, placeOf, type QueuePlace } from '#shared/queue-order.ts'
import { ask } from './bridge.ts'
import { writePreferences } from './preferences.ts'
import { type Arrangement, listOf, type QueueList, withArrangement } from './queue-lists.ts'
import {
  applyToStore,
  currentList,
  getState,
  NO_PAGES,
  pagingOf,
  type State,
  setPreferences,
  setState,
  useStore,
  wantedOf,
} from './store.ts'
import { type Paging, UNTOUCHED, type Wanted } from './view-list.ts'

/** Shows a list of the queue: a view by its name, or a saved view by its id. */
export function chooseView(listId: string): void {
  const { preferences, queueText, paging } = getState()
  const left = currentList(preferences).id
  if (left === listId) return
  // What was looked for is not what is left behind.
  const pages = queueText === '' ? paging : { ...paging, [left]: UNTOUCHED }
  setState({ queueText: '', selected: [], paging: pages })
  setPreferences({ view: listId })
  void loadFirstPage(listId)
}

/** Shows one account's sessions in the queue, or, with null, those of all. */
export function chooseAccount(accountId: Id | null): void {
  const { generation, preferences } = getState()
  setState({ onlyAccount: accountId, paging: NO_PAGES, generation: generation + 1, selected: [] })
  void loadFirstPage(currentList(preferences).id)
}

interface Arranged extends Arrangement {
  text: string
}

/** What was asked for last, until it is on the screen. */
let arranging: { listId: string; arranged: Arranged } | null = null

/** Narrows or sorts the list on view. It goes on showing what it has until its new beginning is here. */
export async function arrange(change: Partial<Arranged>): Promise<void> {
  const { preferences, queueText, generation } = getState()
  const list = currentList(preferences)
  const before = arranging?.listId === list.id ? arranging.arranged : { ...list, text: queueText }
  const { filters, sort, text } = { ...before, ...change }
  const asked = { listId: list.id, arranged: { filters, sort, text } }
  arranging = asked
  const page = await askPage({ view: list.view, sort, filters: { ...filters, text } }, null)
  if (arranging !== asked) return
  arranging = null
  if (currentList(getState().preferences).id !== list.id) return
  const isFresh = page !== null && getState().generation === generation
  const { paging } = getState()
  const next = {
    ...getState().preferences,
    queue: withArrangement(getState().preferences.queue, list.id, { filters, sort }),
  }
  applyToStore(isFresh ? rowChanges(page.rows) : [], {
    preferences: next,
    queueText: text,
    paging: {
      ...paging,
      [list.id]: isFresh ? { state: 'ready', horizon: page.end, more: page.more } : UNTOUCHED,
    },
  })
  writePreferences(next)
  if (!isFresh) await loadFirstPage(list.id)
}

/** Reads the beginning of a list from the cache, unless it has been. */
export async function loadFirstPage(listId: string): Promise<void> {
  const { state } = pagingOf(getState(), listId)
  if (state === 'stale') await loadAgain(listId)
  if (state === 'untouched' || state === 'failed') await loadNextPage(listId)
}

export async function loadNextPage(listId: string): Promise<void> {
  const { state, horizon, more } = pagingOf(getState(), listId)
  // What is being read again is no place to go on from.
  if (state === 'loading' || state === 'stale' || !more) return
  setPaging(listId, { state: 'loading' })
  const page = await readPage(listId, horizon)
  if (page) addPage(page, listId, { state: 'ready', horizon: page.end, more: page.more })
}

/** Reads the rest of a list; whether all of it is here then. It ends early when somebody goes to another list. */
export async function loadWhole(listId: string): Promise<boolean> {
  const { generation } = getState()
  const isOnView = () =>
    getState().generation === generation && currentList(getState().preferences).id === listId
  for (;;) {
    await isRead(listId)
    const { state, horizon, more } = pagingOf(getState(), listId)
    if (state !== 'ready' || !more || !isOnView()) return state === 'ready' && !more
    await loadNextPage(listId)
    if (pagingOf(getState(), listId).horizon === horizon) return false
  }
}

/** Waits for a page of the list that is under way. */
function isRead(listId: string): Promise<void> {
  return new Promise((resolve) => {
    const isLoading = (state: State) => pagingOf(state, listId).state === 'loading'
    if (!isLoading(getState())) return resolve()
    const leave = useStore.subscribe((state) => {
      if (isLoading(state)) return
      leave()
      resolve()
    })
  })
}

/** Reads as much of a list as is on the screen, which goes on showing what it has. */
async function loadAgain(listId: string): Promise<void> {
  const shown = pagingOf(getState(), listId)
  setPaging(listId, { state: 'loading' })
  let page = await readPage(listId, null)
  while (page?.more && page.end && isShort(listId, page.end, shown)) {
    addPage(page, listId, {})
    page = await readPage(listId, page.end)
  }
  if (page) addPage(page, listId, { state: 'ready', horizon: page.end, more: page.more })
}

function isShort(listId: string, end: QueuePlace, { horizon, more }: Paging): boolean {
  return !more || (horizon !== null && comparePlaces(wantedFor(listId).sort, end, horizon) < 0)
}

/** What a list is made of: what is looked for, is in the one on view. */
function wantedFor(listId: string): Wanted {
  const state = getState()
  return currentList(state.preferences).id === listId
    ? wantedOf(state)
    : listOf(state.preferences.queue, listId)
}

interface Page {
  rows: QueueRow[]
  end: QueuePlace | null
  more: boolean
}

/** Null when it could not be read. */
async function askPage({ view, filters, sort }: Wanted, after: QueuePlace | null): Promise<Page | null> {
  const { onlyAccount } = getState()
  const answer = await ask('queue.page', {
    ...{ view, filters, sort, after },
    ...(onlyAccount && { accountId: onlyAccount }),
  })
  if (!answer.ok) return null
  const { rows, more } = answer.value
  const last = rows[rows.length - 1]?.session
  return { rows, more, end: last ? placeOf(sort, last) : after }
}

/** Null when it could not be read, or is not wanted any more. */
async function readPage(listId: string, after: QueuePlace | null): Promise<Page | null> {
  const { generation } = getState()
  const wanted = wantedFor(listId)
  const page = await askPage(wanted, after)
  // What was asked before something was told anew, or arranged anew, says nothing about what is there now.
  if (getState().generation !== generation || !isStillWanted(listId, wanted)) return null
  if (!page) setPaging(listId, { state: 'failed' })
  return page
}

function isStillWanted(listId: string, { filters, sort }: Wanted): boolean {
  const now = wantedFor(listId)
  return now.sort === sort && JSON.stringify(now.filters) === JSON.stringify(filters)
}

function addPage({ rows }: Page, listId: string, change: Partial<Paging>): void {
  const { paging } = getState()
  applyToStore(rowChanges(rows), {
    paging: { ...paging, [listId]: { ...pagingOf({ paging }, listId), ...change } },
  })
}

function rowChanges(rows: readonly QueueRow[]): StoreChange[] {
  return [...new Set(rows.map(({ accountId }) => accountId))].map((accountId) => ({
    kind: 'account',
    accountId,
    patch: { kind: 'rows', rows: rows.filter((row) => row.accountId === accountId) },
  }))
}

function setPaging(listId: string, change: Partial<Paging>): void {
  const { paging } = getState()
  setState({ paging: { ...paging, [listId]: { ...pagingOf({ paging }, listId), ...change } } })
}

/** The list before or after the one on view, of those given. */
export function stepView(lists: readonly QueueList[], by: -1 | 1): void {
  const at = lists.findIndex(({ id }) => id === currentList(getState().preferences).id)
  const next = lists[(at + by + lists.length) % lists.length]
  if (next) chooseView(next.id)
}
