import { expect, test } from 'vitest'
import { createPageSize } from '../../../../src/main/sync/page-size.ts'
import { MAX_PAGE } from '../../../../src/shared/protocol.ts'

/** 600 bytes a change, so many bytes a second, and 800 ms there and back. */
const onLine = (bytesPerSecond: number) => (changes: number) => 800 + (changes * 600 * 1_000) / bytesPerSecond

test('a fast line gets whole pages soon, and a slow one gets those that it can carry', () => {
  const fast = createPageSize()
  const slow = createPageSize()
  const [quick, sluggish] = [onLine(10_000_000), onLine(6_250)]
  for (let page = 0; page < 5; page++) {
    fast.took(quick(fast.next()))
    slow.took(sluggish(slow.next()))
  }
  expect(fast.next()).toBe(MAX_PAGE)
  expect(sluggish(slow.next())).toBeLessThan(3_000)
})

test('what does not come is asked for in smaller pieces, down to a bound', () => {
  const size = createPageSize()
  const first = size.next()
  expect(onLine(6_250)(first)).toBeLessThan(10_000)
  size.failed()
  expect(size.next()).toBeLessThan(first / 2)
  for (let time = 0; time < 10; time++) size.failed()
  expect(size.next()).toBe(10)
  size.took(1)
  expect(size.next()).toBe(30)
})
