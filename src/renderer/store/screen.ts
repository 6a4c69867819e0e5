import type { ErrorBody, ErrorCode } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { Draft, DraftKind } from '#shared/ipc.ts'
import type { Words } from '../i18n/I18n.tsx'
import type { Query } from '../search/filters.ts'
import type { Arrangement } from './arrangement.ts'
import type { Preferences } from './preferences.ts'
import type { Paging } from './view-list.ts'

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
  'people',
  'workspace',
  'privacy',
  'updates',
  'health',
] as const
export type SettingsPage = (typeof SETTINGS_PAGES)[number]

/** What the screens choose and remember, beside what main has told. */
export interface Screen {
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
  /** The one chat that this window is for; null in the console. */
  readonly ownChat: Id | null
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
