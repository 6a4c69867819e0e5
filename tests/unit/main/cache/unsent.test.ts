import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { customerOf, sessionChanges } from '../../../support/desk-changes.ts'
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

function write(sessionId: string, count: number): void {
  const words = { kind: 'reply', body: 'a', replyTo: null, baseSeq: 1, createdAt: AT } as const
  for (let n = 0; n < count; n++) files.call('enqueue', { ids: [randomUUID()], sessionId, ...words })
}

test('nothing written is nothing to lose', () => {
  expect(files.call('listUnsent')).toEqual([])
})

test('what would be lost is told chat by chat, also of chats that are not here any more', () => {
  const { session, changes } = sessionChanges(0)
  files.call('applyPage', { epoch: 'e', to: 1, at: AT, changes, more: false, reset: true, resume: null })
  const gone = randomUUID()
  write(gone, 1)
  write(session.id, 2)
  for (const kind of ['reply', 'note'] as const) {
    files.call('saveDraft', { sessionId: session.id, kind, body: 'draft', baseSeq: 1, updatedAt: AT })
  }
  const { id, name } = customerOf(session)
  const waiting = { id: expect.any(String), type: 'text', state: 'queued', error: null, words: 'a' }
  expect(files.call('listUnsent')).toEqual([
    { sessionId: session.id, customer: { id, name }, messages: [waiting, waiting], hasDraft: true },
    { sessionId: gone, customer: null, messages: [waiting], hasDraft: false },
  ])
})

test('a message says why it waits, and how it begins', () => {
  const sessionId = randomUUID()
  const id = randomUUID()
  const words = { kind: 'reply', body: 'b'.repeat(1_000), replyTo: null, baseSeq: 1, createdAt: AT } as const
  files.call('enqueue', { ids: [id], sessionId, ...words })
  const error = { code: 'FORBIDDEN', message: 'No.' } as const
  files.call('settleSetback', { id, setback: { kind: 'failed', error } })
  const failed = { id, type: 'text', state: 'failed', error, words: 'b'.repeat(120) }
  expect(files.call('listUnsent')).toMatchObject([{ sessionId, messages: [failed] }])
})
