import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../../src/server/db/embedded/index.ts'
import { migrate } from '../../../src/server/db/migrate.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { createAccessTokens } from '../../../src/server/domain/account/access-token.ts'
import { LIMITS } from '../../../src/server/limits/index.ts'
import { DEVICE_ID, insertFixture } from '../fixtures/insert.ts'
import { createFixture, type Fixture, type ProfileName } from '../fixtures/profile.ts'
import { type Child, startChild } from './calls.ts'

/** What the measures of one run share: a PostgreSQL, and each profile's database as a pattern to copy. */
export interface Scene {
  /** Of PostgreSQL, whose connections are processes below it. */
  readonly postgresPid: number
  /** A fresh copy. */
  createDatabase(profile: ProfileName): Promise<FixtureDatabase>
  close(): Promise<void>
}

export interface FixtureDatabase {
  readonly fixture: Fixture
  /** The settings that make a server serve it, without any limit that a load would run into. */
  readonly env: Record<string, string>
  tokenOf(identity: Pick<Identity, 'kind' | 'id'>): Promise<string>
}

const SECRET = 'Qm9vZ2llV29vZ2llMTIzNDU2Nzg5MFhZWg'
const TOKEN_SECONDS = 80_000
const UNLIMITED = Object.fromEntries(Object.values(LIMITS).map(({ variable }) => [variable, '1000000']))

export async function openScene(): Promise<Scene> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const postgres = await startEmbeddedPostgres(dataDir, process.env.PARLEY_POSTGRES_BIN_DIR ?? null)
  const admin = new pg.Client({ connectionString: postgres.superuserUrl })
  await admin.connect()
  const { rows } = await admin.query(`select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid`)
  await migrate(postgres.ownerUrl)
  const patterns = new Map<ProfileName, Fixture>()
  const tokens = createAccessTokens(SECRET, TOKEN_SECONDS)
  let count = 0
  const on = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href
  const copy = (from: string, to: string) =>
    admin.query(`create database ${to} template ${from} owner parley_owner strategy file_copy`)

  async function patternOf(profile: ProfileName): Promise<Fixture> {
    const known = patterns.get(profile)
    if (known !== undefined) return known
    const fixture = createFixture(profile)
    const name = `profile_${profile.toLowerCase()}`
    await copy('parley', name)
    await insertFixture(on(postgres.superuserUrl, name), fixture)
    patterns.set(profile, fixture)
    return fixture
  }

  return {
    postgresPid: Number(rows[0].pid),
    async createDatabase(profile) {
      const fixture = await patternOf(profile)
      count += 1
      const name = `copy_${count}`
      await copy(`profile_${profile.toLowerCase()}`, name)
      return {
        fixture,
        env: {
          DATABASE_URL: on(postgres.appUrl, name),
          DATABASE_OWNER_URL: on(postgres.ownerUrl, name),
          PARLEY_TOKEN_SECRET: SECRET,
          PARLEY_PORT: '0',
          // What an operator sees is part of the work; where it goes is not.
          PARLEY_LOG_LEVEL: 'warn',
          NODE_ENV: 'production',
          PARLEY_DATA_DIR: join(dataDir, 'server'),
          ...UNLIMITED,
        },
        tokenOf: ({ kind, id }) =>
          tokens.issue({ workspaceId: fixture.workspaceId, kind, id }, DEVICE_ID, 'known'),
      }
    },
    async close() {
      await admin.end()
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export interface Served {
  readonly child: Child
  readonly url: string
}

/** One of the modules in `peers/`, listening. */
export async function startPeer(
  name: 'product' | 'socket-io' | 'bare-fastify',
  env: Record<string, string> = {},
): Promise<Served> {
  const child = await startChild(`tests/bench/peers/${name}.ts`, env, ['--expose-gc'])
  return { child, url: await child.call('listen') }
}

export function startLoad(name: 'sockets' | 'http'): Promise<Child> {
  return startChild(`tests/bench/load/${name}.ts`)
}
