import { statSync } from 'node:fs'
import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { indexed } from '#shared/words.ts'
import { Connection } from './connection.ts'
import { FileError } from './errors.ts'
import { type Migration, migrate } from './migrate.ts'

export interface FileOptions {
  path: string
  /** 32 bytes. */
  key: Buffer
  binding: string | undefined
  /**
   * `FULL` for what exists nowhere else. In WAL mode with `NORMAL` an acknowledged row can roll back when the power
   * goes; what can be fetched again may.
   */
  synchronous: 'NORMAL' | 'FULL'
  migrations: readonly Migration[]
  crash: (point: string) => void
}

/** Opens a file and brings it up to date. Throws {@link FileError}. */
export function openFile({ path, key, binding, synchronous, migrations, crash }: FileOptions): Connection {
  if (isNoDatabase(path)) throw new FileError('corrupt', basename(path))
  return setUp(unlock(path, key, binding), { synchronous, migrations, crash })
}

/** A file of nothing but memory, without a key. */
export function openInMemory(binding: string | undefined, migrations: readonly Migration[]): Connection {
  const { connection } = connect(':memory:', binding)
  return setUp(connection, { synchronous: 'NORMAL', migrations, crash: () => undefined })
}

function setUp(
  connection: Connection,
  { synchronous, migrations, crash }: Pick<FileOptions, 'synchronous' | 'migrations' | 'crash'>,
): Connection {
  try {
    // So that free pages can be given back. Of use only before the first table is there, and a write each time.
    if (connection.pragma('user_version') === 0) connection.pragma('auto_vacuum = incremental')
    connection.pragma('journal_mode = wal')
    connection.pragma(`synchronous = ${synchronous}`)
    connection.pragma('foreign_keys = on')
    connection.pragma('secure_delete = on')
    connection.pragma('temp_store = memory')
    migrate(connection, migrations, crash)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

function connect(
  path: string,
  binding: string | undefined,
): { db: Database.Database; connection: Connection } {
  const db = new Database(path, binding === undefined ? {} : { nativeBinding: binding })
  // What the full text's triggers index of a text.
  db.function('words', { deterministic: true }, (text) => indexed(String(text)))
  return { db, connection: new Connection(basename(path), db) }
}

/** What SQLite would take for a new database, or fail at with every start, but is one that has been lost. */
function isNoDatabase(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  return found !== undefined && (found.size === 0 || !found.isFile())
}

/**
 * Opens a file with its key, and reads its first page to see whether it is the right one. A file that is known to be
 * damaged is opened for what can still be read of it: also where it ends too early, which SQLite refuses otherwise.
 */
export function unlock(
  path: string,
  key: Buffer,
  binding: string | undefined,
  { isDamaged = false } = {},
): Connection {
  const { db, connection } = connect(path, binding)
  try {
    connection.pragma("cipher = 'aegis'")
    // Written like this the bytes are the key itself: nothing is derived from them, which would take its time.
    connection.pragma(`key = "x'${key.toString('hex')}'"`)
    if (isDamaged) {
      db.unsafeMode(true)
      connection.pragma('writable_schema = on')
    }
    connection.pragma('user_version')
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}
