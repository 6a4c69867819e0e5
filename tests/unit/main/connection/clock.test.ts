import { expect, test } from 'vitest'
import { createServerClock } from '../../../../src/main/connection/index.ts'

const DAY = 24 * 60 * 60_000

function clocks() {
  const time = { wall: Date.parse('2026-10-25T00:30:00.000Z'), steady: 5_000 }
  const pass = (milliseconds: number) => {
    time.wall += milliseconds
    time.steady += milliseconds
  }
  const clock = createServerClock(
    () => time.wall,
    () => time.steady,
  )
  return { time, pass, clock }
}

test('until the server has been heard, it is what this computer says', () => {
  const { time, clock } = clocks()
  expect(clock.now()).toBe(time.wall)
  expect(clock.offset()).toEqual({ offsetMs: 0, isWrong: false })
})

test.each([DAY, -DAY, 3_600_000])('a jump of this computer by %i ms moves nothing but the offset', (jump) => {
  const { time, pass, clock } = clocks()
  const server = time.wall + 40_000
  clock.learn(new Date(server).toISOString(), 2_000)
  expect(clock.now()).toBe(server + 1_000)
  expect(clock.offset()).toEqual({ offsetMs: 41_000, isWrong: false })
  pass(60_000)
  time.wall += jump
  expect(clock.now()).toBe(server + 61_000)
  expect(clock.offset()).toEqual({ offsetMs: 41_000 - jump, isWrong: true })
})

test('what was said late sets nothing back, and a sleep is made up for by the next thing heard', () => {
  const { time, pass, clock } = clocks()
  const server = time.wall
  clock.learn(new Date(server).toISOString(), 0)
  pass(10_000)
  clock.heard(new Date(server + 4_000).toISOString())
  expect(clock.now()).toBe(server + 10_000)
  // The clock that nobody sets stood still for an hour.
  time.wall += 3_600_000
  clock.heard(new Date(server + 3_610_000).toISOString())
  expect(clock.now()).toBe(server + 3_610_000)
  expect(clock.offset()).toEqual({ offsetMs: 0, isWrong: false })
})
