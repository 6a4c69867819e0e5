import { create } from 'zustand'
import { useShallow } from 'zustand/shallow'
import type { ErrorBody } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { Account, Draft, DraftKind, QueueRow, StoreChange } from '#shared/ipc.ts'
import { VIEWS, type View, type ViewCounts } from '#shared/queue.ts'
import type { Words } from '../i18n/I18n.tsx'
import type { Query } from '../search/filters.ts'
import { NO_ENTITIES, without } from './entities.ts'
import { accountOf, applyChanges, type Held, NOTHING_HELD, openAccounts } from './held.ts'
import { type Preferences, readPreferences, writePreferences } from './preferences.ts'
import { type Paging, rememberingLast, UNTOUCHED, viewList } from './view-list.ts'

/** A session on the screen: how far its messages have been asked for. */
export interface Opened {
  state: 'opening' | 'open' | 'failed'
  error: ErrorBody | null
  /** Older messages exist. */
  more: boolean
  older: 'idle' | 'loading' | 'failed'
  /** What the agent had read before: the unread line stands after it. */
  readSeq: number
  /** Counts the times it was opened: drafts are read again on each. */
  round: number
}

export interface Toast {
  id: number
  words: Words
  tone: 'plain' | 'problem'
  action?: { label: Words; run(): void }
}

/** What is asked before something is done with a chat. */
export type ChatDialog = 'assign' | 'transfer' | 'snooze' | 'end' | 'priority' | 'category' | 'tags'

export type DialogState =
  | { name: 'shortcuts' | 'lock' | 'palette' }
  | { name: 'signOut' | 'signInAgain'; accountId: Id }
  | { name: ChatDialog; sessionId: Id }

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
  /** Grows when it was the account of the session on view. */
  readonly openGeneration: number
  readonly paging: Readonly<Record<View, Paging>>
  readonly openId: Id | null
  readonly opened: Readonly<Record<Id, Opened>>
  readonly drafts: Readonly<Record<string, Draft>>
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

export const NO_PAGES = Object.fromEntries(VIEWS.map((view) => [view, UNTOUCHED])) as Record<View, Paging>

const EMPTY_SCREEN: Omit<Screen, 'system' | 'preferences'> = {
  generation: 0,
  openGeneration: 0,
  paging: NO_PAGES,
  openId: null,
  opened: {},
  drafts: {},
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
  system: { version: '', locale: 'en' },
  preferences: readPreferences(),
}))

export const { getState, setState } = useStore

/** What main tells into the store, and with it, in one go, what the screen knows about it. */
export function applyToStore(changes: readonly StoreChange[], screen: Partial<Screen> = {}): void {
  setState((state) => {
    const next = { ...state, ...applyChanges(state, changes), ...screen }
    // Which chat was open is all that is remembered, so that it can be opened again.
    if (next.lock.isLocked) {
      return { ...next, ...EMPTY_SCREEN, openId: state.openId, generation: state.generation + 1 }
    }
    const signedOut = state.accounts.state === 'signed_in' && next.accounts.state === 'signed_out'
    if (signedOut) return { ...next, ...EMPTY_SCREEN, generation: state.generation + 1 }
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
  const openIsGone = state.openId !== null && sessions.includes(state.openId)
  return {
    drafts: without(state.drafts, keys),
    opened: without(state.opened, sessions),
    ...(openIsGone && { openId: null }),
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
  const { openId, preferences, paging } = state
  const accountId = openId === null ? undefined : accountOf(state, openId)
  const concernsOpen = openId !== null && (accountId === undefined || told.includes(accountId))
  const onView = paging[preferences.view]
  const hasPages = onView.horizon !== null || !onView.more
  return {
    paging: { ...NO_PAGES, ...(hasPages && { [preferences.view]: { ...onView, state: 'stale' } }) },
    generation: state.generation + 1,
    ...(concernsOpen && { openGeneration: state.openGeneration + 1 }),
  }
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

/** The ids of the chosen view in order. The same array as before, unless ids or order changed. */
export function useViewList(view: View): readonly Id[] {
  return useStore(
    useShallow((state) => {
      const shown = shownAccounts(state)
      const rows = shown.map(({ id }) => (state.held[id] ?? NO_ENTITIES).rows)
      const readers = shown.map(({ me }) => me.user.id)
      return memoisedViewList(rows, readers, view, state.paging[view])
    }),
  )
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
      return { mine: sum('mine'), unassigned: sum('unassigned'), all: sum('all'), ended: sum('ended') }
    }),
  )
}

export function useRow(sessionId: Id): QueueRow | undefined {
  return useStore((state) => state.held[accountOf(state, sessionId) ?? '']?.rows[sessionId])
}
