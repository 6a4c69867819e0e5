import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EvictionWanted } from '../../../../src/main/cache/calls/budget.ts'
import { OF_SESSION } from '../../../../src/main/cache/ids.ts'
import type { Connection } from '../../../../src/main/connection/index.ts'
import { type CacheBudget, createPack, type Pack } from '../../../../src/main/pack/index.ts'
import type { Session } from '../../../../src/shared/entities.ts'
import { ParleyError } from '../../../../src/shared/errors.ts'
import type { Id } from '../../../../src/shared/ids.ts'
import { FIRST_PULL_MESSAGES, type PutChange } from '../../../../src/shared/protocol.ts'
import { messageOf, sessionChanges, sessionOf } from '../../../support/desk-changes.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

const ME = randomUUID()
const NOW = Date.parse('2026-02-01T00:00:00.000Z')
const QUIET = 2_000
const PAUSE = 500
const MEGABYTE = 1024 * 1024

let files: LocalFiles
let pack: Pack
let isOnline: boolean
/** Every range that was asked for. */
let asked: { sessionId: Id; fromSeq: number; toSeq: number }[]
let progress: string[]
let shown: Id[]
/** Every chat of the test's server, whole. */
const chats = new Map<Id, PutChange[]>()

beforeEach(() => {
  vi.useFakeTimers()
  files = openLocalFiles(ME)
  isOnline = true
  asked = []
  progress = []
  shown = []
  chats.clear()
})
afterEach(() => {
  pack.stop()
  vi.useRealTimers()
  files.close()
  files.remove()
})

/** A chat of which a first pull brings the last messages. */
function chat(count: number, more: Partial<Session> = {}): Id {
  const { session, changes } = sessionChanges(count, more)
  chats.set(session.id, changes)
  const recent = changes.filter((_, index) => index < 2 || index >= changes.length - FIRST_PULL_MESSAGES)
  files.call('applyPage', {
    ...{ epoch: 'e', to: 1, at: '2026-02-01T00:00:00.000Z', changes: recent },
    ...{ more: true, reset: true, resume: 'x' },
  })
  return session.id
}

const ask = vi.fn(
  async (_name: string, range: { sessionId: Id; fromSeq: number; toSeq: number; limit: number }) => {
    const { sessionId, fromSeq, toSeq, limit } = range
    asked.push({ sessionId, fromSeq, toSeq })
    const changes = chats.get(sessionId)
    if (!changes) throw new ParleyError('NOT_FOUND', 'There is no such session.')
    const messages = changes
      .flatMap((change) => (change.entity === 'message' ? [change.value] : []))
      .filter(({ seq }) => seq >= fromSeq && seq <= toSeq)
      .slice(-limit)
    return { messages, fromSeq: messages[0]?.seq ?? fromSeq, toSeq }
  },
)

