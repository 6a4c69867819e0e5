import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLeaveTaking } from '../../../../src/main/windows/leave-taking.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Two pages, one of which answers. */
function twoPages() {
  const leaving = createLeaveTaking()
  const told: number[] = []
  leaving.opened(1, () => {
    told.push(1)
    leaving.left(1)
  })
  leaving.opened(2, () => told.push(2))
  return { leaving, told }
}

test('it is over when every page has put away what was written', async () => {
  const { leaving, told } = twoPages()
  const all = leaving.takeLeave()
  expect(told).toEqual([1, 2])
  await vi.advanceTimersByTimeAsync(999)
  expect(leaving.isOver()).toBe(false)
  leaving.left(2)
  await all
  expect(leaving.isOver()).toBe(true)
})

test('a page that does not answer is not waited for for ever', async () => {
  const { leaving } = twoPages()
  const all = leaving.takeLeave()
  await vi.advanceTimersByTimeAsync(1_000)
  await all
  expect(leaving.isOver()).toBe(true)
})

test('without a page there is nothing to wait for', async () => {
  const leaving = createLeaveTaking()
  leaving.opened(1, () => undefined)
  leaving.left(1)
  await leaving.takeLeave()
  expect(leaving.isOver()).toBe(true)
})
