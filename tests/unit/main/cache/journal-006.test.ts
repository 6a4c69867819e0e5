import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { JOURNAL_MIGRATIONS } from '../../../../src/main/cache/migrations/index.ts'
import { journal006 } from '../../../../src/main/cache/migrations/journal-006-edits.ts'
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

test('what was written stays as it was, and fields can be changed from then on', () => {
  const { session, changes } = sessionChanges(1)
  const page = { epoch: 'e', to: 1, at: AT, changes, more: false, reset: true, resume: null }
  files.call('applyPage', page)
  const sessionId = session.id
  files.call('saveDraft', { sessionId, kind: 'reply', body: 'draft', baseSeq: 1, updatedAt: AT })
  // As the migrations before left it.
  files.journal().exec(`
    alter table drafts drop column caret;
    drop table edits;
    pragma user_version = ${JOURNAL_MIGRATIONS.at(JOURNAL_MIGRATIONS.indexOf(journal006) - 1)?.version ?? 0};
  `)
  files.reopen()
  expect(files.call('openSession', { sessionId, limit: 1 })?.drafts).toMatchObject([{ body: 'draft' }])
  const field = { sessionId, subject: 'customer', field: 'phone' } as const
  const commit = files.call('recordEdit', { ...field, id: randomUUID(), value: '1', base: null })
  expect(commit?.edits).toMatchObject([{ field: 'phone', value: '1', state: 'waiting' }])
  expect(files.call('countUnsent')).toBe(1)
  expect(files.repairs).toEqual([])
})
