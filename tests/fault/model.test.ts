import { resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FAIR } from '../support/bad-line.ts'
import type { Start } from '../support/far-desk.ts'
import { type FaultHouse, openFaultHouse } from '../support/fault-house.ts'
import { play } from './run.ts'
import { type Action, type Schedule, schedules } from './schedule.ts'

/**
 * Real engines in processes of their own, a real server on PostgreSQL, and a network that loses, doubles, delays,
 * reorders and cuts. A failure says its seed and path: put them into `fc.assert`'s parameters to see it again, and the
 * shrunk schedule into REGRESSIONS to keep it.
 */

const SEEDS = [20261121, 20261122, 20261123]
/** Schedules of a seed: where the machine is too busy for all of them, as many as begin in time. */
const RUNS = 3
const TIME_LIMIT_MS = 30_000
/** For what must come out wrong, there is no point in waiting long. */
const IMPATIENT_MS = 3_000

let house: FaultHouse
beforeAll(async () => {
  house = await openFaultHouse()
})
afterAll(() => house?.close())

test.concurrent.each(SEEDS)(
  'whatever happens, nothing is lost, doubled or out of order (seed %i)',
  async (seed) => {
    let until = Number.POSITIVE_INFINITY
    const property = fc.asyncProperty(schedules({ min: 10, max: 25 }), async (schedule) => {
      if (performance.now() > until) return
      until = Math.min(until, performance.now() + TIME_LIMIT_MS)
      expect(await play(house, schedule)).toEqual([])
    })
    await fc.assert(property, { seed, numRuns: RUNS })
  },
  180_000,
)

const write: Action = { do: 'write', desk: 0, chat: 0, kind: 'reply' }
const say: Action = { do: 'say', chat: 0 }
const deskIn = (weather: Partial<typeof FAIR>): Action => ({
  do: 'weather',
  desk: 0,
  weather: { ...FAIR, ...weather },
})
const day = (...actions: Action[]): Schedule => ({ desks: 2, seed: 1, actions })

/** What has gone wrong once, and what is too rare to wait for. */
const REGRESSIONS: Record<string, Schedule> = {
  'killed between the two files, and offline at the next start': day(
    { do: 'restart', desk: 0, crashAt: 'settled-in-cache:2' },
    ...[write, write, write, { do: 'wait', milliseconds: 300 } as const],
    ...[deskIn({ isDown: true }), write, say],
  ),
  'read up to an own message that the session does not know of yet': day(
    ...[say, deskIn({ latest: 150 }), write, { do: 'read', desk: 0, chat: 0 } as const],
    ...[{ do: 'wait', milliseconds: 300 } as const, deskIn({}), say],
  ),
  'the cache worker dies again and again': day(
    ...Array.from({ length: 5 }, (): Action[] => [write, { do: 'killWorker', desk: 0 }]).flat(),
  ),
}

test.concurrent.each(Object.entries(REGRESSIONS))('still right: %s', async (_name, schedule) => {
  expect(await play(house, schedule)).toEqual([])
})

const broken = (name: string) => resolve(import.meta.dirname, `../support/broken/${name}.ts`)

const caughtUp = (desk: number): Action => ({ do: 'catchUp', desk })
const edit: Action = { do: 'edit', chat: 0 }
const sent: Action = { do: 'sent', desk: 0 }
const times = (count: number, ...actions: Action[]): Action[] =>
  Array.from({ length: count }, () => actions).flat()

/** Engines that are broken on purpose, and a day on which it shows. */
const CONTROLS: Record<string, [wrong: readonly string[], schedule: Schedule, start: Start]> = {
  'takes every poke for the next one': [
    ['I5'],
    day(say, caughtUp(0), deskIn({ lost: 100 }), edit, caughtUp(1), deskIn({}), say),
    { isBlindToGaps: true },
  ],
  'forgets a message when it is sent': [
    // Lost for good, or come through by chance and never settled.
    ['I6', 'I2'],
    day(caughtUp(0), deskIn({ broken: 100 }), write, { do: 'wait', milliseconds: 50 }),
    { workerFile: broken('forgets-at-emit') },
  ],
  'moves its cursor with a receipt': [
    ['I5'],
    day(caughtUp(0), ...times(3, write, sent, say, caughtUp(1))),
    { workerFile: broken('acks-move-cursor') },
  ],
}

test.concurrent.each(Object.entries(CONTROLS))(
  'an engine that %s is found out',
  // A line that breaks by itself, as on a busy machine, may heal what was broken on purpose before anybody looks.
  { retry: 2 },
  async (_name, [wrong, schedule, start]) => {
    const found = await play(house, schedule, { start, patience: IMPATIENT_MS })
    expect(found.some((line) => wrong.includes(line.slice(0, 2)))).toBe(true)
  },
)
