import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createOutbox, type Outbox } from '../../../../src/main/outbox/index.ts'
import type { Receipt } from '../../../../src/shared/commands.ts'
import { ParleyError } from '../../../../src/shared/errors.ts'
import type { Id } from '../../../../src/shared/ids.ts'
import type { Answer } from '../../../../src/shared/protocol.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'
import { FakeServer } from '../../../support/fake-server.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

const ME = randomUUID()
const OLD = '2020-01-01T00:00:00.000Z'

interface CommandFrame {
  input: { sessionId: Id; body: string }
}

function written(sessionId: Id, body: string, more: { createdAt?: string; kind?: 'note' } = {}) {
  const createdAt = new Date().toISOString()
  return {
    ...{ ids: [v7()], sessionId, kind: 'reply' as const, body, replyTo: null, baseSeq: 0, createdAt },
    ...more,
  } as const
}

/** An outbox on files of its own, in a time that only the test lets pass. */
function createBench(ask: (frame: CommandFrame) => Promise<Receipt>) {
  const files = openLocalFiles(ME)
  files.journal().exec('pragma synchronous = off')
  const outbox = createOutbox({
    store: { call: async (name, ...input) => files.call(name, ...input) },
    // Nothing but messages is sent here.
    ask: ((_name: 'command', frame: CommandFrame) => ask(frame)) as never,
    me: ME,
    onCommit: () => undefined,
    onFileGone: () => undefined,
    crash: () => undefined,
    log: silentLog,
    random: () => 0,
  })
  return { files, outbox }
}

/** Asks a server in memory as the connection does. */
function askOf(server: FakeServer): (frame: CommandFrame) => Promise<Receipt> {
  const nothing = () => undefined
  const target = { url: '', accessToken: '' }
  const pipe = server.dialAs(ME)(target as never, { onOpen: nothing, onFrame: nothing, onClose: nothing })
  return (frame) =>
    new Promise((resolve, reject) => {
      pipe.send('command', { id: '', name: 'message.send', ...frame } as never, (answer) => {
        const given = answer as Answer<Receipt>
        if (given.ok) resolve(given.value)
        else reject(ParleyError.from(given.error))
      })
    })
}

let files: LocalFiles
let outbox: Outbox

beforeEach(() => void vi.useFakeTimers())
afterEach(async () => {
  await outbox.stop()
  vi.useRealTimers()
  files.close()
  files.remove()
})

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

test('5,000 messages of 50 sessions go out in order in each, in turn between them, once, and at the pace that the server wants', async () => {
  const bodies = Array.from({ length: 100 }, (_, index) => String(index))
  const server = new FakeServer()
  const bench = createBench(askOf(server))
  files = bench.files
  outbox = bench.outbox
  const sessions = Array.from({ length: 50 }, () => server.startSession({ assigneeId: ME, status: 'active' }))
  // One session after the other: in the order of writing, the last would wait for all the others.
  for (const { id } of sessions) for (const body of bodies) files.call('enqueue', written(id, body))

  const PAUSE_MS = 2_000
  let refusedAt = Number.NEGATIVE_INFINITY
  let refusals = 0
  const sooner: number[] = []
  server.refuse = () => {
    const since = performance.now() - refusedAt
    // What was on its way already when the server said so comes with it.
    if (since > 5 && since < PAUSE_MS) sooner.push(since)
    if (server.commands.length % 100 !== 0) return null
    refusedAt = performance.now()
    refusals++
    return new ParleyError('RATE_LIMITED', 'Slowly.', { retryAfterMs: PAUSE_MS })
  }
  await pass(1)
  outbox.connected()
  for (let second = 0; second < 300 && files.call('countUnsent') > 0; second++) await pass(1_000)

  for (const { id } of sessions) expect(server.messagesOf(id).map(({ body }) => body)).toEqual(bodies)
  expect(refusals).toBeGreaterThan(40)
  expect(sooner).toEqual([])
  // At no time had one session been served more than a few messages ahead of another.
  const served = new Map<Id, number>(sessions.map(({ id }) => [id, 0]))
  let lead = 0
  for (const { sessionId } of server.states.message.values()) {
    served.set(sessionId, (served.get(sessionId) ?? 0) + 1)
    lead = Math.max(lead, Math.max(...served.values()) - Math.min(...served.values()))
  }
  expect(lead).toBeLessThanOrEqual(3)
}, 60_000)

