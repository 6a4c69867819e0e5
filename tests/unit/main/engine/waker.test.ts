import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createWaker } from '../../../../src/main/engine/waker.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

const START = Date.parse('2026-03-10T12:00:00.000Z')
const at = (seconds: number) => new Date(START + seconds * 1_000).toISOString()

beforeEach(() => {
  vi.useFakeTimers({ now: START })
})
afterEach(() => {
  vi.useRealTimers()
})

test('looks again when the next one is due, tells what came back, and never sleeps through a clock put right', async () => {
  let until: string | null = at(150)
  const asked: string[] = []
  const call = async (_: string, { now }: { now: string }) => {
    asked.push(now)
    const isDue = until !== null && until <= now
    if (isDue) until = null
    return { commit: isDue ? { rows: [] } : null, nextAt: until }
  }
  const onCommit = vi.fn()
  const waker = createWaker({ store: { call } as never, onCommit, log: silentLog, now: Date.now })
  await waker.look()
  expect(onCommit).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(149_000)
  expect(onCommit).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(onCommit).toHaveBeenCalledOnce()
  expect(asked).toEqual([at(0), at(60), at(120), at(150)])
  await vi.advanceTimersByTimeAsync(600_000)
  expect(asked).toHaveLength(4)
})

test('once stopped, nobody hears of anything', async () => {
  const onCommit = vi.fn()
  const call = async () => ({ commit: { rows: [] }, nextAt: at(1) })
  const waker = createWaker({ store: { call } as never, onCommit, log: silentLog, now: Date.now })
  const looking = waker.look()
  waker.stop()
  await looking
  await vi.advanceTimersByTimeAsync(5_000)
  expect(onCommit).not.toHaveBeenCalled()
})
