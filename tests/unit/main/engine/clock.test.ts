import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDesk, eventually, type TestDesk } from '../../../support/desk-engine.ts'
import { FakeServer } from '../../../support/fake-server.ts'

const DAY = 24 * 60 * 60_000

let server: FakeServer
let desk: TestDesk

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-01-05T08:00:00.000Z') })
  server = new FakeServer()
  desk = createDesk()
})
afterEach(async () => {
  await desk.remove()
  vi.useRealTimers()
})

const sync = () => desk.screen().sync

test.each([DAY, -DAY])(
  'a clock that jumps by %i ms, again and again, changes nothing of order or times',
  async (jump) => {
    const session = server.startSession()
    const engine = await desk.open(server.dialAs(desk.me.id))
    await eventually(() => expect(sync().completeTo).not.toBeNull())
    expect(sync().clock.isWrong).toBe(false)

    const bodies = ['one', 'two', 'three', 'four']
    for (const [index, body] of bodies.entries()) {
      vi.setSystemTime(Date.now() + (index % 2 === 0 ? jump : -jump / 2))
      const input = { sessionId: session.id, kind: 'reply', body, replyTo: null, baseSeq: 0 } as const
      await engine.handlers['message.send'](input)
    }
    await eventually(() => expect(server.messagesOf(session.id).map(({ body }) => body)).toEqual(bodies))
    await eventually(async () => expect(await engine.unsent()).toBe(0))
    const { messages } = await engine.handlers['session.open']({ sessionId: session.id })
    expect(messages.map(({ body }) => body)).toEqual(bodies)

    // The next heartbeat tells how far off the clock is by now.
    server.heartbeat()
    await eventually(() => expect(sync().clock.isWrong).toBe(true))
    expect(Math.abs(sync().clock.offsetMs + jump) / 60_000).toBeLessThan(2)
  },
)

test('a reply that was refused for a moment goes out in time, although the clock was put back a day', async () => {
  const session = server.startSession()
  const engine = await desk.open(server.dialAs(desk.me.id))
  await eventually(() => expect(sync().completeTo).not.toBeNull())
  server.losesAnswer = () => server.commands.length === 1
  const input = { sessionId: session.id, kind: 'reply', body: 'hello', replyTo: null, baseSeq: 0 } as const
  await engine.handlers['message.send'](input)
  await eventually(() => expect(server.commands).toHaveLength(1))
  vi.setSystemTime(Date.now() - DAY)
  server.cutLines()
  await eventually(async () => expect(await engine.unsent()).toBe(0))
  expect(server.messagesOf(session.id)).toHaveLength(1)
})
