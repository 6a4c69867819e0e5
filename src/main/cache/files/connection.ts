import type Database from 'better-sqlite3'
import { FileError, fileErrorKind } from './errors.ts'

/** Texts of statements that stay prepared. All of ours fit; the bound is for what nobody has thought of. */
const MAX_STATEMENTS = 200

export type Sql = string | number | Uint8Array | null
export type Parameters = Readonly<Record<string, Sql>>

/** One open file: prepares each statement once, and says of every error which file it came from. */
export class Connection {
  readonly file: string
  readonly #db: Database.Database
  readonly #statements = new Map<string, Database.Statement>()

  constructor(file: string, db: Database.Database) {
    this.file = file
    this.#db = db
  }

  prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql)
    const statement = known ?? this.#db.prepare(sql)
    // Deleted and set again, so that the first in the map is the one not used for longest.
    this.#statements.delete(sql)
    this.#statements.set(sql, statement)
    const [oldest] = this.#statements.keys()
    if (this.#statements.size > MAX_STATEMENTS && oldest !== undefined) this.#statements.delete(oldest)
    return statement
  }

  /** Runs `action` in a transaction; one inside another belongs to it. */
  transaction<Value>(action: () => Value): Value {
    return this.guard(() => (this.#db.inTransaction ? action() : this.#db.transaction(action).immediate()))
  }

  exec(sql: string): void {
    this.guard(() => this.#db.exec(sql))
  }

  pragma(source: string): unknown {
    return this.guard(() => this.#db.pragma(source, { simple: true }))
  }

  close(): void {
    this.#statements.clear()
    this.#db.close()
  }

  guard<Value>(action: () => Value): Value {
    try {
      return action()
    } catch (error) {
      const kind = fileErrorKind(error)
      throw kind === null ? error : new FileError(kind, this.file, { cause: error })
    }
  }
}

/** What read code gets: it cannot write. */
export class Reader {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  get<Row>(sql: string, parameters: Parameters = {}): Row | undefined {
    return this.#connection.guard(() => this.#query(sql).get(parameters) as Row | undefined)
  }

  all<Row>(sql: string, parameters: Parameters = {}): Row[] {
    return this.#connection.guard(() => this.#query(sql).all(parameters) as Row[])
  }

  #query(sql: string): Database.Statement {
    const statement = this.#connection.prepare(sql)
    if (!statement.readonly) throw new TypeError('A reader cannot write.')
    return statement
  }
}

export class Writer extends Reader {
  readonly #connection: Connection
  #erased = false

  constructor(connection: Connection) {
    super(connection)
    this.#connection = connection
  }

  /** Answers the number of rows changed. */
  run(sql: string, parameters: Parameters = {}): number {
    return this.#connection.guard(() => this.#connection.prepare(sql).run(parameters).changes)
  }

  /** {@link run} for what takes text away: until the log is truncated, its old pages still hold it. */
  erase(sql: string, parameters: Parameters = {}): number {
    const changes = this.run(sql, parameters)
    if (changes > 0) this.#erased = true
    return changes
  }

  transaction<Value>(action: () => Value): Value {
    return this.#connection.transaction(action)
  }

  exec(sql: string): void {
    this.#connection.exec(sql)
  }

  /** Whether something has been erased since the last {@link truncateLog}. */
  get erased(): boolean {
    return this.#erased
  }

  /** Takes up to `pages` free pages from the file; it is shorter after the next checkpoint. */
  giveBack(pages: number): void {
    this.#connection.exec(`pragma incremental_vacuum(${Math.trunc(pages)})`)
  }

  truncateLog(): void {
    this.#connection.pragma('wal_checkpoint(truncate)')
    this.#erased = false
  }
}