describe('what an outage has made old', () => {
  const PACE_MS = 1_000
  let sent: { sessionId: Id; body: string; at: number }[]
  let sessions: [Id, Id, Id]

  beforeEach(() => {
    sent = []
    sessions = [randomUUID(), randomUUID(), randomUUID()]
    const bench = createBench(async ({ input: { sessionId, body } }) => {
      const seq = sent.push({ sessionId, body, at: performance.now() })
      return { id: v7(), sessionId, seq, at: new Date().toISOString(), duplicate: false }
    })
    files = bench.files
    outbox = bench.outbox
  })

  const enqueue = (...message: Parameters<typeof written>) => files.call('enqueue', written(...message))
  const sentBodies = () => sent.map(({ body }) => body)
  const counts = () => files.call('readSnapshot', { limit: 1 }).outbox

  test('is counted, and asked about once', async () => {
    for (const body of ['a', 'b']) enqueue(sessions[0], body, { createdAt: OLD })
    enqueue(sessions[1], 'note', { createdAt: OLD, kind: 'note' })
    enqueue(sessions[2], 'young')
    outbox.connected()
    await pass(100)
    expect(sentBodies().sort()).toEqual(['note', 'young'])
    expect(counts()).toEqual({ waiting: 2, toConfirm: 2 })

    expect(files.call('decideAll', { decision: 'keep' }).count).toBe(2)
    outbox.disconnected()
    outbox.connected()
    await pass(60_000)
    expect(counts()).toEqual({ waiting: 2, toConfirm: 0 })
    expect(sentBodies()).toHaveLength(2)
    // Kept is not lost: each is still there to be decided, and so are all of them together.
    expect(files.call('decideAll', { decision: 'discard' }).count).toBe(2)
    expect(counts()).toEqual({ waiting: 0, toConfirm: 0 })
  })

  test('leaves at a pace once it is confirmed, in turn and in order, and holds up nothing that is new', async () => {
    for (const session of sessions) {
      for (const body of ['1', '2', '3']) enqueue(session, body, { createdAt: OLD })
    }
    outbox.connected()
    await pass(100)
    expect(sent).toEqual([])
    files.call('decideAll', { decision: 'send' })
    outbox.wake()
    await pass(10)
    enqueue(randomUUID(), 'new')
    outbox.wake()
    await pass(10)
    expect(sentBodies()).toEqual(['1', 'new'])

    await pass(PACE_MS * 8)
    const paced = sent.filter(({ body }) => body !== 'new')
    const gaps = paced.slice(1).map(({ at }, index) => at - (paced[index]?.at ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(PACE_MS)
    expect(paced.map(({ sessionId, body }) => [sessionId, body])).toEqual(
      ['1', '2', '3'].flatMap((body) => sessions.map((sessionId) => [sessionId, body])),
    )
    expect(counts()).toEqual({ waiting: 0, toConfirm: 0 })
  })

  test('a session with 5,000 messages is leased from without reading them, and lets others go first in turn', async () => {
    const [many, few] = sessions
    files.journal().run(
      `with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n < 4999)
       insert into outbox (id, session_id, kind, body, base_seq, created_at, round)
       select 'id ' || n, :many, 'reply', n, 0, :at, n + 1 from numbers`,
      { many, at: OLD },
    )
    enqueue(few, 'only one')
    const lease = () =>
      files.call('leaseDue', { now: 1, limit: 8, leaseFor: 60_000, horizon: 60_000, pacedFrom: 0 })
    expect(lease().leased.map(({ body }) => body)).toEqual(['0', 'only one'])
    expect(lease().leased).toEqual([])
  })
})
