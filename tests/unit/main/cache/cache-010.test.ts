import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cache010 } from '../../../../src/main/cache/migrations/cache-010-survey.ts'
import { CACHE_MIGRATIONS } from '../../../../src/main/cache/migrations/index.ts'
import { sessionChanges } from '../../../support/desk-changes.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'

const AT = '2026-01-01T00:00:00.000Z'

let files: LocalFiles
beforeEach(() => {
  files = openLocalFiles(randomUUID())
})
afterEach(() => {
  files.close()
  files.remove()
})

test('chats that were here before came in the usual way, until the next pull says how', () => {
  const { session, changes } = sessionChanges(1)
  files.call('applyPage', { epoch: 'e', to: 1, at: AT, more: false, reset: true, resume: null, changes })
  // As the migrations before left it.
  files.cache().exec(`
    alter table sessions drop column channel;
    alter table sessions drop column survey_asked_at;
    drop table workspace;
    pragma user_version = ${CACHE_MIGRATIONS.at(CACHE_MIGRATIONS.indexOf(cache010) - 1)?.version ?? 0};
  `)
  files.reopen()
  expect(files.call('findSessions', { ids: [session.id] })).toEqual([session])
  expect(files.call('readPlace').cursor).toBeNull()
  expect(files.call('readSnapshot', { limit: 1 }).workspace).toBeNull()

  const said = { surveys: false, referenceUrl: 'https://shop.example/orders/{reference}' }
  for (const facts of [{ surveys: true, referenceUrl: null }, said]) files.call('noteWorkspace', facts)
  expect(files.call('readSnapshot', { limit: 1 }).workspace).toEqual(said)
  expect(files.repairs).toEqual([])
})

test('a chat comes back as it was put', () => {
  const asked = { channel: 'form', surveyAskedAt: AT } as const
  const { session, changes } = sessionChanges(1, asked)
  files.call('applyPage', { epoch: 'e', to: 1, at: AT, more: false, reset: true, resume: null, changes })
  expect(files.call('findSessions', { ids: [session.id] })).toMatchObject([asked])
})
