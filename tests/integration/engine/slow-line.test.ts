import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { dialSocketIo } from '../../../src/main/connection/index.ts'
import type { Id } from '../../../src/shared/ids.ts'
import { createDesk, eventually, type TestDesk } from '../../support/desk-engine.ts'
import { asStaff, beginChat } from '../../support/people.ts'
import type { ReadingEngine } from '../../support/reading-engine.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { type Direction, type SlowLine, startSlowLine } from '../../support/slow-line.ts'

/** An engine and the real server, with a line between them that is as bad as lines are. */

/** 50 kbit/s, and 800 ms there and back. */
const BAD = { bytesPerSecond: 6_250, delayMs: 400 }

let server: TestServer
let line: SlowLine
let desk: TestDesk
let engine: ReadingEngine

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
}, 60_000)
afterEach(async () => {
  await desk.remove()
  await line.close()
})
afterAll(() => server.stop())

async function openDesk(limits?: typeof BAD): Promise<void> {
  const { accessToken, me } = await asStaff(server.url, 'mara')
  line = await startSlowLine(server.url)
  if (limits) line.limit(limits)
  desk = createDesk(me.user.name, me.user.id)
  engine = await desk.open(dialSocketIo, {
    serverUrl: line.url,
    accessToken: async () => accessToken,
  })
  if (!limits) await complete()
}

const complete = () => eventually(() => expect(desk.screen().sync.completeTo).not.toBeNull(), 20_000)

async function startChat(): Promise<Id> {
  const { id } = await beginChat(server.url)
  await eventually(() => expect(desk.screen().rows).toHaveProperty(id), 10_000)
  return id
}

const state = () => desk.screen().sync.connection.state
const happened = (event: string) => desk.logged.filter((entry) => entry.event === event).length

test('on 50 kbit/s with a stall, nothing is sent twice and the line is not given up', async () => {
  await openDesk()
  const chats = await Promise.all([1, 2, 3, 4].map(() => startChat()))
  for (const sessionId of chats)
    await engine.handlers['command.run']({ command: { name: 'session.claim', input: { sessionId } } })
  line.limit(BAD)
  const before = line.sent
  const body = 'x'.repeat(4_000)
  for (const sessionId of chats) {
    await engine.handlers['message.send']({ sessionId, kind: 'reply', body, replyTo: null, baseSeq: 100 })
  }
  await eventually(() => expect(line.sent).toBeGreaterThan(before + 4_000), 20_000)
  // Longer than a question waits for its answer as a rule.
  line.freeze('up', 'down')
  await new Promise((resolve) => setTimeout(resolve, 11_000))
  line.thaw()
  await eventually(async () => expect(await engine.unsent()).toBe(0), 30_000)
  expect([happened('outbox.setback'), happened('connection.lost'), line.connections]).toEqual([0, 0, 1])
  expect(line.sent - before).toBeLessThan(chats.length * body.length * 1.5)
  for (const sessionId of chats) {
    const { messages } = await engine.handlers['session.open']({ sessionId })
    expect(messages.filter((message) => message.body === body)).toHaveLength(1)
  }
}, 90_000)

test('a first pull comes through 50 kbit/s, in pages that it can carry, on one connection', async () => {
  await openDesk(BAD)
  await eventually(() => expect(Object.keys(desk.screen().rows).length).toBeGreaterThan(0), 20_000)
  expect(desk.screen().sync.completeTo).toBeNull()
  line.limit({ bytesPerSecond: Number.POSITIVE_INFINITY, delayMs: 0 })
  await complete()
  expect([state(), line.connections]).toEqual(['online', 1])
}, 60_000)

test.each([
  ['both ways', ['up', 'down']],
  ['one way down', ['down']],
] as [string, Direction[]][])(
  'a line that died %s in its sleep is found out at once, and nobody is shown online meanwhile',
  async (_name, directions) => {
    await openDesk()
    line.freeze(...directions)
    const shown = desk.patches.length
    engine.kick('resume')
    expect(state()).toBe('connecting')
    const id = startChat()
    await eventually(() => expect(state()).toBe('online'), 20_000)
    // Online only on another line.
    expect(line.connections).toBe(2)
    const states = desk.patches
      .slice(shown)
      .flatMap((each) => (each.kind === 'sync' ? [each.sync.connection] : []))
    const online = states.findIndex(({ state }) => state === 'online')
    expect(new Set(states.slice(0, online).map(({ state }) => state))).not.toContain('online')
    await id
  },
  60_000,
)
