import { create } from 'zustand'
import { useShallow } from 'zustand/shallow'
import type { Id } from '#shared/ids.ts'
import type { Account, DraftKind, QueueRow, StoreChange } from '#shared/ipc.ts'
import { type QueueReader, VIEWS, type View, type ViewCounts } from '#shared/queue.ts'
import { type Arrangement, focusedChat, NO_CHATS, type Tab, without as withoutChat } from './arrangement.ts'
import { readChats } from './chats-file.ts'
import { NO_ENTITIES, without } from './entities.ts'
import { accountOf, applyChanges, type Held, NOTHING_HELD, openAccounts } from './held.ts'
import { type Preferences, readPreferences, writePreferences } from './preferences.ts'
import { listOf, type QueueList } from './queue-lists.ts'
import type { Screen } from './screen.ts'
import { type Paging, rememberingLast, UNTOUCHED, viewList, type Wanted } from './view-list.ts'

export type State = Held & Screen

export const NO_PAGES: Readonly<Record<string, Paging>> = Object.fromEntries(
  VIEWS.map((view) => [view, UNTOUCHED]),
)

const EMPTY_SCREEN: Omit<Screen, 'system' | 'preferences' | 'chats' | 'openId' | 'ownChat'> = {
  generation: 0,
  openGeneration: 0,
  paging: NO_PAGES,
  queueText: '',
  listCounts: {},
  selected: [],
  bulk: null,
  opened: {},
  drafts: {},
  copying: {},
  composing: {},
  edits: {},
  deletions: {},
  toasts: [],
  dialog: null,
  chatMenu: null,
  editedSubject: null,
  isSearching: false,
  query: { text: '', chips: [] },
  isAdding: false,
  onlyAccount: null,
  dismissedNotices: [],
  settingsPage: null,
}

export const useStore = create<State>(() => ({
  ...NOTHING_HELD,
  ...EMPTY_SCREEN,
  ...withChats(readChats()),
  ownChat: null,
  system: { version: '', locale: 'en' },
  preferences: readPreferences(),
}))

export const { getState, setState } = useStore

/** What main tells into the store, and with it, in one go, what the screen knows about it. */
export function applyToStore(changes: readonly StoreChange[], screen: Partial<Screen> = {}): void {
  setState((state) => {
    const next = { ...state, ...applyChanges(state, changes), ...screen }
    // Which chats were open is all that is remembered, so that they can be opened again.
    if (next.lock.isLocked) return { ...next, ...EMPTY_SCREEN, generation: state.generation + 1 }
    const signedOut = state.accounts.state === 'signed_in' && next.accounts.state === 'signed_out'
    if (signedOut) {
      return { ...next, ...EMPTY_SCREEN, ...withChats(NO_CHATS), generation: state.generation + 1 }
    }
    const left = Object.keys(state.held).filter((accountId) => !next.held[accountId])
    const told = changes.flatMap((change) =>
      change.kind === 'account' && change.patch.kind === 'reset' ? [change.accountId] : [],
    )
    return { ...next, ...withoutAccounts(state, left), ...(told.length > 0 && toldAnew(state, told)) }
  })
}

/** What the screen still shows of accounts that were signed out. */
function withoutAccounts(state: State, left: readonly Id[]): Partial<Screen> {
  if (left.length === 0) return {}
  const sessions = left.flatMap((accountId) => Object.keys(state.held[accountId]?.rows ?? {}))
  const keys = sessions.flatMap((sessionId) => [draftKey(sessionId, 'reply'), draftKey(sessionId, 'note')])
  const isLeft = ({ accountId }: Tab) => left.includes(accountId ?? '')
  const gone = [...state.chats.tabs, ...state.chats.apart].filter(isLeft)
  return {
    drafts: without(state.drafts, keys),
    opened: without(state.opened, sessions),
    edits: Object.fromEntries(
      Object.entries(state.edits).filter(([, { sessionId }]) => !sessions.includes(sessionId)),
    ),
    ...withChats(gone.reduce((chats, { sessionId }) => withoutChat(chats, sessionId), state.chats)),
    ...(left.includes(state.onlyAccount ?? '') && {
      onlyAccount: null,
      paging: NO_PAGES,
      generation: state.generation + 1,
    }),
  }
}

