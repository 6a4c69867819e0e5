import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../src/server/db/embedded/index.ts'
import { migrate } from '../../src/server/db/migrate.ts'

/** A real PostgreSQL for one test file, with as many fresh Parley databases as it wants. */
export interface TestPostgres {
  readonly superuserUrl: string
  /** A new, migrated, empty database: the addresses of it for both roles. */
  createDatabase(): Promise<{ appUrl: string; ownerUrl: string; superuserUrl: string }>
  stop(): Promise<void>
}

export async function startTestPostgres(): Promise<TestPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-postgres-'))
  const postgres = await startEmbeddedPostgres(dataDir, process.env.PARLEY_POSTGRES_BIN_DIR ?? null)
  // `parley` is migrated once and serves as the pattern that all others are copied from.
  await migrate(postgres.ownerUrl)
  const admin = new pg.Client({ connectionString: postgres.superuserUrl })
  // A test may have it crash.
  admin.on('error', () => {})
  await admin.connect()
  let count = 0
  return {
    superuserUrl: postgres.superuserUrl,
    async createDatabase() {
      count += 1
      const name = `test_${count}`
      await admin.query(`create database ${name} template parley owner parley_owner`)
      const on = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
      return {
        appUrl: on(postgres.appUrl),
        ownerUrl: on(postgres.ownerUrl),
        superuserUrl: on(postgres.superuserUrl),
      }
    },
    async stop() {
      await admin.end()
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
