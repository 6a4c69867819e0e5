import { statSync } from 'node:fs'
import { join } from 'node:path'
import { dropUnfinished } from './calls/attachment-pieces.ts'
import { forgetOldest, setAside } from './files/aside.ts'
import { type Connection, Writer } from './files/connection.ts'
import { FileError } from './files/errors.ts'
import { openFile, unlock } from './files/open.ts'
import { salvage } from './files/salvage.ts'
import type { Desk, Repair } from './messages.ts'
import { CACHE_MIGRATIONS, JOURNAL_MIGRATIONS } from './migrations/index.ts'

/** Damaged caches that are kept, for whoever wants to know why. */
const DAMAGED_CACHES_KEPT = 2
const AUTHORED = [
  'drafts',
  'outbox',
  'marks',
  'sending',
  'handovers',
  'suggestion_decisions',
  'attachments',
  'attachment_pieces',
  'edits',
] as const

export type FileName = 'cache' | 'journal'

/** The two files of one account, and what is done when one of them cannot be read. */
export class DeskFiles {
  readonly repairs: Repair[] = []
  #cache: Connection
  #journal: Connection
  readonly #data: Desk
  readonly #crash: (point: string) => void

  constructor(data: Desk, crash: (point: string) => void) {
    this.#data = data
    this.#crash = crash
    // The one that is never thrown away comes first: if it cannot be opened, the other one is left alone.
    this.#journal = this.#openOrRepair('journal')
    this.#cache = this.#openOrRepair('cache')
  }

  get cache(): Connection {
    return this.#cache
  }

  get journal(): Connection {
    return this.#journal
  }

  /** Replaces a file that turned out to be damaged while it was used. */
  repair(file: FileName): Repair {
    this.#close(file === 'cache' ? this.#cache : this.#journal)
    const repaired = this.#replace(file)
    if (file === 'cache') this.#cache = repaired
    else this.#journal = repaired
    return file === 'cache' ? 'cache_rebuilt' : 'journal_salvaged'
  }

  close(): void {
    for (const connection of [this.#cache, this.#journal]) {
      new Writer(connection).truncateLog()
      connection.close()
    }
  }

  #close(connection: Connection): void {
    try {
      connection.close()
    } catch {
      // It could not be read either.
    }
  }

  #openOrRepair(file: FileName): Connection {
    try {
      return this.#open(file)
    } catch (error) {
      if (!(error instanceof FileError) || error.kind !== 'corrupt') throw error
      const repaired = this.#replace(file)
      this.repairs.push(file === 'cache' ? 'cache_rebuilt' : 'journal_salvaged')
      return repaired
    }
  }

  #replace(file: FileName): Connection {
    const aside = setAside(this.#path(file), Date.now())
    const fresh = this.#open(file)
    if (file === 'cache') forgetOldest(this.#path(file), DAMAGED_CACHES_KEPT)
    else this.#salvageInto(fresh, aside)
    return fresh
  }

  /** What can be read of a damaged journal goes on in the new one. Of another key's file, or a folder, nothing can. */
  #salvageInto(fresh: Connection, aside: string): void {
    if (!statSync(aside).isFile()) return
    try {
      const damaged = unlock(aside, Buffer.from(this.#data.key), this.#data.binding, { isDamaged: true })
      fresh.transaction(() => salvage(damaged, new Writer(fresh), AUTHORED))
      tidy(fresh)
      this.#close(damaged)
    } catch (error) {
      if (!(error instanceof FileError) || error.kind !== 'corrupt') throw error
    }
  }

  #open(file: FileName): Connection {
    const { key, binding } = this.#data
    const opened = openFile({
      path: this.#path(file),
      key: Buffer.from(key),
      binding,
      synchronous: file === 'cache' ? 'NORMAL' : 'FULL',
      migrations: file === 'cache' ? CACHE_MIGRATIONS : JOURNAL_MIGRATIONS,
      crash: this.#crash,
    })
    try {
      if (file === 'journal') tidy(opened)
      return opened
    } catch (error) {
      this.#close(opened)
      throw error
    }
  }

  #path(file: FileName): string {
    return join(this.#data.folder, `${file}.db`)
  }
}

/**
 * Nothing is in flight: whatever was, when the last run ended, goes out again. Files of which not all bytes had come in
 * were never part of a draft.
 */
function tidy(journal: Connection): void {
  const writer = new Writer(journal)
  writer.run('update outbox set lease = null where lease is not null')
  dropUnfinished(writer)
}
