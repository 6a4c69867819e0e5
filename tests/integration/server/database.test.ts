import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../../src/server/config/index.ts'
import { openDatabase } from '../../../src/server/db/index.ts'
import { migrate, NewerDatabaseError } from '../../../src/server/db/migrate.ts'
import { MIGRATIONS } from '../../../src/server/db/migrations/index.ts'
import { createLog } from '../../../src/server/log.ts'
import { StartError } from '../../../src/server/start-error.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { TOKEN_SECRET } from './world.ts'

let postgres: TestPostgres

beforeAll(async () => {
  postgres = await startTestPostgres()
})

afterAll(async () => {
  await postgres?.stop()
})

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

describe('migrations', () => {
  it('are carried out once by servers that start together', async () => {
    const { ownerUrl, superuserUrl } = await postgres.createDatabase()
    await query(
      superuserUrl,
      'drop schema public cascade; create schema public authorization pg_database_owner',
    )
    await query(superuserUrl, 'grant usage on schema public to public')
    await Promise.all([migrate(ownerUrl), migrate(ownerUrl), migrate(ownerUrl)])
    const rows = await query(ownerUrl, 'select number, name from schema_migrations order by number')
    expect(rows).toEqual(MIGRATIONS.map(({ name }, index) => ({ number: index + 1, name })))
  })

  it('leave nothing behind when one of them fails', async () => {
    const { ownerUrl } = await postgres.createDatabase()
    const broken = [
      ...MIGRATIONS,
      { name: 'good', sql: 'create table good (id int)' },
      { name: 'bad', sql: 'create nonsense' },
    ]
    await expect(migrate(ownerUrl, broken)).rejects.toThrow('syntax error')
    expect(await query(ownerUrl, `select to_regclass('good') as good`)).toEqual([{ good: null }])
    await migrate(ownerUrl)
  })

  it('take sight of a chat from who only took part in it, and have clients pull anew', async () => {
    const { ownerUrl, superuserUrl } = await postgres.createDatabase()
    await query(
      superuserUrl,
      'drop schema public cascade; create schema public authorization pg_database_owner',
    )
    const at = MIGRATIONS.findIndex(({ name }) => name === 'assignment')
    await migrate(ownerUrl, MIGRATIONS.slice(0, at))
    const [workspace, user, customer] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`)
    await query(
      superuserUrl,
      `insert into workspaces (id, name, slug) values ('${workspace}', 'Old', 'old');
       insert into users (id, workspace_id, name, email, role, password_hash)
         values ('${user}', '${workspace}', 'Old', 'old@example.test', 'agent', '');
       insert into customers (id, workspace_id, name) values ('${customer}', '${workspace}', 'Visitor');
       insert into sessions
           (id, workspace_id, type, status, customer_id, assignee_id, last_message_at, created_at, scopes)
         values (gen_random_uuid(), '${workspace}', 'general', 'active', '${customer}', '${user}', now(), now(),
                 '{all,workspace,user:gone,user:${user},customer:${customer}}')`,
    )
    const epoch = 'select epoch from workspaces'
    const before = await query(superuserUrl, epoch)
    await migrate(ownerUrl)
    expect(await query(superuserUrl, 'select scopes from sessions')).toEqual([
      { scopes: ['all', 'workspace', `user:${user}`, `customer:${customer}`] },
    ])
    expect(await query(superuserUrl, epoch)).not.toEqual(before)
    expect(await query(ownerUrl, 'select from sessions')).toEqual([])
  })

  it('let a workspace go with all that stands in it', async () => {
    const { superuserUrl } = await postgres.createDatabase()
    const [kept, gone] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
    for (const workspace of [kept, gone]) {
      await query(
        superuserUrl,
        `insert into workspaces (id, name, slug) values ('${workspace}', 'One', '${workspace}');
         with customer as (
           insert into customers (id, workspace_id, name) values (gen_random_uuid(), '${workspace}', 'Visitor')
           returning id
         ), session as (
           insert into sessions (id, workspace_id, type, status, customer_id, last_message_at, created_at, scopes)
           select gen_random_uuid(), '${workspace}', 'general', 'active', id, now(), now(), '{all}' from customer
           returning id
         ), message as (
           insert into messages (id, workspace_id, session_id, seq, sender_kind, type, body, created_at)
           select gen_random_uuid(), '${workspace}', id, 1, 'system', 'text', 'Hello', now() from session
         ), participant as (
           insert into participants (id, workspace_id, session_id, kind, member_id)
           select gen_random_uuid(), '${workspace}', id, 'customer', id from session
         ), change as (
           insert into changes (workspace_id, entity, entity_id, op, scopes_before, scopes_after)
           values ('${workspace}', 'user', gen_random_uuid(), 'put', '{}', '{}')
         ), command as (
           insert into commands (id, workspace_id, author_id, payload_hash, at)
           values (gen_random_uuid(), '${workspace}', gen_random_uuid(), '', now())
         )
         insert into audit (workspace_id, actor_kind, action) values ('${workspace}', 'system', 'test')`,
      )
    }
    await query(superuserUrl, `delete from workspaces where id = '${gone}'`)
    const tables = await query(
      superuserUrl,
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'workspace_id'`,
    )
    const left: Record<string, unknown> = {}
    for (const { name } of tables) {
      const rows = await query(superuserUrl, `select workspace_id from ${name}`)
      if (rows.length > 0) left[String(name)] = rows.map((row) => row.workspace_id)
    }
    const having = ['customers', 'sessions', 'messages', 'participants', 'changes', 'commands', 'audit']
    const words = ['customer_words', 'session_words', 'message_words']
    expect(left).toEqual(Object.fromEntries([...having, ...words].map((name) => [name, [kept]])))
  })

  it('are refused on a database of a newer version, by name', async () => {
    const { ownerUrl } = await postgres.createDatabase()
    await expect(migrate(ownerUrl, MIGRATIONS.slice(1))).rejects.toBeInstanceOf(NewerDatabaseError)
  })
})

describe("a database of one's own", () => {
  const open = (appUrl: string, ownerUrl: string) =>
    openDatabase(
      readConfig({ DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, PARLEY_TOKEN_SECRET: TOKEN_SECRET }),
      createLog('silent'),
    )

  it('is not served with a role that row-level security does not bind', async () => {
    const { ownerUrl, superuserUrl } = await postgres.createDatabase()
    await expect(open(ownerUrl, ownerUrl)).rejects.toThrow('bypasses row-level security')
    await expect(open(superuserUrl, ownerUrl)).rejects.toThrow('bypasses row-level security')
  })

  it('that does not answer is told in one line without its password', async () => {
    const nobody = 'postgres://somebody:hunter2@127.0.0.1:1/parley'
    const error = await open(nobody, nobody).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(StartError)
    expect(String(error)).toContain('DATABASE_URL')
    expect(String(error)).not.toMatch(/hunter2|\n/)
  })
})
