import { create } from 'zustand'
import { useShallow } from 'zustand/shallow'
import type { ErrorBody, ErrorCode } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { Account, Draft, DraftKind, QueueRow, StoreChange } from '#shared/ipc.ts'
import { type QueueReader, VIEWS, type View, type ViewCounts } from '#shared/queue.ts'
import type { Words } from '../i18n/I18n.tsx'
import type { Query } from '../search/filters.ts'
import { type Arrangement, focusedChat, NO_CHATS, without as withoutChat } from './arrangement.ts'
import { readChats } from './chats-file.ts'
import { NO_ENTITIES, without } from './entities.ts'
import { accountOf, applyChanges, type Held, NOTHING_HELD, openAccounts } from './held.ts'
import { type Preferences, readPreferences, writePreferences } from './preferences.ts'
import { listOf, type QueueList } from './queue-lists.ts'
import { type Paging, rememberingLast, UNTOUCHED, viewList, type Wanted } from './view-list.ts'

/** A session on the screen: how far its messages have been asked for. */
export interface Opened {
  state: 'opening' | 'open' | 'failed'
  error: ErrorBody | null
  /** Older messages exist. */
  more: boolean
  older: 'idle' | 'loading' | 'failed'
  /** Newer messages exist than those held: somebody has gone far up. */
  hasNewer: boolean
  newer: 'idle' | 'loading' | 'failed'
  /** What the agent had read before: the unread line stands after it. */
  readSeq: number
  /** Counts the times it was opened: drafts are read again on each. */
  round: number
  /** A message that somebody wants to see; `turn` tells one wish from the next. */
  jump: { messageId: Id; turn: number; takesFocus: boolean } | null
}

/** Several chats are being changed: `asking`, because some of them cannot be, or under way. */
export type BulkState =
  | {
      step: 'asking'
      ready: number
      refused: readonly { sessionId: Id; code: ErrorCode }[]
      /** Goes on with those that can be changed. */
      go(): void
    }
  | { step: 'running'; done: number; all: number; stop(): void }

export interface Toast {
  id: number
  words: Words
  tone: 'plain' | 'problem'
  action?: { label: Words; run(): void }
}

/** A file on its way from the page into a draft, or one that could not go and says why. */
export interface Copying {
  key: number
  name: string
  size: number
  /** Bytes that are there. */
  copied: number
  refused: Words | null
}

/** What is asked before something is done with a chat. */
export type ChatDialog = 'assign' | 'transfer' | 'snooze' | 'end' | 'priority' | 'category' | 'tags'

/** `recoveryCodes` are shown once, so they come with it. */
export type DialogState =
  | { name: 'shortcuts' | 'lock' | 'palette' | 'tour' }
  | { name: 'secondFactor'; accountId: Id }
  | { name: 'recoveryCodes'; codes: readonly string[] }
  | { name: 'signOut' | 'signInAgain'; accountId: Id }
  | { name: ChatDialog; sessionId: Id }
  /** About one message. */
  | { name: 'viewer' | 'lifeLine'; accountId: Id; sessionId: Id; messageId: Id }

/** My own message while I change what it says. */
export interface MessageEdit {
  sessionId: Id
  body: string
  /** The `editedAt` that its text was read at. */
  baseEditedAt: string | null
  isSaving: boolean
}

export const SETTINGS_PAGES = [
  'appearance',
  'notifications',
  'language',
  'writing',
  'shortcuts',
  'account',
  'privacy',
  'updates',
  'health',
] as const
export type SettingsPage = (typeof SETTINGS_PAGES)[number]

interface Screen {
  /** Grows when an account was told anew: what was paged has to be asked for again. */
  readonly generation: number
  /** Grows when it was the account of an open chat. */
  readonly openGeneration: number
  /** By the id of a list. */
  readonly paging: Readonly<Record<string, Paging>>
  /** What is looked for in the list on view. */
  readonly queueText: string
  /** How many sessions narrowed lists have, by their id; asked for again when anything changes. */
  readonly listCounts: Readonly<Record<string, number>>
  /** Sessions of the list on view that are chosen for something. */
  readonly selected: readonly Id[]
  /** What is being done with them. */
  readonly bulk: BulkState | null
  /** Which chats have a tab, and which are on view. */
  readonly chats: Arrangement
  /** The chat that the keys are for: the one in the focused pane. */
  readonly openId: Id | null
  readonly opened: Readonly<Record<Id, Opened>>
  readonly drafts: Readonly<Record<string, Draft>>
  readonly copying: Readonly<Record<string, readonly Copying[]>>
  /** What each chat's composer is at, once somebody has chosen. */
  readonly composing: Readonly<Record<Id, DraftKind>>
  /** By message. */
  readonly edits: Readonly<Record<Id, MessageEdit>>
  /** Messages that are held back before they are deleted: until when, and the toast that says so. */
  readonly deletions: Readonly<Record<Id, { due: number; toastId: number }>>
  readonly toasts: readonly Toast[]
  readonly dialog: DialogState | null
  /** The menu of a chat in the list, at a place of the window. */
  readonly chatMenu: { sessionId: Id; x: number; y: number } | null
  /** The chat whose subject is being written. */
  readonly editedSubject: Id | null
  /** The search stands in the queue's place. */
  readonly isSearching: boolean
  /** What was searched for last, with what it was narrowed to. */
  readonly query: Query
  /** The sign-in screen is open to add a workspace to those that are there. */
  readonly isAdding: boolean
  /** The queue shows this account only. */
  readonly onlyAccount: Id | null
  readonly dismissedNotices: readonly string[]
  /** The page of the settings that stands before everything else. */
  readonly settingsPage: SettingsPage | null
  /** What main has said about itself and this computer. */
  readonly system: { readonly version: string; readonly locale: string }
  readonly preferences: Preferences
}

export type State = Held & Screen

export const NO_PAGES: Readonly<Record<string, Paging>> = Object.fromEntries(
  VIEWS.map((view) => [view, UNTOUCHED]),
)

const EMPTY_SCREEN: Omit<Screen, 'system' | 'preferences' | 'chats' | 'openId'> = {
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
  const gone = state.chats.tabs.filter(({ accountId }) => left.includes(accountId ?? ''))
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
