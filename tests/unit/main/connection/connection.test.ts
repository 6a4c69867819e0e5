import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  backoffDelay,
  type Connection,
  createConnection,
  createServerClock,
  type Dial,
  type PipeEvents,
} from '../../../../src/main/connection/index.ts'
import { type Diagnose, troubleOf } from '../../../../src/main/network/index.ts'
import { type ErrorCode, ParleyError } from '../../../../src/shared/errors.ts'
import { HEARTBEAT_MS, OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '../../../../src/shared/protocol.ts'

/** A pipe whose other end the test holds. */
interface HeldPipe {
  token: string
  events: PipeEvents
  sent: { name: string; frame: unknown; answer: (answer: unknown) => void }[]
  isClosed: boolean
}

const pipes: HeldPipe[] = []
const dial: Dial = ({ token }, events) => {
  const pipe: HeldPipe = { token, events, sent: [], isClosed: false }
  pipes.push(pipe)
  return {
    send: (name, frame, answer = () => undefined) => void pipe.sent.push({ name, frame, answer }),
    close: () => {
      pipe.isClosed = true
    },
  }
}

const diagnose = vi.fn<Diagnose>()
const accessToken = vi.fn<(refresh: boolean) => Promise<string>>()
const events = {
  onState: vi.fn(),
  onWelcome: vi.fn(),
  onContact: vi.fn(),
  onWiped: vi.fn(),
  onOnline: vi.fn(),
  onDown: vi.fn(),
  onBadFrame: vi.fn(),
  onUnknown: vi.fn(),
}
let connection: Connection

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'],
  })
  pipes.length = 0
  vi.clearAllMocks()
  diagnose.mockResolvedValue(null)
  accessToken.mockImplementation(async (refresh) => (refresh ? 'fresh' : 'stored'))
  const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  connection = createConnection({
    dial,
    serverUrl: 'http://server',
    clientId: randomUUID(),
    appVersion: '1.2.3',
    accessToken,
    cursor: () => ({ epoch: 'e', rev: 5 }),
    log,
    clock: createServerClock(),
    diagnose,
    random: () => 1,
    ...events,
  })
})
afterEach(() => {
  connection.close()
  vi.useRealTimers()
})

const WELCOME = {
  protocol: PROTOCOL_VERSION,
  epoch: 'e',
  head: 9,
  serverTime: '2026-01-01T00:00:00.000Z',
  limits: { maxBody: 1, maxPage: 1, heartbeatMs: HEARTBEAT_MS },
  minAppVersion: '0.0.0',
  policy: { draftTravel: false },
}

function heartbeat(pipe: HeldPipe): void {
  pipe.events.onFrame('poke', { from: 9, to: 9, at: WELCOME.serverTime, changes: [] })
}

const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
const state = () => connection.state().state

function last(): HeldPipe {
  const pipe = pipes.at(-1)
  if (!pipe) throw new Error('Nothing was dialled.')
  return pipe
}

async function welcome(): Promise<HeldPipe> {
  await wait(0)
  const pipe = last()
  pipe.events.onOpen()
  pipe.sent[0]?.answer({ ok: true, value: WELCOME })
  await wait(0)
  return pipe
}

async function refuse(
  code: ErrorCode,
  more: ConstructorParameters<typeof ParleyError>[2] = {},
): Promise<void> {
  await wait(0)
  last().events.onClose(new ParleyError(code, 'No.', more))
  await wait(0)
}

test('says hello first, with its place, and is online once it is welcome', async () => {
  connection.start()
  expect(state()).toBe('connecting')
  const pipe = await welcome()
  expect(pipe.sent[0]).toMatchObject({
    name: 'hello',
    frame: { cursor: { epoch: 'e', rev: 5 }, appVersion: '1.2.3' },
  })
  expect(state()).toBe('online')
  expect(events.onOnline).toHaveBeenCalledOnce()
})

test('comes back by itself, later each time, and at once when it is kicked', async () => {
  connection.start()
  const delays: number[] = []
  for (let attempt = 0; attempt < 4; attempt++) {
    await refuse('OFFLINE')
    expect(connection.state()).toMatchObject({ state: 'offline', retryAt: expect.any(String) })
    const before = pipes.length
    const started = Date.now()
    await vi.advanceTimersToNextTimerAsync()
    expect(pipes).toHaveLength(before + 1)
    delays.push(Date.now() - started)
  }
  expect(delays).toEqual([500, 1_000, 2_000, 4_000])
  await refuse('OFFLINE')
  connection.retry()
  await wait(0)
  expect(pipes).toHaveLength(6)
  await welcome()
  expect(state()).toBe('online')
})

test('waits as long as the server says', async () => {
  connection.start()
  await refuse('UNAVAILABLE', { retryAfterMs: 20_000 })
  await wait(19_000)
  expect(pipes).toHaveLength(1)
  await wait(1_001)
  expect(pipes).toHaveLength(2)
})

