import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FaultHouse, openFaultHouse } from '../support/fault-house.ts'
import { randomFrom } from '../support/random.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'
import { play } from './run.ts'
import type { Action, Schedule } from './schedule.ts'

/** The real sockets through a proxy that resets, stalls, slows down and lets only one way through. */

let house: FaultHouse
beforeAll(async () => {
  house = await openFaultHouse()
})
afterAll(() => house?.close())

const busyDay = (seed: number): Schedule => {
  const random = randomFrom(seed)
  const actions = Array.from({ length: 30 }, (): Action => {
    const chat = random.below(2)
    const desk = random.below(2)
    return random.from([
      { do: 'write', desk, chat, kind: 'reply' },
      { do: 'write', desk, chat, kind: 'note' },
      { do: 'say', chat },
      { do: 'read', desk, chat },
      { do: 'wait', milliseconds: 100 },
    ] satisfies Action[])
  })
  return { desks: 2, seed, actions }
}

test('resets every 0.3 to 1.5 s lose and double nothing', async () => {
  const proxy = await startTcpProxy(house.server.port)
  const random = randomFrom(7)
  let resets = 0
  let timer: NodeJS.Timeout
  const strike = (after: number): void => {
    timer = setTimeout(() => {
      const hits = proxy.connections() > 0
      resets += hits ? 1 : 0
      proxy.reset()
      // A day may be short: until there is something to hit, it is looked for at once.
      strike(hits ? 300 + random.below(1_200) : 20)
    }, after)
  }
  strike(20)
  const options = { serverUrl: proxy.url, heal: () => clearTimeout(timer) }
  expect(await play(house, busyDay(7), options)).toEqual([])
  expect(resets).toBeGreaterThan(0)
  await proxy.close()
})

test('a slow line with stalls sends nothing twice', async () => {
  const proxy = await startTcpProxy(house.server.port)
  const options = { serverUrl: proxy.url, heal: () => proxy.flow() }
  const stalls = setInterval(() => {
    proxy.stall('up', 'down')
    setTimeout(() => {
      proxy.flow()
      proxy.slow({ latency: 50, bytesPerSecond: 6_250 })
    }, 300)
  }, 1_000)
  try {
    expect(await play(house, busyDay(8), options)).toEqual([])
  } finally {
    clearInterval(stalls)
    await proxy.close()
  }
})

test.concurrent.for(['up', 'down'] as const)(
  'a partition of one way (%s) is noticed, and healed',
  { timeout: 180_000 },
  // The context's own expect: the global one belongs to whichever of two concurrent tests is the last to begin.
  async (way, { expect }) => {
    const proxy = await startTcpProxy(house.server.port)
    const desk = await house.desk('mara', { serverUrl: proxy.url })
    const chat = await house.chat()
    await house.run(house.world.staff.mara, 'session.claim', { sessionId: chat.id })
    await desk.start()
    await expect.poll(() => desk.screen().rows, { timeout: 20_000 }).toHaveProperty(chat.id)
    await expect.poll(() => desk.screen().sync.connection.state, { timeout: 20_000 }).toBe('online')

    proxy.stall(way)
    const { id } = await desk.ask('message.send', {
      ...{ sessionId: chat.id, kind: 'reply', body: 'into the void', replyTo: null, baseSeq: 9 },
    } as const)
    // A heartbeat that does not come, or a question without an answer: the screen says that the line is gone.
    await expect.poll(() => desk.screen().sync.connection.state, { timeout: 70_000 }).not.toBe('online')
    expect(await desk.unsent()).toBe(1)
    proxy.flow()
    await expect.poll(() => desk.unsent(), { timeout: 60_000 }).toBe(0)
    await desk.show(chat.id)
    const shown = (desk.screen().messages[chat.id] ?? []).map((message) => message.id)
    expect(shown.filter((each) => each === id)).toHaveLength(1)
    await desk.remove()
    await proxy.close()
  },
)
