import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Connection, Writer } from '../../../../src/main/cache/files/connection.ts'
import { migrate } from '../../../../src/main/cache/files/migrate.ts'
import { JOURNAL_MIGRATIONS } from '../../../../src/main/cache/migrations/index.ts'

test('what waited in the outbox before it could be held back waits there after, in its place and its turn', () => {
  const connection = new Connection('journal.db', new Database(':memory:'))
  const upTo = (last: number) =>
    migrate(
      connection,
      JOURNAL_MIGRATIONS.filter(({ version }) => version <= last),
      () => undefined,
    )
  upTo(1)
  const journal = new Writer(connection)
  journal.exec(`
    insert into drafts values ('a', 'reply', 'a draft', 3, '2026-01-05T08:00:00.000Z');
    insert into outbox (position, id, session_id, kind, body, reply_to, base_seq, state, attempts, last_error, created_at)
    values (4, 'a1', 'a', 'reply', 'one', null, 1, 'stale', 2, '{"code":"STALE"}', '2026-01-05T08:00:00.000Z'),
      (7, 'b1', 'b', 'note', 'two', 'q', 2, 'queued', 0, null, '2026-01-05T08:00:01.000Z'),
      (9, 'a2', 'a', 'reply', 'three', null, 3, 'confirm', 0, null, '2026-01-05T08:00:02.000Z')`)
  const columns =
    'position, id, session_id, kind, body, reply_to, base_seq, is_forced, is_confirmed, state, attempts'
  const read = () => journal.all(`select ${columns}, next_at, lease, last_error, created_at from outbox`)
  const [before, drafts] = [read(), journal.all('select * from drafts')]

  upTo(2)
  expect(read()).toEqual(before)
  expect(journal.all('select * from drafts')).toEqual(drafts)
  expect(journal.all('select id, round, is_paced from outbox order by position')).toEqual([
    { id: 'a1', round: 1, is_paced: 0 },
    { id: 'b1', round: 1, is_paced: 0 },
    { id: 'a2', round: 2, is_paced: 0 },
  ])
  // Held back since then, and behind everything that was there.
  journal.run(
    `insert into outbox (id, session_id, kind, body, base_seq, state, created_at)
     values ('b2', 'b', 'reply', 'four', 1, 'held', '2026-01-05T08:00:03.000Z')`,
  )
  expect(journal.get('select id from outbox order by position desc limit 1')).toEqual({ id: 'b2' })
  connection.close()
})