test('a refused token is renewed once; when the new one is refused too, only signing in helps', async () => {
  connection.start()
  await refuse('TOKEN_EXPIRED')
  expect(pipes.map(({ token }) => token)).toEqual(['stored', 'fresh'])
  await refuse('UNAUTHENTICATED')
  expect(state()).toBe('needs_auth')
  await wait(120_000)
  expect(pipes).toHaveLength(2)
  connection.retry()
  await welcome()
  expect(state()).toBe('online')
})

test('a token that ends while the line is up is renewed without a word', async () => {
  connection.start()
  const pipe = await welcome()
  pipe.events.onFrame('error', { code: 'TOKEN_EXPIRED', message: 'Your session has ended.' })
  await welcome()
  expect(last().token).toBe('fresh')
  expect(state()).toBe('online')
  const asked = connection.ask('pull', { since: null })
  last()
    .sent.at(-1)
    ?.answer({ ok: false, error: { code: 'TOKEN_EXPIRED', message: 'Again.' } })
  await expect(asked).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' })
  await welcome()
  expect(state()).toBe('online')
})

test.each([
  ['UNAUTHENTICATED', 'needs_auth'],
  ['OFFLINE', 'offline'],
] as const)('without a token for %s it is %s', async (code, expected) => {
  accessToken.mockRejectedValue(new ParleyError(code, 'No token.'))
  connection.start()
  await wait(0)
  expect(state()).toBe(expected)
})

test('a version that is no longer served stops, and says which one is', async () => {
  connection.start()
  await wait(0)
  last().events.onOpen()
  const error = { code: 'UNSUPPORTED_CLIENT', message: 'Too old.', details: { minAppVersion: '2.0.0' } }
  last().sent[0]?.answer({ ok: false, error })
  await wait(0)
  expect(connection.state()).toEqual({ state: 'unsupported', older: 'console', minAppVersion: '2.0.0' })
  await wait(120_000)
  expect(pipes).toHaveLength(1)
})

test('a line on which nothing comes any more is dead', async () => {
  connection.start()
  const pipe = await welcome()
  await wait(HEARTBEAT_MS)
  heartbeat(pipe)
  await wait(HEARTBEAT_MS)
  expect(state()).toBe('online')
  // The next one is overdue: until the line has shown that it lives, nobody is told that it does.
  await wait(HEARTBEAT_MS / 2)
  expect([state(), pipe.sent.at(-1)?.name, pipe.isClosed]).toEqual(['connecting', 'checksum', false])
  await wait(5_000)
  expect([pipe.isClosed, pipes.length]).toEqual([true, 2])
  await welcome()
  expect(state()).toBe('online')
})

test('after a sleep it is online again when the server has answered, and dials at once when it does not', async () => {
  connection.start()
  const pipe = await welcome()
  connection.probe()
  connection.probe()
  expect([state(), pipe.sent.filter(({ name }) => name === 'checksum').length]).toEqual(['connecting', 1])
  await expect(connection.ask('pull', { since: null })).rejects.toMatchObject({ code: 'OFFLINE' })
  pipe.sent.at(-1)?.answer({ ok: false, error: { code: 'RATE_LIMITED', message: 'Slowly.' } })
  await wait(0)
  expect([state(), events.onOnline.mock.calls.length]).toEqual(['online', 2])

  connection.probe()
  await wait(4_999)
  expect([state(), pipes.length]).toEqual(['connecting', 1])
  await wait(1)
  expect([state(), pipes.length]).toEqual(['connecting', 2])
  expect(events.onState.mock.lastCall?.[0]).toMatchObject({ state: 'connecting' })
})

test('a line that is slow but speaks has more time, and has to answer in the end', async () => {
  connection.start()
  const pipe = await welcome()
  const spoken = async (milliseconds: number) => {
    await wait(1_000)
    heartbeat(pipe)
    await wait(milliseconds - 1_000)
  }
  connection.probe()
  await spoken(5_000)
  expect([state(), pipe.isClosed]).toEqual(['connecting', false])
  pipe.sent.at(-1)?.answer({ ok: true, value: { epoch: 'e', rev: 9, sum: '' } })
  await wait(0)
  expect(state()).toBe('online')

  // Only the way down is open.
  connection.probe()
  await spoken(5_000)
  await spoken(15_000)
  expect([pipe.isClosed, pipes.length, state()]).toEqual([true, 2, 'connecting'])
})

test('a server that is restarting is obeyed, also in the middle of a probe', async () => {
  connection.start()
  const pipe = await welcome()
  connection.probe()
  const error = { code: 'UNAVAILABLE', message: 'The server is restarting.', retryAfterMs: 3_000 }
  pipe.events.onFrame('error', error)
  await wait(2_999)
  expect([state(), pipes.length]).toEqual(['offline', 1])
  await wait(1)
  expect(pipes).toHaveLength(2)
})

