import { setTimeout as delay } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { createLog } from '../../../src/server/log.ts'
import { createLoop } from '../../../src/server/loop.ts'

const log = createLog('silent')
const NEVER = 1_000_000

it('runs one round at a time, and once more for all who asked meanwhile', async () => {
  let running = 0
  let most = 0
  let rounds = 0
  let finish: () => void = () => {}
  const loop = createLoop('test', NEVER, log, async () => {
    running += 1
    rounds += 1
    most = Math.max(most, running)
    await new Promise<void>((resolve) => {
      finish = resolve
    })
    running -= 1
  })
  loop.wake()
  loop.wake()
  loop.wake()
  finish()
  await new Promise(setImmediate)
  expect(rounds).toBe(2)
  const closing = loop.close()
  finish()
  await closing
  loop.wake()
  expect([rounds, most]).toEqual([2, 1])
})

it('goes on after a round that failed', async () => {
  let rounds = 0
  const loop = createLoop('test', NEVER, log, async () => {
    rounds += 1
    throw new Error('this time')
  })
  loop.wake()
  await new Promise(setImmediate)
  loop.wake()
  await loop.close()
  expect(rounds).toBe(2)
})

it('rests after a round for as long as that took, and not before the first', async () => {
  const at: number[] = []
  const work = async () => {
    at.push(performance.now())
    await delay(20)
  }
  const loop = createLoop('test', NEVER, log, work, 1_000)
  const began = performance.now()
  loop.wake()
  await new Promise(setImmediate)
  expect(at).toHaveLength(1)
  for (let count = 0; count < 5; count += 1) loop.wake()
  await new Promise(setImmediate)
  expect(at).toHaveLength(1)
  await expect.poll(() => at.length).toBe(2)
  expect((at[1] ?? 0) - began).toBeGreaterThan(35)
  await loop.close()
})

it('rests no longer than it may', async () => {
  let rounds = 0
  const work = async () => {
    rounds += 1
    await delay(20)
  }
  // After such a round it would rest for longer than a test lasts, if it rested for longer than it may.
  vi.spyOn(performance, 'now').mockImplementation(() => rounds * NEVER)
  try {
    const loop = createLoop('test', NEVER, log, work, 10)
    loop.wake()
    await new Promise(setImmediate)
    loop.wake()
    await expect.poll(() => rounds).toBe(2)
    await loop.close()
  } finally {
    vi.restoreAllMocks()
  }
})
