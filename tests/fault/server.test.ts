import { resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FaultHouse, openFaultHouse } from '../support/fault-house.ts'
import { play } from './run.ts'
import { type Action, type Schedule, SERVER_CRASH_POINTS, schedules } from './schedule.ts'

/**
 * kill -9 of the server: at every point of its code that has a name, and at any moment of a random day on which desks,
 * their cache workers and the network fail as well. One test at a time has the server to itself.
 */

const SEEDS = [20261124, 20261125, 20261126]
const RUNS = 1
const TIME_LIMIT_MS = 8_000
/** For what must come out wrong, there is no point in waiting long. */
const IMPATIENT_MS = 3_000

let house: FaultHouse
beforeAll(async () => {
  house = await openFaultHouse()
})
afterAll(() => house?.close())

const write: Action = { do: 'write', desk: 0, chat: 0, kind: 'reply' }
const elsewhere: Action = { do: 'write', desk: 1, chat: 1, kind: 'reply' }
const say: Action = { do: 'say', chat: 0 }
const caughtUp: Action = { do: 'catchUp', desk: 0 }
const serverDeath: Action = { do: 'serverDeath' }
const day = (...actions: Action[]): Schedule => ({ desks: 2, seed: 1, actions })

test.each(Object.keys(SERVER_CRASH_POINTS))('killed at %s, under load', async (point) => {
  const crashAt = `${point}:2`
  const schedule = day(
    ...[{ do: 'armServer', crashAt } as const, write, write, elsewhere, say, write, elsewhere, serverDeath],
    ...[say, write],
  )
  expect(await play(await house.nextDoor(), schedule)).toEqual([])
})

test.each(SEEDS)(
  'killed on a random day, nothing is lost, doubled or out of order (seed %i)',
  async (seed) => {
    let until = Number.POSITIVE_INFINITY
    const wanted = schedules({ min: 10, max: 25, isServerMortal: true })
    const property = fc.asyncProperty(wanted, async (schedule) => {
      if (performance.now() > until) return
      until = Math.min(until, performance.now() + TIME_LIMIT_MS)
      expect(await play(await house.nextDoor(), schedule)).toEqual([])
    })
    await fc.assert(property, { seed, numRuns: RUNS })
  },
)

test('a server that answers before it has committed is found out', async () => {
  const serverProgram = resolve(import.meta.dirname, '../support/broken/answers-early.ts')
  const broken = await openFaultHouse({ serverProgram })
  const schedule = day(caughtUp, write, { do: 'sent', desk: 0 }, { do: 'killServer', downFor: 0 })
  const found = await play(broken, schedule, { patience: IMPATIENT_MS })
  await broken.close()
  expect(found.some((line) => line.startsWith('I6'))).toBe(true)
})
