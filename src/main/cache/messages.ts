import type { Id } from '#shared/ids.ts'
import type { CallName } from './calls/index.ts'
import type { FileErrorKind } from './files/errors.ts'

/** What the worker is started with. */
export interface WorkerData {
  folder: string
  key: Uint8Array
  binding: string | undefined
  me: Id
  accountId: Id
  isCrashEnabled: boolean
}

export interface Request {
  id: number
  name: CallName | 'close'
  input: unknown
}

/** `bug` is a mistake of ours; everything else is the trouble of a file. */
export interface Failure {
  kind: FileErrorKind | 'bug'
  message: string
}

/** What had to be done to a file so that it could be used. */
export type Repair = 'cache_rebuilt' | 'journal_salvaged'

export type Answer =
  | { id: number; ok: true; value: unknown; milliseconds: number }
  | { id: number; ok: false; failure: Failure; milliseconds: number }

export type Telling =
  | { event: 'opened'; repairs: Repair[] }
  | { event: 'not-opened'; failure: Failure }
  /** A file turned out to be damaged while it was used. */
  | { event: 'repaired'; repair: Repair }

export type FromWorker = Answer | Telling
