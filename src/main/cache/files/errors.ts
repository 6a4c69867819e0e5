/**
 * `corrupt`: damaged, foreign or under another key. `full` and `unwritable`: the disk's or the system's doing, and
 * nothing in the file has changed. `newer`: written by a later version of Parley.
 */
export type FileErrorKind = 'corrupt' | 'full' | 'unwritable' | 'newer'

export class FileError extends Error {
  override readonly name = 'FileError'
  readonly kind: FileErrorKind
  readonly file: string

  constructor(kind: FileErrorKind, file: string, options?: ErrorOptions) {
    super(`${file}: ${kind}`, options)
    this.kind = kind
    this.file = file
  }
}

const KINDS: readonly [prefix: string, kind: FileErrorKind][] = [
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'unwritable'],
  ['SQLITE_CANTOPEN', 'unwritable'],
  ['SQLITE_PERM', 'unwritable'],
  ['SQLITE_IOERR', 'unwritable'],
]

/** Null for what is no trouble of a file: a mistake of ours, or a file error that has its name already. */
export function fileErrorKind(error: unknown): FileErrorKind | null {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return KINDS.find(([prefix]) => code.startsWith(prefix))?.[1] ?? null
}
