import type { Id } from '#shared/ids.ts'
import type { CallName } from './calls/index.ts'
import type { FileErrorKind } from './files/errors.ts'

/** Whose files a worker opens, and how. */
export interface Desk {
  folder: string
  key: Uint8Array
  binding: string | undefined
  me: Id
  accountId: Id
  isCrashEnabled: boolean
}

/** What a worker is started with that is to be ready before there is anything to open. */
export interface Preparation {
  binding: string | undefined
}

/** The first message to a worker. */
export interface Opening {
  open: Desk
}

export interface Request {
  id: number
  name: CallName | 'close'
  input: unknown
  /** The answer is for the page, and main only passes it on. */
  isPassed?: true
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
