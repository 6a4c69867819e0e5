import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Session } from '#shared/entities.ts'
import { messageOf, sessionChanges } from '../../../support/desk-changes.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()

let files: LocalFiles
beforeEach(() => {
  files = openLocalFiles(randomUUID())
})
afterEach(() => {
  files.close()
  files.remove()
})

/** A session of ten messages, one a minute up to `last`, of which those with these places are here. */
function addSession(last: number, held: readonly number[], more: Partial<Session> = {}): void {
  const { session, changes } = sessionChanges(0, { lastSeq: 10, lastMessageAt: at(last), ...more })
  files.call('applyPage', { epoch: 'e', to: 1, at: at(0), changes, more: true, reset: true, resume: 'on' })
  for (const seq of held) {
    const message = messageOf(session, seq, { createdAt: at(last - 10 + seq) })
    files.call('storeRange', { sessionId: session.id, messages: [message], fromSeq: seq, toSeq: seq })
  }
}

const upTo = (lo: number, hi: number) => Array.from({ length: hi - lo + 1 }, (_, index) => lo + index)
const from = () => files.call('readCoverage').from

test('an empty cache, and one that has all, lack nothing', () => {
  expect(from()).toBeNull()
  addSession(30, upTo(1, 10))
  addSession(40, upTo(1, 10), { status: 'ended' })
  expect(from()).toBeNull()
})

test('everything is here from after the newest message that is not', () => {
  addSession(30, upTo(6, 10))
  expect(from()).toBe(at(26))
  addSession(50, upTo(9, 10), { status: 'ended' })
  expect(from()).toBe(at(49))
  // Older as a whole, or with a hole further down.
  addSession(20, [])
  addSession(55, [1, 2, 8, 9, 10])
  expect(from()).toBe(at(53))
})

test('of a session that lacks its last message only what came later is', () => {
  addSession(40, upTo(1, 9))
  expect(from()).toBe(at(40))
})
