import type { AttributeDefinition, Label, Message, Suggestion, Team, User } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { DraftFile, HandOver, PendingMessage, QueueRow } from '#shared/ipc.ts'
import type { ViewCounts } from '#shared/queue.ts'
import { readDraftFiles } from './draft-files.ts'
import type { ReadFiles } from './files.ts'
import { countOutbox, type OutboxCounts, readPending } from './pending.ts'
import { countViews, readRow } from './rows.ts'
import { readHandOvers, readSuggestions } from './suggestions.ts'

/** What a committed write has changed for those who look: states, not differences. */
export interface Commit {
  rows: QueueRow[]
  gone: Id[]
  /** Null when no view has changed. */
  counts: ViewCounts | null
  users: User[]
  teams: Team[]
  labels: Label[]
  definitions: AttributeDefinition[]
  messages: Message[]
  pending: { sessionId: Id; pending: PendingMessage[] }[]
  draftFiles: { sessionId: Id; files: DraftFile[] }[]
  suggestions: { sessionId: Id; suggestions: Suggestion[]; handOvers: HandOver[] }[]
  /** Null when the outbox holds as much as before. */
  outbox: OutboxCounts | null
}

/** What a write notes while it goes on. */
export interface Touched {
  /** Sessions whose row in the queue says something else now. */
  sessions: Set<Id>
  gone: Set<Id>
  hasViewsChanged: boolean
  users: User[]
  teams: Team[]
  labels: Label[]
  definitions: AttributeDefinition[]
  messages: Message[]
  /** Sessions whose outbox has changed. */
  pending: Set<Id>
  /** Sessions of which a draft has other files. */
  draftFiles: Set<Id>
  hasOutboxCountChanged: boolean
  /** Sessions for which colleagues have left something, or no longer. */
  suggestions: Set<Id>
}

export function nothingTouched(): Touched {
  return {
    sessions: new Set(),
    gone: new Set(),
    hasViewsChanged: false,
    users: [],
    teams: [],
    labels: [],
    definitions: [],
    messages: [],
    pending: new Set(),
    draftFiles: new Set(),
    hasOutboxCountChanged: false,
    suggestions: new Set(),
  }
}

/** Reads what was touched, once it is committed. */
export function commitOf(files: ReadFiles, touched: Touched): Commit {
  return {
    rows: [...touched.sessions].flatMap((sessionId) => readRow(files, sessionId) ?? []),
    gone: [...touched.gone],
    counts: touched.hasViewsChanged ? countViews(files) : null,
    users: touched.users,
    teams: touched.teams,
    labels: touched.labels,
    definitions: touched.definitions,
    messages: touched.messages,
    pending: [...touched.pending].map((sessionId) => ({ sessionId, pending: readPending(files, sessionId) })),
    draftFiles: [...touched.draftFiles].map((sessionId) => ({
      sessionId,
      files: readDraftFiles(files, sessionId),
    })),
    suggestions: [...touched.suggestions].map((sessionId) => ({
      sessionId,
      suggestions: readSuggestions(files, sessionId),
      handOvers: readHandOvers(files, sessionId),
    })),
    outbox: touched.hasOutboxCountChanged ? countOutbox(files) : null,
  }
}