function start(more: Partial<CacheBudget> = {}): Pack {
  pack = createPack({
    store: { call: async (name, ...input) => files.call(name, ...input) },
    ask: ask as unknown as Connection['ask'],
    isOnline: () => isOnline,
    shown: () => shown,
    onCommit: () => undefined,
    onProgress: ({ complete, wanted }) => void progress.push(`${complete}/${wanted}`),
    budget: { bytes: 64 * MEGABYTE, transcripts: 100, days: 30, ...more },
    log: silentLog,
    pause: PAUSE,
    quiet: QUIET,
    now: () => NOW,
  })
  pack.look()
  return pack
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
const names = (ids: Record<string, Id>) =>
  asked.map(({ sessionId }) => Object.keys(ids).find((name) => ids[name] === sessionId))
const ranges = (sessionId: Id) =>
  files
    .cache()
    .all('select lo, hi from message_ranges where session_id = :sessionId order by lo', { sessionId })
const seqsOf = (sessionId: Id) =>
  files
    .cache()
    .all<{ seq: number }>(`select seq from messages where ${OF_SESSION} order by seq`, { sessionId })
    .map(({ seq }) => seq)

test('own open chats come first, then the others, then closed ones by recency; old and short ones not at all', async () => {
  const ids = {
    old: chat(40, { status: 'ended', lastMessageAt: '2025-12-01T00:00:00.000Z' }),
    ended: chat(40, { status: 'ended', lastMessageAt: '2026-01-20T00:00:00.000Z' }),
    endedLater: chat(40, { status: 'locked', lastMessageAt: '2026-01-30T00:00:00.000Z' }),
    team: chat(40, { assigneeId: randomUUID(), lastMessageAt: '2026-01-31T00:00:00.000Z' }),
    mine: chat(40, { assigneeId: ME, lastMessageAt: '2026-01-01T00:00:00.000Z' }),
    short: chat(FIRST_PULL_MESSAGES, { assigneeId: ME }),
  }
  start()
  await pass(QUIET + 10 * PAUSE)
  expect(names(ids)).toEqual(['mine', 'team', 'endedLater', 'ended'])
  expect(progress).toEqual(['1/5', '2/5', '3/5', '4/5', '5/5'])
  expect(ranges(ids.mine)).toEqual([{ lo: 1, hi: 40 }])
  expect(ranges(ids.old)).toEqual([{ lo: 11, hi: 40 }])
})

test('a long transcript comes in parts, one at a time, with pauses', async () => {
  const id = chat(500, { assigneeId: ME })
  start()
  await pass(QUIET - 1)
  expect(asked).toEqual([])
  await pass(1)
  expect(asked).toEqual([{ sessionId: id, fromSeq: 1, toSeq: 470 }])
  await pass(PAUSE - 1)
  expect(asked).toHaveLength(1)
  await pass(2 * PAUSE)
  expect(asked.map(({ toSeq }) => toSeq)).toEqual([470, 270, 70])
  expect(ranges(id)).toEqual([{ lo: 1, hi: 500 }])
})

test('while the desk works nothing more is asked for, and it goes on when it is quiet', async () => {
  chat(900, { assigneeId: ME })
  start()
  await pass(QUIET)
  expect(asked).toHaveLength(1)
  for (let round = 0; round < 20; round++) {
    pack.defer()
    await pass(QUIET - 1)
  }
  expect(asked).toHaveLength(1)
  await pass(QUIET + PAUSE)
  expect(asked.length).toBeGreaterThan(1)
})

test('offline nothing is asked for; what is complete is told all the same', async () => {
  chat(40)
  isOnline = false
  start()
  await pass(60_000)
  expect(asked).toEqual([])
  expect(progress).toEqual(['0/1'])
  isOnline = true
  pack.look()
  await pass(QUIET + PAUSE)
  expect(progress).toEqual(['0/1', '1/1'])
})

test('a chat that the server knows nothing of holds up none behind it', async () => {
  const gone = chat(40, { assigneeId: ME })
  const there = chat(40)
  chats.delete(gone)
  start()
  await pass(QUIET + 5 * PAUSE)
  expect(names({ gone, there })).toEqual(['gone', 'there'])
})

test('a refusal is waited out for as long as the server says', async () => {
  chat(40)
  ask.mockRejectedValueOnce(new ParleyError('RATE_LIMITED', 'Too many.', { retryAfterMs: 90_000 }))
  start()
  await pass(QUIET + 89_000)
  expect(asked).toEqual([])
  await pass(2_000)
  expect(asked).toHaveLength(1)
})

test('no more transcripts than the budget has, and none when it is nearly full', async () => {
  const [first] = [chat(40, { assigneeId: ME }), chat(40), chat(40)]
  start({ transcripts: 1 })
  await pass(QUIET + 5 * PAUSE)
  expect(asked.map(({ sessionId }) => sessionId)).toEqual([first])
  expect(progress.at(-1)).toBe('1/1')
  pack.stop()
  const { used } = files.call('lookAtPack', { transcripts: 3, since: '', limit: 1 })
  start({ bytes: used * 1.1 })
  await pass(QUIET + 5 * PAUSE)
  expect(asked).toHaveLength(1)
})

/** A whole chat of long texts, so that a few make many pages. */
function longChat(more: Partial<Session> = {}, text = 'long text '.repeat(60)): Id {
  const id = chat(300, more)
  const messages = Array.from({ length: 270 }, (_, index) =>
    messageOf({ ...sessionOf(), id }, index + 1, { body: `${index} ${text}` }),
  )
  files.call('storeRange', { sessionId: id, messages, fromSeq: 1, toSeq: 270 })
  return id
}
const usage = () => files.call('lookAtPack', { transcripts: 1, since: '', limit: 0 })

test('above the budget the oldest closed chats lose their oldest messages', async () => {
  const ids = {
    oldest: longChat({ status: 'ended', lastMessageAt: '2026-01-01T00:00:00.000Z' }),
    openedSince: longChat({ status: 'ended', lastMessageAt: '2026-01-02T00:00:00.000Z' }),
    later: longChat({ status: 'ended', lastMessageAt: '2026-01-03T00:00:00.000Z' }),
    open: longChat({ lastMessageAt: '2025-01-01T00:00:00.000Z' }),
  }
  files.call('noteOpened', { sessionId: ids.openedSince, at: '2026-01-31T00:00:00.000Z' })
  const { used } = usage()
  start({ bytes: used - 1, transcripts: 0 })
  await pass(QUIET + 40 * PAUSE)
  expect(usage().used).toBeLessThanOrEqual(used * 0.9)
  expect(ranges(ids.oldest)).toEqual([expect.objectContaining({ hi: 300 })])
  expect(seqsOf(ids.oldest)[0]).toBeGreaterThan(1)
  expect(seqsOf(ids.oldest).at(-1)).toBe(300)
  for (const untouched of [ids.openedSince, ids.open]) expect(ranges(untouched)).toEqual([{ lo: 1, hi: 300 }])
})

test('to the last: what should always be here, is shown or has something written for it stays', async () => {
  const written = longChat({ status: 'ended' })
  const quoted = longChat({ status: 'ended' })
  const onScreen = longChat({ status: 'ended' })
  const unread = longChat({ assigneeId: ME })
  const plain = longChat({ assigneeId: ME })
  const neverRead = longChat({ assigneeId: randomUUID() })
  const at = '2026-02-01T00:00:00.000Z'
  files.call('saveDraft', { sessionId: written, kind: 'reply', body: 'mine', baseSeq: 1, updatedAt: at })
  files.call('enqueue', {
    ...{ ids: [randomUUID()], sessionId: quoted, kind: 'reply', body: 'queued', replyTo: randomUUID() },
    ...{ baseSeq: 1, createdAt: at },
  })
  for (const [sessionId, readSeq] of [
    [unread, 100],
    [plain, 300],
  ] as const) {
    const value = {
      id: randomUUID(),
      sessionId,
      kind: 'user',
      memberId: ME,
      deliveredSeq: 0,
      readSeq,
    } as const
    files.call('applyPage', {
      ...{ epoch: 'e', to: 1, at, more: true, reset: true, resume: 'x' },
      changes: [{ op: 'put', entity: 'participant', rev: 1, value }],
    })
  }
  shown = [onScreen]
  start({ bytes: 1, transcripts: 0 })
  await pass(QUIET + 60 * PAUSE)
  for (const whole of [written, quoted, onScreen]) expect(ranges(whole)).toEqual([{ lo: 1, hi: 300 }])
  expect(ranges(unread)).toEqual([{ lo: 101, hi: 300 }])
  for (const cut of [plain, neverRead]) expect(ranges(cut)).toEqual([{ lo: 271, hi: 300 }])
  expect(seqsOf(plain)).toHaveLength(FIRST_PULL_MESSAGES)
  expect(files.call('findHoles', { limit: 10 })).toEqual([])
  const opened = files.call('openSession', { sessionId: written, limit: 50 })
  expect(opened?.drafts).toMatchObject([{ body: 'mine' }])
  // Nothing is left to evict: it does not go on trying.
  const call = vi.spyOn(files, 'call')
  await pass(60_000)
  expect(call).not.toHaveBeenCalled()
})

test('free pages are given back, a few at a time, and the file gets shorter', async () => {
  longChat({ status: 'ended' }, '-'.repeat(20_000))
  files.call('evict', { after: null, shown: [], sessions: 200, messages: 20_000 })
  const { free } = usage()
  expect(free).toBeGreaterThan(5 * MEGABYTE)
  const { free: after } = files.call('giveBack', { pages: 100 })
  expect(free - after).toBe(100 * 4_096)
  start({ transcripts: 0 })
  await pass(QUIET + 20 * PAUSE)
  expect(usage().free).toBeLessThanOrEqual(4 * MEGABYTE)
  files.reopen()
  const { used, free: left } = usage()
  expect(statSync(`${files.folder}/cache.db`).size).toBe(used + left)
})

test('one step of eviction is bounded, however much there is', () => {
  const id = longChat({ status: 'ended' })
  const wanted: EvictionWanted = { after: null, shown: [], sessions: 200, messages: 50 }
  pack = start()
  const first = files.call('evict', wanted)
  expect(first).toMatchObject({ evicted: 50, isThrough: false })
  expect(ranges(id)).toEqual([{ lo: 51, hi: 300 }])
  // A session that is not through is looked at again.
  expect(files.call('evict', { ...wanted, after: first.after }).evicted).toBe(50)
})

test('what was evicted is fetched when somebody scrolls there, and by nobody else', async () => {
  const id = longChat({ status: 'ended' })
  pack = start({ transcripts: 0 })
  files.call('evict', { after: null, shown: [], sessions: 200, messages: 1_000 })
  expect(files.call('findHoles', { limit: 10 })).toEqual([])
  expect(files.call('messagesBefore', { sessionId: id, beforeSeq: 271, limit: 50 })).toEqual({
    messages: [],
    more: true,
    missing: { lo: 221, hi: 270 },
  })
})
