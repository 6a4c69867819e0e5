import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { JOURNAL_MIGRATIONS } from '../../../../src/main/cache/migrations/index.ts'
import { journal007 } from '../../../../src/main/cache/migrations/journal-007-caret.ts'
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

const drafts = () => files.journal().all('select body, caret from drafts')

test('drafts from before stay, with their caret at the end', () => {
  files.call('saveDraft', {
    sessionId: randomUUID(),
    kind: 'reply',
    body: 'draft',
    baseSeq: 1,
    updatedAt: AT,
  })
  // As the migrations before left it.
  files.journal().exec(`
    alter table drafts drop column caret;
    pragma user_version = ${JOURNAL_MIGRATIONS.at(JOURNAL_MIGRATIONS.indexOf(journal007) - 1)?.version ?? 0};
  `)
  files.reopen()
  expect(drafts()).toEqual([{ body: 'draft', caret: null }])
  expect(files.repairs).toEqual([])
})

test('where the caret stood survives a restart with its draft', () => {
  const draft = {
    sessionId: randomUUID(),
    kind: 'note',
    body: 'Ask Piotr',
    baseSeq: 1,
    updatedAt: AT,
  } as const
  files.call('saveDraft', { ...draft, caret: 3 })
  files.reopen()
  expect(drafts()).toEqual([{ body: 'Ask Piotr', caret: 3 }])
})
