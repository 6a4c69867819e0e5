import type { Id } from '#shared/ids.ts'
import type { Reader, Writer } from '../files/connection.ts'

/** What a call works on. `me` is the signed-in user: unread and "mine" are seen with their eyes. */
export interface ReadFiles {
  readonly cache: Reader
  readonly journal: Reader
  readonly me: Id
}

export interface WriteFiles extends ReadFiles {
  readonly cache: Writer
  readonly journal: Writer
  crash(point: string): void
}