/**
 * Some accounts' data was replaced. The others keep their place: the list on view stays as long as it was while its
 * pages are asked for again, and a chat of another account is not disturbed.
 */
function toldAnew(state: State, told: readonly Id[]): Partial<Screen> {
  const { chats, preferences, paging } = state
  const concernsOpen = chats.tabs.some(({ accountId }) => accountId === null || told.includes(accountId))
  const { id: listId } = currentList(preferences)
  const onView = pagingOf({ paging }, listId)
  const hasPages = onView.horizon !== null || !onView.more
  return {
    paging: { ...NO_PAGES, ...(hasPages && { [listId]: { ...onView, state: 'stale' } }) },
    generation: state.generation + 1,
    ...(concernsOpen && { openGeneration: state.openGeneration + 1 }),
  }
}

function withChats(chats: Arrangement): Pick<Screen, 'chats' | 'openId'> {
  return { chats, openId: focusedChat(chats) }
}

export function setPreferences(change: Partial<Preferences>): void {
  const preferences = { ...getState().preferences, ...change }
  setState({ preferences })
  writePreferences(preferences)
}

export function draftKey(sessionId: Id, kind: DraftKind): string {
  return `${sessionId}:${kind}`
}

const memoisedViewList = rememberingLast(viewList)

/** The list on view, as it was arranged. The same object, as long as it is the same. */
export const currentList: (preferences: Preferences) => QueueList = rememberingLast(
  ({ queue, view }: Preferences) => listOf(queue, view),
)

const withText = rememberingLast(
  ({ view, filters, sort }: QueueList, text: string): Wanted => ({
    view,
    sort,
    filters: text === filters.text ? filters : { ...filters, text },
  }),
)

/** What the list on view is made of, what is looked for in it included. */
export function wantedOf({ preferences, queueText }: Pick<State, 'preferences' | 'queueText'>): Wanted {
  return withText(currentList(preferences), queueText)
}

export function pagingOf({ paging }: Pick<State, 'paging'>, listId: string): Paging {
  return paging[listId] ?? UNTOUCHED
}

/** The ids of the list on view in order. The same array as before, unless ids or order changed. */
export function currentIds(state: State): readonly Id[] {
  const shown = shownAccounts(state)
  const held = shown.map(({ id }) => state.held[id] ?? NO_ENTITIES)
  const readers = shown.map((account) => readerOf(state, account))
  const paging = pagingOf(state, currentList(state.preferences).id)
  return memoisedViewList(
    held.map(({ rows }) => rows),
    readers,
    wantedOf(state),
    paging,
  )
}

/** Whose eyes the queue is seen with: who may have come into a team since they signed in. */
export function readerOf({ held }: Pick<State, 'held'>, { id, me }: Account): QueueReader {
  return held[id]?.users[me.user.id] ?? me.user
}

export function useCurrentIds(): readonly Id[] {
  return useStore(useShallow(currentIds))
}

/** The accounts whose sessions the queue shows. */
export function shownAccounts(state: State): readonly Account[] {
  const { onlyAccount } = state
  return openAccounts(state).filter(({ id }) => onlyAccount === null || id === onlyAccount)
}

/** How many sessions each view has, over the accounts that the queue shows. */
export function useCounts(): ViewCounts {
  return useStore(
    useShallow((state) => {
      const counts = shownAccounts(state).flatMap(({ id }) => state.held[id]?.counts ?? [])
      const sum = (view: View) => counts.reduce((total, each) => total + each[view], 0)
      return Object.fromEntries(VIEWS.map((view) => [view, sum(view)])) as ViewCounts
    }),
  )
}

export function useRow(sessionId: Id): QueueRow | undefined {
  return useStore((state) => state.held[accountOf(state, sessionId) ?? '']?.rows[sessionId])
}
