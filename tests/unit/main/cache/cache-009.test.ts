import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { MESSAGES } from '../../../../src/main/cache/message-table.ts'
import { CACHE_MIGRATIONS } from '../../../../src/main/cache/migrations/index.ts'
import type { Message } from '../../../../src/shared/entities.ts'
import type { Change } from '../../../../src/shared/protocol.ts'
import { NO_FILTERS } from '../../../../src/shared/queue-filters.ts'
import { messageOf, sessionChanges } from '../../../support/desk-changes.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'
import { asBefore009 } from '../../../support/old-cache.ts'

const ME = randomUUID()
const AT = '2026-01-01T00:00:00.000Z'

let files: LocalFiles
let crash: (point: string) => void
beforeEach(() => {
  crash = () => undefined
  files = openLocalFiles(ME, (point) => crash(point))
})
afterEach(() => {
  files.close()
  files.remove()
})

const { session, changes } = sessionChanges(0, { lastSeq: 3_000 })
const attachment = {
  ...{ id: randomUUID(), name: 'a "quoted" name.jpg', size: 1, mimeType: 'image/jpeg', durationSeconds: 1.5 },
  ...{ waveform: [0, 0.5], width: null, height: null, hasThumbnail: false, removedAt: null },
}
/** One of each kind, sender and status, and whatever few messages have. */
const various: Partial<Message>[] = [
  { senderKind: 'user', senderId: ME, type: 'note', body: 'canary of mine' },
  { senderKind: 'system', senderId: null, type: 'system', body: '', event: { kind: 'claimed', userId: ME } },
  { type: 'image', body: 'canary in a picture', attachment },
  { type: 'image', body: '', attachment, status: 'deleted', deletedAt: AT, deletedBy: ME },
  { status: 'pending_approval', senderKind: 'user', senderId: ME, replyTo: v7() },
  { status: 'rejected', review: { userId: ME, at: AT, reason: 'a "reason"' } },
  { status: 'approved', editedAt: AT, editedBy: ME, body: '我要退款，谢谢' },
  ...(['audio', 'video', 'file', 'emergency'] as const).map((type) => ({ type })),
]
/** More than have a place in one window of 32 seconds, and the one after it taken. */
const crowd = Array.from({ length: 2_060 }, (_, index): Partial<Message> => {
  return { createdAt: new Date(Date.parse(AT) + index).toISOString() }
})
const after = { createdAt: '2026-01-01T00:00:32.007Z', body: 'canary after the crowd' }
const messages = [...various, ...crowd, after].map((more, index) => messageOf(session, index + 1, more))

function fill(): void {
  const put = messages.map((value): Change => ({ op: 'put', entity: 'message', rev: 1, value }))
  files.call('applyPage', {
    ...{ epoch: 'e', to: 1, at: AT, more: false, reset: true, resume: null },
    changes: [...changes, ...put],
  })
}

/** What can be seen of the messages. */
function seen() {
  const found = (text: string) =>
    files
      .call('search', { section: 'messages', text, filters: {}, after: null, limit: 20 })
      .hits.map(({ id }) => id)
  return {
    conversation: files.call('messagesAfter', { sessionId: session.id, afterSeq: 0, limit: 3_000 }).messages,
    opened: files.call('openSession', { sessionId: session.id, limit: 50 }),
    files: files.call('customerFiles', { sessionId: session.id, after: null, limit: 50 }),
    found: ['canary ', 'can', '"canary of"', '退款', '"text 50"'].map(found),
    one: files.call('findMessage', { sessionId: session.id, messageId: messages[3]?.id ?? '' }),
    toReview: files.call('queuePage', {
      ...{ view: 'approval', sort: 'lastMessage', after: null, limit: 50 },
      filters: NO_FILTERS,
    }),
  }
}

test('messages that were there before are there as they were, and found', () => {
  fill()
  const before = seen()
  expect(before.conversation).toEqual(messages)
  expect(before.found.map((ids) => ids.length)).toEqual([3, 3, 1, 1, 1])
  asBefore009(files.cache())
  files.reopen()
  expect(files.repairs).toEqual([])
  expect(seen()).toEqual(before)

  // Migration 10 asks for everything once more: the same messages, in the same rows. The index follows them.
  fill()
  expect(seen()).toEqual(before)
  const [first] = messages
  if (!first) throw new Error('There is no message.')
  const poke = { from: 1, to: 2, at: AT }
  files.call('applyPoke', { ...poke, changes: [{ op: 'del', entity: 'message', rev: 2, id: first.id }] })
  expect(seen().found[0]).toHaveLength(2)
  expect(MESSAGES.has(files.cache(), first.id)).toBe(false)
})

test('ended in the middle, the next start begins anew', () => {
  fill()
  const before = seen()
  asBefore009(files.cache())
  files.close()
  crash = () => {
    throw new Error('ended')
  }
  expect(() => files.open()).toThrow('ended')
  crash = () => undefined
  files.open()
  expect(files.repairs).toEqual([])
  expect(seen()).toEqual(before)
  expect(files.cache().get('pragma user_version')).toEqual({ user_version: CACHE_MIGRATIONS.at(-1)?.version })
})
