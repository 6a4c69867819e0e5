import type { Message, Team, User } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { PendingMessage, QueueRow } from '#shared/ipc.ts'
import type { ViewCounts } from '#shared/queue.ts'
import type { ReadFiles } from './files.ts'
import { countWaiting, readPending } from './pending.ts'
import { countViews, readRow } from './rows.ts'

/** What a committed write has changed for those who look: states, not differences. */
export interface Commit {
  rows: QueueRow[]
  gone: Id[]
  /** Null when no view has changed. */
  counts: ViewCounts | null
  users: User[]
  teams: Team[]
  messages: Message[]
  pending: { sessionId: Id; pending: PendingMessage[] }[]
  /** Null when nothing has changed in the outbox. */
  waiting: number | null
}

/** What a write notes while it goes on. */
export interface Touched {
  /** Sessions whose row in the queue says something else now. */
  sessions: Set<Id>
  gone: Set<Id>
  hasViewsChanged: boolean
  users: User[]
  teams: Team[]
  messages: Message[]
  /** Sessions whose outbox has changed. */
  pending: Set<Id>
}

export function nothingTouched(): Touched {
  return {
    sessions: new Set(),
    gone: new Set(),
    hasViewsChanged: false,
    users: [],
    teams: [],
    messages: [],
    pending: new Set(),
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
    messages: touched.messages,
    pending: [...touched.pending].map((sessionId) => ({ sessionId, pending: readPending(files, sessionId) })),
    waiting: touched.pending.size > 0 ? countWaiting(files) : null,
  }
}
