import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cache006 } from '../../../../src/main/cache/migrations/cache-006-words.ts'
import { CACHE_MIGRATIONS } from '../../../../src/main/cache/migrations/index.ts'
import { messageOf, sessionChanges } from '../../../support/desk-changes.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'
import { asBefore009 } from '../../../support/old-cache.ts'

let files: LocalFiles
beforeEach(() => {
  files = openLocalFiles(randomUUID())
})
afterEach(() => {
  files.close()
  files.remove()
})

/** As the migrations before left it: other tokens in the index, words without the customer's name. */
function asBefore(): void {
  asBefore009(files.cache())
  files.cache().exec(`
    drop index messages_with_files;
    drop index sessions_by_message;
    drop index sessions_by_waiting;
    drop index sessions_by_due;
    drop index sessions_by_priority;
    drop index sessions_by_team;
    drop index sessions_by_assignee;
    drop index sessions_snoozed;
    drop index messages_to_review;
    alter table sessions drop column waiting_key;
    alter table sessions drop column due_key;
    alter table sessions drop column priority_key;
    alter table sessions drop column is_snoozed;
    create index sessions_by_state on sessions (is_open, last_message_at desc, id desc);
    create index sessions_by_assignee on sessions (is_open, assignee_id, last_message_at desc, id desc);
    drop index sessions_newest;
    drop index customers_newest;
    drop table message_index;
    create virtual table message_index using fts5(
      body, content = '', tokenize = "unicode61 remove_diacritics 0", prefix = '2 3');
    insert into message_index (rowid, body) select place, '退 款' from messages;
    update sessions set words = ' ' || subject;
    update customers set words = ' ' || name;
    pragma user_version = ${CACHE_MIGRATIONS.at(CACHE_MIGRATIONS.indexOf(cache006) - 1)?.version ?? 0};
  `)
}

test('what was there before is found by the new words, and nothing is lost', () => {
  const { session, changes } = sessionChanges(0, {
    subject: 'Verspätete Lieferung',
    tags: ['VIP'],
    externalRef: { kind: 'order', reference: 'A-1042' },
  })
  const value = { ...messageOf(session, 1), body: '我要退款，谢谢' }
  files.call('applyPage', {
    ...{ epoch: 'e', to: 1, at: value.createdAt, more: false, reset: true, resume: null },
    changes: [...changes, { op: 'put', entity: 'message', rev: 1, value }],
  })
  const found = (section: 'messages' | 'sessions' | 'customers', text: string) =>
    files.call('search', { section, text, filters: {}, after: null, limit: 20 }).hits.map(({ id }) => id)
  const records = () => [
    ...['ada', 'vip', 'a-1042', 'lieferung '].map((text) => found('sessions', text)),
    found('customers', 'example '),
  ]
  const all = () => [found('messages', '退款'), ...records()]
  const expected = [[value.id], ...Array.from({ length: 4 }, () => [session.id]), [session.customerId]]
  expect(all()).toEqual(expected)

  asBefore()
  expect(records()).not.toEqual(expected.slice(1))
  files.reopen()
  expect(all()).toEqual(expected)
  expect(files.repairs).toEqual([])
})
