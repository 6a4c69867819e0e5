import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message, Participant, Session } from '../../../../src/shared/entities.ts'
import type { PutChange } from '../../../../src/shared/protocol.ts'
import { messageOf, sessionChanges } from '../../../support/desk-changes.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'

/** What is in both files for a moment, and what one of them knows before the other part of it does. */

const ME = randomUUID()
const AT = '2026-01-01T00:00:00.000Z'

let files: LocalFiles
let session: Session
let mine: Message
let diesAt: string | null

beforeEach(() => {
  diesAt = null
  files = openLocalFiles(ME, (point) => {
    if (point === diesAt) throw new Error('killed')
  })
  const some = sessionChanges(2, { assigneeId: ME })
  session = some.session
  const participant: Participant = {
    ...{ id: randomUUID(), sessionId: session.id, kind: 'user', memberId: ME },
    ...{ deliveredSeq: 0, readSeq: 0 },
  }
  const changes: PutChange[] = [
    ...some.changes,
    { op: 'put', entity: 'participant', rev: 1, value: participant },
  ]
  files.call('applyPage', { epoch: 'e', to: 1, at: AT, changes, more: false, reset: true, resume: null })
  mine = messageOf(session, 3, { id: v7(), senderKind: 'user', senderId: ME })
  const { id, body } = mine
  const sessionId = session.id
  files.call('enqueue', {
    ids: [id],
    sessionId,
    kind: 'reply',
    body,
    replyTo: null,
    baseSeq: 2,
    createdAt: AT,
  })
})
afterEach(() => {
  files.close()
  files.remove()
})

const opened = () => {
  const answer = files.call('openSession', { sessionId: session.id, limit: 50 })
  if (!answer) throw new Error('The session is not here.')
  return answer
}

test.each<[string, () => unknown]>([
  ['its receipt', () => files.call('settleSent', { message: mine })],
  [
    'a change',
    () =>
      files.call('applyPoke', {
        ...{ from: 1, to: 2, at: AT },
        changes: [{ op: 'put', entity: 'message', rev: 2, value: mine }],
      }),
  ],
])('a message is shown once when the desk dies between the two files, told by %s', (_by, tell) => {
  diesAt = 'settled-in-cache'
  expect(tell).toThrow('killed')
  diesAt = null
  files.reopen()
  expect(opened().messages.map(({ id }) => id)).toContain(mine.id)
  expect(opened().pending).toEqual([])
  // It goes out once more, and the server says again where it is.
  expect(
    files.call('leaseDue', { now: 1, limit: 8, leaseFor: 1, horizon: 1, pacedFrom: 1 }).leased,
  ).toHaveLength(1)
  files.call('settleSent', { message: mine })
  expect(files.call('countUnsent')).toBe(0)
})

test('who has just answered has read everything before, though the session has not counted the answer yet', () => {
  files.call('settleSent', { message: mine })
  expect(opened().row).toMatchObject({ unread: 2, session: { lastSeq: 2 } })
  files.call('markRead', { sessionId: session.id, seq: 3 })
  expect(opened().row.unread).toBe(0)
  expect(files.call('dueMarks', { limit: 9 })).toMatchObject([{ sessionId: session.id, readSeq: 3 }])
})

test('a mark beyond everything that is here is none', () => {
  files.call('markRead', { sessionId: session.id, seq: 3 })
  expect(opened().row.unread).toBe(2)
})
