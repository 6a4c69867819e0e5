import { create } from 'zustand'
import { useShallow } from 'zustand/shallow'
import type { ErrorBody } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { Draft, DraftKind, Patch, QueueRow } from '#shared/ipc.ts'
import { VIEWS, type View } from '#shared/queue.ts'
import type { Me } from '#shared/rest.ts'
import type { Words } from '../i18n/I18n.tsx'
import { applyPatches, type Entities, NO_ENTITIES } from './entities.ts'
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

type DialogName = 'shortcuts' | 'signOut' | 'signInAgain'

interface Screen {
  /** Grows when everything held was replaced: what was paged or opened has to be asked for again. */
  readonly generation: number
  readonly paging: Readonly<Record<View, Paging>>
  readonly openId: Id | null
  readonly opened: Readonly<Record<Id, Opened>>
  readonly drafts: Readonly<Record<string, Draft>>
  readonly toasts: readonly Toast[]
  readonly dialog: DialogName | null
  readonly dismissedNotices: readonly string[]
  readonly preferences: Preferences
}

export type State = Entities & Screen

const NO_PAGES = Object.fromEntries(VIEWS.map((view) => [view, UNTOUCHED])) as Record<View, Paging>

const EMPTY_SCREEN: Omit<Screen, 'preferences'> = {
  generation: 0,
  paging: NO_PAGES,
  openId: null,
  opened: {},
  drafts: {},
  toasts: [],
  dialog: null,
  dismissedNotices: [],
}

export const useStore = create<State>(() => ({
  ...NO_ENTITIES,
  ...EMPTY_SCREEN,
  preferences: readPreferences(),
}))

export const { getState, setState } = useStore

/** Patches into the store, and with them, in one go, what the screen knows about them. */
export function applyToStore(patches: readonly Patch[], screen: Partial<Screen> = {}): void {
  setState((state) => {
    const next = { ...state, ...applyPatches(state, patches), ...screen }
    const signedOut = state.account.state === 'signed_in' && next.account.state === 'signed_out'
    if (signedOut) return { ...next, ...EMPTY_SCREEN, generation: state.generation + 1 }
    if (!patches.some(({ kind }) => kind === 'reset')) return next
    return { ...next, paging: NO_PAGES, generation: state.generation + 1 }
  })
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
    useShallow((state) => memoisedViewList(state.rows, view, meOf(state)?.user.id ?? '', state.paging[view])),
  )
}

export function meOf({ account }: Entities): Me | null {
  return account.state === 'signed_in' ? account.me : null
}

/** Who is signed in. Only for what is shown to somebody who is. */
export function useMe(): Me {
  const me = useStore(meOf)
  if (!me) throw new Error('Nobody is signed in.')
  return me
}

export function useRow(sessionId: Id): QueueRow | undefined {
  return useStore((state) => state.rows[sessionId])
}

export function useIsOnline(): boolean {
  return useStore((state) => state.sync.connection.state === 'online')
}
