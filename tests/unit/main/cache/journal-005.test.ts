import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { JOURNAL_MIGRATIONS } from '../../../../src/main/cache/migrations/index.ts'
import { journal005 } from '../../../../src/main/cache/migrations/journal-005-reply-to.ts'
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

const drafts = () => files.journal().all('select body, reply_to as replyTo from drafts')

test('drafts from before stay, and answer no message', () => {
  const sessionId = randomUUID()
  files.call('saveDraft', { sessionId, kind: 'reply', body: 'draft', baseSeq: 1, updatedAt: AT })
  // As the migrations before left it.
  files.journal().exec(`
    alter table drafts drop column caret;
    drop table edits;
    alter table drafts drop column reply_to;
    alter table suggestion_decisions drop column reply_to_before;
    pragma user_version = ${JOURNAL_MIGRATIONS.at(JOURNAL_MIGRATIONS.indexOf(journal005) - 1)?.version ?? 0};
  `)
  files.reopen()
  expect(drafts()).toEqual([{ body: 'draft', replyTo: null }])
  expect(files.repairs).toEqual([])
})

test('what a draft answers survives a restart, sending, and being taken back', () => {
  const [sessionId, replyTo, id] = [randomUUID(), randomUUID(), randomUUID()]
  const text = { sessionId, kind: 'reply', body: 'Yes, that one.', baseSeq: 1, replyTo } as const
  files.call('saveDraft', { ...text, updatedAt: AT })
  files.reopen()
  expect(drafts()).toEqual([{ body: 'Yes, that one.', replyTo }])

  files.call('configureSending', { undoSeconds: 5 })
  files.call('enqueue', { ids: [id], ...text, createdAt: AT })
  expect(drafts()).toEqual([])
  files.call('decide', { id, decision: 'edit', newId: randomUUID(), now: AT })
  expect(drafts()).toEqual([{ body: 'Yes, that one.', replyTo }])
})

test('a draft that only answers something is kept, and gone with its answer', () => {
  const draft = { sessionId: randomUUID(), kind: 'reply', body: '', baseSeq: 1, updatedAt: AT } as const
  const replyTo = randomUUID()
  files.call('saveDraft', { ...draft, replyTo })
  expect(drafts()).toEqual([{ body: '', replyTo }])
  files.call('saveDraft', { ...draft, replyTo: null })
  expect(drafts()).toEqual([])
})
