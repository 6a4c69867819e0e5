import type { Id } from '#shared/ids.ts'
import type { Reader, Writer } from '../files/connection.ts'

/** Whose files they are. `me` is the signed-in user: unread and "mine" are seen with their eyes. */
export interface Owner {
  readonly me: Id
  readonly accountId: Id
}

/** What a call works on. */
export interface ReadFiles extends Owner {
  readonly cache: Reader
  readonly journal: Reader
}

export interface WriteFiles extends ReadFiles {
  readonly cache: Writer
  readonly journal: Writer
  crash(point: string): void
  /** ISO text, by this computer's clock. */
  now(): string
}
