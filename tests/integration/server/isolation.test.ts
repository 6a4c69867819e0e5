import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { createWorld, type World } from './world.ts'

let postgres: TestPostgres
let world: World
let app: pg.Client
let superuser: pg.Client
let tables: string[]

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres)
  const sessionId = await world.startSession()
  await world.run(world.staff.mara, 'session.claim', { sessionId })
  await world.number()
  app = new pg.Client({ connectionString: world.config.database?.appUrl })
  superuser = new pg.Client({ connectionString: world.superuserUrl })
  await app.connect()
  await superuser.connect()
  const { rows } = await superuser.query<{ relname: string }>(
    `select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`,
  )
  tables = rows.map((row) => row.relname)
})

afterAll(async () => {
  await app?.end()
  await superuser?.end()
  await world?.close()
  await postgres?.stop()
})

/** Reads every table as `parley_app`, in a workspace or in none: how many rows each shows, or the error's code. */
async function countAll(workspaceId: string | null): Promise<Record<string, number | string>> {
  const counts: Record<string, number | string> = {}
  for (const table of tables) {
    await app.query('begin')
    if (workspaceId !== null)
      await app.query(`select set_config('parley.workspace', $1, true)`, [workspaceId])
    counts[table] = await app.query<{ n: number }>(`select count(*)::int as n from ${table}`).then(
      (result) => result.rows[0]?.n ?? 0,
      (error: pg.DatabaseError) => error.code ?? 'unknown',
    )
    await app.query('rollback')
  }
  return counts
}

const PERMISSION_DENIED = '42501'

describe('row-level security', () => {
  it('is enabled, forced and has a policy on every table', async () => {
    const { rows } = await superuser.query<{ relname: string }>(`
      select relname from pg_class
      where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
        and not (relrowsecurity and relforcerowsecurity
                 and exists (select from pg_policy where polrelid = pg_class.oid))`)
    expect(rows).toEqual([])
    expect(tables.length).toBeGreaterThan(12)
  })

  it('shows nothing where no workspace is set', async () => {
    for (const [table, seen] of Object.entries(await countAll(null))) {
      expect([0, PERMISSION_DENIED], table).toContain(seen)
    }
  })

  it('shows nothing of another workspace', async () => {
    for (const [table, seen] of Object.entries(await countAll(uuidv7()))) {
      expect([0, PERMISSION_DENIED], table).toContain(seen)
    }
  })

  it('shows the workspace that is set, in every table that has rows', async () => {
    const seen = await countAll(world.workspaceId)
    for (const table of tables) {
      const { rows } = await superuser.query<{ n: number }>(`select count(*)::int as n from ${table}`)
      if (table.endsWith('_words')) expect([seen[table], rows[0]?.n], table).toEqual([0, expect.any(Number)])
      else if (table !== 'schema_migrations') expect(seen[table], table).toBe(rows[0]?.n)
    }
    expect(seen).toMatchObject({ sessions: 1, messages: 3, schema_migrations: PERMISSION_DENIED })
  })

  it('refuses to write into another workspace', async () => {
    await app.query('begin')
    await app.query(`select set_config('parley.workspace', $1, true)`, [uuidv7()])
    const writing = app.query('insert into teams (id, workspace_id, name) values ($1, $2, $3)', [
      uuidv7(),
      world.workspaceId,
      'Intruders',
    ])
    await expect(writing).rejects.toMatchObject({ code: PERMISSION_DENIED })
    await app.query('rollback')
  })

  it("refuses an audit row in somebody else's name", async () => {
    await app.query('begin')
    await app.query(
      `select set_config('parley.workspace', $1, true), set_config('parley.member', $2, true)`,
      [world.workspaceId, world.staff.mara.id],
    )
    const row = `insert into audit (workspace_id, actor_kind, actor_id, action) values ($1, 'user', $2, 'x')`
    await app.query(row, [world.workspaceId, world.staff.mara.id])
    await expect(app.query(row, [world.workspaceId, world.staff.jonas.id])).rejects.toMatchObject({
      code: PERMISSION_DENIED,
    })
    await app.query('rollback')
  })

  it('binds the owner too', async () => {
    const owner = new pg.Client({ connectionString: world.config.database?.ownerUrl })
    await owner.connect()
    const { rows } = await owner.query('select * from messages')
    await owner.end()
    expect(rows).toEqual([])
  })
})

describe('the application role', () => {
  it.each([
    ['create table', 'create table mine (id int)'],
    ['alter table', 'alter table sessions disable row level security'],
    ['drop a policy', 'drop policy own_workspace on sessions'],
    ['truncate', 'truncate messages'],
    ['number changes by itself', 'update changes set rev = 1'],
    ['insert a numbered change', `insert into changes (workspace_id, rev) values (gen_random_uuid(), 1)`],
    ['rewrite the audit', `update audit set action = 'nothing'`],
    ['delete messages', 'delete from messages'],
    ['become the owner', 'set role parley_owner'],
    [
      'replace a function',
      `create or replace function has_workspaces() returns boolean language sql as 'select true'`,
    ],
  ])('cannot %s', async (_what, statement) => {
    await expect(app.query(statement)).rejects.toMatchObject({ code: PERMISSION_DENIED })
  })

  it('has neither superuser nor BYPASSRLS', async () => {
    const { rows } = await superuser.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'parley_app'`,
    )
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }])
  })
})
