import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Db } from '../../../src/server/db/index.ts'
import type { Schema } from '../../../src/server/db/schema.ts'

export interface Statement {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/** A database of the application's role, like the server's own, that says what was asked of it. */
export interface Watched {
  readonly db: Db
  /** The statements of some work, without those that begin and end its transactions. */
  watch<Result>(work: () => Promise<Result>): Promise<{ result: Result; statements: readonly Statement[] }>
  close(): Promise<void>
}

const TRANSACTION = /^(begin|start transaction|set transaction|commit|rollback)/i

export function watchDatabase(appUrl: string): Watched {
  const types = new pg.TypeOverrides()
  types.setTypeParser(pg.types.builtins.INT8, Number)
  let heard: Statement[] = []
  class WatchedClient extends pg.Client {
    override query = ((sql: string, parameters: unknown[] = []) => {
      if (!TRANSACTION.test(sql)) heard.push({ sql, parameters })
      return Reflect.apply(pg.Client.prototype.query, this, [sql, parameters])
    }) as pg.Client['query']
  }
  const pool = new pg.Pool({ Client: WatchedClient, connectionString: appUrl, max: 2, types, pipeline: true })
  const db: Db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return {
    db,
    async watch(work) {
      heard = []
      const result = await work()
      return { result, statements: heard }
    },
    close: () => db.destroy(),
  }
}
