import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FarDesk } from '../support/far-desk.ts'
import { type FaultHouse, openFaultHouse } from '../support/fault-house.ts'
import { randomFrom } from '../support/random.ts'
import { play } from './run.ts'
import type { Action, Schedule } from './schedule.ts'

/** kill -9 of the console's process: at every point of its code that has a name, and at any moment. */

let house: FaultHouse
beforeAll(async () => {
  house = await openFaultHouse()
})
afterAll(() => house?.close())

const write: Action = { do: 'write', desk: 0, chat: 0, kind: 'reply' }
const day = (...actions: Action[]): Schedule => ({ desks: 2, seed: 1, actions })

/** Named points, and how often each is passed before the process dies there. */
const AT_WORK = ['outbox-committed:1', 'outbox-committed:3', 'emitted:2', 'acked:2', 'settled-in-cache:2']

test.concurrent.each(AT_WORK)('killed at %s', async (crashAt) => {
  const say: Action = { do: 'say', chat: 0 }
  const schedule = day(
    ...[{ do: 'draft', desk: 0, chat: 1, kind: 'reply' } as const, say],
    ...[{ do: 'restart', desk: 0, crashAt } as const, write, write, write, write],
    ...[{ do: 'death', desk: 0 } as const, say, write],
  )
  expect(await play(house, schedule)).toEqual([])
})

test.concurrent.each([1, 5, 12])(
  'killed in the middle of applying what was missed, at change %i',
  async (nth) => {
    const missed: Action[] = Array.from({ length: 6 }, () => ({ do: 'say', chat: 0 }))
    const schedule = day(
      ...[{ do: 'kill', desk: 0 } as const, ...missed],
      ...[
        { do: 'restart', desk: 0, crashAt: `mid-apply:${nth}` } as const,
        { do: 'death', desk: 0 } as const,
      ],
    )
    expect(await play(house, schedule)).toEqual([])
  },
)

test.concurrent.each([1, 2, 3])('killed at random moments while it sends (seed %i)', async (seed) => {
  const random = randomFrom(seed)
  const bursts = Array.from(
    { length: 4 },
    (): Action => ({
      do: 'burst',
      ...{ desk: 0, chat: random.below(2), count: 2 + random.below(6), killAfter: random.below(60) },
    }),
  )
  expect(await play(house, { desks: 2, seed, actions: bursts })).toEqual([])
})

let desk: FarDesk
beforeEach(async () => {
  desk = await house.desk('mara')
})
afterEach(() => desk.remove())

test.each([1, 2, 3, 4])('killed in a migration, at step %i, the next start begins it anew', async (step) => {
  const start = desk.start({ crashAt: `migration:${step}` })
  await expect(start).rejects.toThrow('ended')
  expect(await desk.ended()).toBe('SIGKILL')
  await desk.start()
  await expect.poll(() => desk.screen().sync.completeTo, { timeout: 20_000 }).not.toBeNull()
  expect(desk.screen().notices).toEqual([])
})

test('what was queued offline is there after a kill, in the order of writing, and goes out in it', async () => {
  const chat = await house.chat()
  await house.run(house.world.staff.mara, 'session.claim', { sessionId: chat.id })
  await desk.start()
  await expect.poll(() => desk.screen().rows, { timeout: 20_000 }).toHaveProperty(chat.id)
  await desk.show(chat.id)
  const down = { lost: 0, doubled: 0, broken: 0, latest: 0, isDown: true }
  await desk.order({ what: 'weather', weather: down })
  const bodies = Array.from({ length: 40 }, (_, index) => `reply ${index}`)
  const reply = { sessionId: chat.id, kind: 'reply', replyTo: null, baseSeq: 9 } as const
  await Promise.all(bodies.map((body) => desk.ask('message.send', { ...reply, body })))
  await desk.kill()

  await desk.start({ weather: down })
  const { pending } = await desk.ask('session.open', { sessionId: chat.id })
  expect(pending.map(({ body }) => body)).toEqual(bodies)
  await desk.stop()
  await desk.start()
  await expect.poll(() => desk.unsent(), { timeout: 30_000 }).toBe(0)
  await desk.show(chat.id)
  const shown = desk.screen().messages[chat.id] ?? []
  expect(shown.filter(({ body }) => body.startsWith('reply')).map(({ body }) => body)).toEqual(bodies)
})
