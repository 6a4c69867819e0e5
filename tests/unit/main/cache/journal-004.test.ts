import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { JOURNAL_MIGRATIONS } from '../../../../src/main/cache/migrations/index.ts'
import { journal004 } from '../../../../src/main/cache/migrations/journal-004-life-line.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'

let files: LocalFiles
beforeEach(() => {
  files = openLocalFiles(randomUUID())
})
afterEach(() => {
  files.close()
  files.remove()
})

test('drafts and unsent messages stay as they were', () => {
  const sessionId = randomUUID()
  const at = '2026-01-01T00:00:00.000Z'
  const messageId = randomUUID()
  const message = {
    sessionId,
    kind: 'reply',
    body: 'unsent',
    replyTo: null,
    baseSeq: 1,
    createdAt: at,
  } as const
  files.call('enqueue', { ids: [messageId], ...message })
  files.call('saveDraft', { sessionId, kind: 'reply', body: 'draft', baseSeq: 1, updatedAt: at })
  // As the migrations before left it.
  files.journal().exec(`
    alter table drafts drop column caret;
    drop table edits;
    drop table life_line;
    alter table drafts drop column started_at;
    alter table drafts drop column reply_to;
    alter table suggestion_decisions drop column reply_to_before;
    pragma user_version = ${JOURNAL_MIGRATIONS.at(JOURNAL_MIGRATIONS.indexOf(journal004) - 1)?.version ?? 0};
  `)
  files.reopen()
  const authored = () => ['drafts', 'outbox'].map((table) => files.journal().all(`select body from ${table}`))
  expect(authored()).toEqual([[{ body: 'draft' }], [{ body: 'unsent' }]])
  expect(files.call('readLife', { messageId })).toEqual([])
  // When that draft was begun is not known: it is sent without.
  files.call('enqueue', { ids: [randomUUID()], ...message })
  expect(authored()).toEqual([[], [{ body: 'unsent' }, { body: 'unsent' }]])
  expect(files.repairs).toEqual([])
})
