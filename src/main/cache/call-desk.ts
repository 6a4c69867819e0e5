import type { Owner, ReadFiles, WriteFiles } from './calls/files.ts'
import { type CallName, READS, WRITES } from './calls/index.ts'
import type { DeskFiles, FileName } from './desk-files.ts'
import { Reader, Writer } from './files/connection.ts'
import { FileError } from './files/errors.ts'
import type { Repair, Request } from './messages.ts'

/** What was erased is gone from the write-ahead log after this long. */
const TRUNCATE_AFTER_MS = 3_000

type Call<Files> = (files: Files, input: unknown) => unknown

/** Carries out calls on the two files, and sees to what they leave behind. */
export class CallDesk {
  readonly #files: DeskFiles
  readonly #owner: Owner
  readonly #crash: (point: string) => void
  readonly #onRepaired: (repair: Repair) => void
  #readers: ReadFiles
  #writers: WriteFiles
  #truncation: NodeJS.Timeout | undefined
  /** Each file is repaired once a run: one that breaks again is not worth trusting. */
  readonly #repaired = new Set<FileName>()

  constructor(
    files: DeskFiles,
    owner: Owner,
    crash: (point: string) => void,
    onRepaired: (repair: Repair) => void,
  ) {
    this.#files = files
    this.#owner = owner
    this.#crash = crash
    this.#onRepaired = onRepaired
    this.#readers = this.#newReaders()
    this.#writers = this.#newWriters()
  }

  answer({ name, input }: Request): unknown {
    if (name === 'close') {
      clearTimeout(this.#truncation)
      return this.#files.close()
    }
    try {
      return this.#carryOut(name, input)
    } catch (error) {
      if (!(error instanceof FileError) || !this.#repair(error)) throw error
      // What failed has left nothing behind.
      return this.#carryOut(name, input)
    }
  }

  #carryOut(name: CallName, input: unknown): unknown {
    // Which input belongs to which name is checked where calls are made: see `Store`.
    if (name in READS) return (READS as Record<string, Call<ReadFiles>>)[name]?.(this.#readers, input)
    const value = (WRITES as Record<string, Call<WriteFiles>>)[name]?.(this.#writers, input)
    if (this.#writers.cache.erased || this.#writers.journal.erased) this.#truncateSoon()
    return value
  }

  /** Whether the trouble was damage, and is over. */
  #repair({ kind, file }: FileError): boolean {
    const name = file === 'cache.db' ? 'cache' : 'journal'
    if (kind !== 'corrupt' || this.#repaired.has(name)) return false
    this.#repaired.add(name)
    const repair = this.#files.repair(name)
    this.#readers = this.#newReaders()
    this.#writers = this.#newWriters()
    this.#onRepaired(repair)
    return true
  }

  #truncateSoon(): void {
    this.#truncation ??= setTimeout(() => {
      this.#truncation = undefined
      for (const writer of [this.#writers.cache, this.#writers.journal])
        if (writer.erased) writer.truncateLog()
    }, TRUNCATE_AFTER_MS)
  }

  #newReaders(): ReadFiles {
    const { cache, journal } = this.#files
    return { cache: new Reader(cache), journal: new Reader(journal), ...this.#owner }
  }

  #newWriters(): WriteFiles {
    const { cache, journal } = this.#files
    return {
      ...{ cache: new Writer(cache), journal: new Writer(journal), ...this.#owner },
      ...{ crash: this.#crash, now: () => new Date().toISOString() },
    }
  }
}
