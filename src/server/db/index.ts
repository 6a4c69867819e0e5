import { Kysely, PostgresDialect, sql } from 'kysely'
import type { Config } from '../config/index.ts'
import type { Log } from '../log.ts'
import { StartError } from '../start-error.ts'
import { startEmbeddedPostgres } from './embedded/index.ts'
import { migrate } from './migrate.ts'
import { createPool } from './pool.ts'
import type { Schema } from './schema.ts'
import type { Db } from './transaction.ts'

export { isDatabaseUnavailable, violatedUnique } from './errors.ts'
export { together } from './pipeline.ts'
export { createPool } from './pool.ts'
export type { NewRow, Row, RowChange } from './schema.ts'
export { keepConnection } from './standing-connection.ts'
export { type Db, inSnapshot, inWorkspace, type Tx } from './transaction.ts'

export interface Database {
  readonly db: Db
  /** For the connections that stand outside of the pool. */
  readonly appUrl: string
  /** Settles when a PostgreSQL of our own ends; never for one that is not ours. */
  readonly lost: Promise<void>
  close(): Promise<void>
}

export async function openDatabase(config: Config, log: Log): Promise<Database> {
  if (config.database !== null) {
    const { appUrl, ownerUrl } = config.database
    const db = await prepare(appUrl, ownerUrl, log).catch((error: unknown) => {
      if (error instanceof StartError || !(error instanceof Error)) throw error
      throw new StartError(
        `The database of DATABASE_URL and DATABASE_OWNER_URL cannot be used: ${error.message}`,
      )
    })
    return { db, appUrl, lost: new Promise(() => {}), close: () => db.destroy() }
  }
  const postgres = await startEmbeddedPostgres(config.dataDir, config.postgresBinDir)
  try {
    const db = await prepare(postgres.appUrl, postgres.ownerUrl, log)
    const close = async () => {
      await db.destroy()
      await postgres.stop()
    }
    return { db, appUrl: postgres.appUrl, lost: postgres.exited, close }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

async function prepare(appUrl: string, ownerUrl: string, log: Log): Promise<Db> {
  await migrate(ownerUrl)
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: createPool(appUrl, log) }) })
  try {
    await refuseTooMighty(db)
    return db
  } catch (error) {
    await db.destroy()
    throw error
  }
}

/** Row-level security is worth nothing under a role that it does not bind. */
async function refuseTooMighty(db: Db): Promise<void> {
  const { rows } = await sql<{ mighty: boolean }>`
    select rolsuper or rolbypassrls
        or exists (select from pg_class where relname = 'sessions' and relowner = pg_roles.oid) as mighty
    from pg_roles where rolname = current_user`.execute(db)
  if (rows[0]?.mighty !== false) {
    throw new StartError('DATABASE_URL: its role bypasses row-level security. Use the role parley_app.')
  }
}