test('says why it is offline, as soon as somebody has found out, and forgets it when it is welcome', async () => {
  let found: (trouble: ParleyError | null) => void = () => undefined
  diagnose.mockImplementation(() => new Promise((resolve) => (found = resolve)))
  connection.start()
  await refuse('OFFLINE')
  expect(connection.state()).toMatchObject({ state: 'offline', cause: 'unreachable' })
  found(troubleOf('captive_portal', 'https://chat.example.com'))
  await wait(0)
  expect(connection.state()).toMatchObject({
    ...{ state: 'offline', cause: 'captive_portal' },
    hint: expect.stringContaining('http://chat.example.com'),
  })
  await wait(500)
  await welcome()
  last().events.onClose(new ParleyError('OFFLINE', 'Gone.'))
  expect(connection.state()).toMatchObject({ cause: 'unreachable', reason: 'Gone.' })
  // A line that was up and broke needs no explanation.
  expect(diagnose).toHaveBeenCalledOnce()
})

test.each([
  [{ minAppVersion: '1.0.0', protocol: PROTOCOL_VERSION - 1 }, 'server'],
  [{ minAppVersion: '1.3.0', protocol: PROTOCOL_VERSION }, 'console'],
  [{ minAppVersion: '1.0.0', protocol: PROTOCOL_VERSION + 2 }, 'console'],
  [{ minAppVersion: '1.3.0' }, 'console'],
  [{}, 'console'],
])('refused with %j, the %s is to be updated', async (details, older) => {
  connection.start()
  await refuse('UNSUPPORTED_CLIENT', { details })
  expect(connection.state()).toMatchObject({ state: 'unsupported', older })
})

test.each([
  [OLDEST_PROTOCOL_VERSION - 1, 'server'],
  [PROTOCOL_VERSION + 1, 'console'],
])('a welcome in protocol %i is not taken up', async (protocol, older) => {
  connection.start()
  await wait(0)
  last().events.onOpen()
  last().sent[0]?.answer({ ok: true, value: { ...WELCOME, protocol } })
  await wait(0)
  expect(connection.state()).toMatchObject({ state: 'unsupported', older })
  expect(events.onOnline).not.toHaveBeenCalled()
})

test('a question without an answer ends, and ends the line when none comes to another one either', async () => {
  connection.start()
  const pipe = await welcome()
  const first = connection.ask('pull', { since: null }, 1_000)
  const second = connection.ask('range', { sessionId: randomUUID(), fromSeq: 1, toSeq: 2 }, 60_000)
  const failures = Promise.allSettled([first, second])
  await wait(500)
  pipe.events.onFrame('poke', { from: 9, to: 9, at: WELCOME.serverTime, changes: [] })
  await wait(1_000)
  // What came down says nothing about the way up: it is asked once more, and nobody is shown online meanwhile.
  expect(state()).toBe('connecting')
  expect(pipe.isClosed).toBe(false)
  await wait(5_000)
  expect(pipe.isClosed).toBe(true)
  expect(await failures).toMatchObject([{ reason: { code: 'TIMEOUT' } }, { reason: { code: 'OFFLINE' } }])
})

test('what an old line still says is not listened to', async () => {
  connection.start()
  const old = await welcome()
  old.events.onClose(new ParleyError('OFFLINE', 'Gone.'))
  await wait(500)
  await welcome()
  events.onDown.mockClear()
  old.events.onFrame('poke', { from: 0, to: 9, at: WELCOME.serverTime, changes: [] })
  old.events.onFrame('poke', 'nonsense')
  old.events.onClose(new ParleyError('OFFLINE', 'Gone again.'))
  expect(events.onDown).not.toHaveBeenCalled()
  expect(events.onBadFrame).not.toHaveBeenCalled()
  expect(state()).toBe('online')
})

test('frames and answers that no schema knows are refused by name', async () => {
  connection.start()
  const pipe = await welcome()
  pipe.events.onFrame('poke', { from: -1 })
  pipe.events.onFrame('constructor', {})
  // What is neither kept nor numbered is not asked for.
  expect(events.onBadFrame).toHaveBeenCalledOnce()
  const asked = connection.ask('pull', { since: null })
  pipe.sent.at(-1)?.answer({ ok: true, value: { epoch: 'e' } })
  await expect(asked).rejects.toMatchObject({ code: 'INTERNAL' })
  expect(state()).toBe('online')
})

test('closed is closed', async () => {
  connection.start()
  const pipe = await welcome()
  connection.close()
  expect([state(), pipe.isClosed]).toEqual(['closed', true])
  connection.retry()
  await wait(120_000)
  expect(pipes).toHaveLength(1)
  await expect(connection.ask('pull', { since: null })).rejects.toMatchObject({ code: 'OFFLINE' })
})

test('delays double up to a bound, spread over the upper half', () => {
  const backoff = { first: 100, longest: 1_000 }
  expect([0, 1, 2, 3, 4, 99].map((attempt) => backoffDelay(backoff, attempt, () => 1))).toEqual([
    100, 200, 400, 800, 1_000, 1_000,
  ])
  expect(backoffDelay(backoff, 3, () => 0)).toBe(400)
})
