import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cache008 } from '../../../../src/main/cache/migrations/cache-008-customer.ts'
import { CACHE_MIGRATIONS } from '../../../../src/main/cache/migrations/index.ts'
import { messageOf, sessionChanges } from '../../../support/desk-changes.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'
import { asBefore009 } from '../../../support/old-cache.ts'

const AT = '2026-01-01T00:00:00.000Z'

let files: LocalFiles
beforeEach(() => {
  files = openLocalFiles(randomUUID())
})
afterEach(() => {
  files.close()
  files.remove()
})

test('a customer’s chats and files are found in a cache that was there before', () => {
  const { session, changes } = sessionChanges(1)
  const attachment = {
    ...{ id: randomUUID(), name: 'a.txt', size: 1, mimeType: 'text/plain', durationSeconds: null },
    ...{ waveform: null, width: null, height: null, hasThumbnail: false, removedAt: null },
  }
  const message = { ...messageOf(session, 1), type: 'file', attachment } as const
  const deleted = { ...messageOf(session, 2), attachment, deletedAt: AT }
  const page = { epoch: 'e', to: 1, at: AT, more: false, reset: true, resume: null }
  files.call('applyPage', {
    ...page,
    changes: [
      ...changes,
      { op: 'put', entity: 'message', rev: 1, value: message },
      { op: 'put', entity: 'message', rev: 1, value: deleted },
    ],
  })
  // As the migrations before left it.
  asBefore009(files.cache())
  files.cache().exec(`
    drop index messages_with_files;
    drop index sessions_by_customer;
    create index sessions_by_customer on sessions (customer_id);
    pragma user_version = ${CACHE_MIGRATIONS.at(CACHE_MIGRATIONS.indexOf(cache008) - 1)?.version ?? 0};
  `)
  files.reopen()
  const wanted = { sessionId: session.id, after: null, limit: 50 }
  expect(files.call('customerSessions', wanted)).toEqual({
    ...{ customerId: session.customerId, sessions: [session], more: false },
  })
  expect(files.call('customerFiles', wanted)).toEqual({ messages: [message], more: false })
  expect(files.call('customerFiles', { ...wanted, after: message.id }).messages).toEqual([])
  expect(files.repairs).toEqual([])
})
