import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { CallDesk } from '../../../src/main/cache/call-desk.ts'
import { DeskFiles } from '../../../src/main/cache/desk-files.ts'
import { Reader } from '../../../src/main/cache/files/connection.ts'
import type { Change } from '../../../src/shared/protocol.ts'
import { messageOf, sessionOf } from '../../support/desk-changes.ts'
import { createFixture, type ProfileName } from '../fixtures/profile.ts'
import { answerCalls } from '../lib/calls.ts'

// A desk's two files in a process of their own, as the cache worker has them in a thread: filled, and searched.

const OWNER = { me: randomUUID(), accountId: randomUUID() }
const AT = '2026-01-01T00:00:00.000Z'
/** Messages in one transaction while filling. */
const BATCH = 20_000
/** One message in so many has the word of middling frequency. */
const MID_EVERY = 2_000

let files: DeskFiles
let desk: CallDesk

function milliseconds(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

answerCalls({
  open(folder: string, key: string) {
    mkdirSync(folder, { recursive: true })
    const data = { folder, key: Buffer.from(key, 'hex'), binding: undefined, ...OWNER, isCrashEnabled: false }
    files = new DeskFiles(data, () => undefined)
    desk = new CallDesk(
      files,
      OWNER,
      () => undefined,
      () => undefined,
    )
  },

  /** A profile's messages, each with a number of its own; answers how many. */
  fill(profile: ProfileName) {
    const { sessions, messages } = createFixture(profile)
    const anySession = sessionOf()
    let count = 0
    let changes: Change[] = []
    const flush = () => {
      const page = { epoch: 'e', to: 1, at: AT, changes, more: true, reset: true, resume: 'on' }
      desk.answer({ id: 0, name: 'applyPage', input: page })
      changes = []
    }
    for (const { id, customerId, status, type, assigneeId, messages: lastSeq, lastMessageAt } of sessions) {
      const at = lastMessageAt.toISOString()
      const value = sessionOf({
        ...{ id, customerId, status, type, assigneeId, lastSeq, lastMessageAt: at, createdAt: at },
      })
      changes.push({ op: 'put', entity: 'session', rev: 1, value })
    }
    for (const { id, session, seq, senderKind, senderId, body, at } of messages()) {
      count += 1
      const mid = count % MID_EVERY === 0 ? ' zeppelin' : ''
      const value = messageOf({ ...anySession, id: session.id }, seq, {
        ...{ id, senderKind, senderId, body: `${body} #${count}${mid}`, createdAt: at.toISOString() },
      })
      changes.push({ op: 'put', entity: 'message', rev: 1, value })
      if (changes.length >= BATCH) flush()
    }
    flush()
    return count
  },

  /** Milliseconds of each search for the first 20 messages. */
  search: (text: string, times: number) =>
    Array.from({ length: times }, () => {
      const wanted = { section: 'messages', text, filters: {}, after: null, limit: 20 }
      return milliseconds(() => desk.answer({ id: 0, name: 'search', input: wanted }))
    }),

  /** The index alone: the places of the newest 20, and nothing of them. */
  raw(match: string, times: number) {
    const cache = new Reader(files.cache)
    const sql =
      'select rowid from message_index where message_index match :match order by rowid desc limit 20'
    return Array.from({ length: times }, () => milliseconds(() => cache.all(sql, { match })))
  },

  /** The newest 20 whose text has these letters, without an index of words. */
  like(text: string) {
    const cache = new Reader(files.cache)
    const sql = 'select id, body from messages where body like :pattern order by place desc limit 20'
    return milliseconds(() => cache.all(sql, { pattern: `%${text}%` }))
  },
})
