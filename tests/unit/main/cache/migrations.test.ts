import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Writer } from '../../../../src/main/cache/files/connection.ts'
import { migrate } from '../../../../src/main/cache/files/migrate.ts'
import { unlock } from '../../../../src/main/cache/files/open.ts'
import { CACHE_MIGRATIONS } from '../../../../src/main/cache/migrations/index.ts'

const AT = '2026-01-01T00:00:00.000Z'
const LATER = '2026-01-02T00:00:00.000Z'

test('cache 004: sessions know when they were used, and everything is pulled once more', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-migration-'))
  const connection = unlock(join(folder, 'cache.db'), randomBytes(32), undefined)
  const cache = new Writer(connection)
  const to = (version: number) =>
    migrate(
      connection,
      CACHE_MIGRATIONS.filter((each) => each.version <= version),
      () => undefined,
    )
  to(3)
  for (const id of ['a', 'b']) {
    cache.run(
      `insert into sessions (id, type, priority, status, customer_id, subject, tags, metadata, last_seq,
         last_message_at, created_at, generation)
       values (:id, 'general', 'normal', 'ended', 'c', '', '[]', '{}', 3, :at, :at, 1)`,
      { id, at: AT },
    )
  }
  cache.run("update sync_state set epoch = 'e', rev = 5, complete_to = :at", { at: AT })

  to(4)
  cache.run("update sessions set opened_at = :at where id = 'a'", { at: LATER })
  expect(cache.all('select id, used_at from sessions order by is_open, used_at, id')).toEqual([
    { id: 'b', used_at: AT },
    { id: 'a', used_at: LATER },
  ])
  expect(cache.get('select epoch, rev, complete_to from sync_state')).toEqual({
    ...{ epoch: null, rev: null, complete_to: null },
  })
  connection.close()
  rmSync(folder, { recursive: true })
})
