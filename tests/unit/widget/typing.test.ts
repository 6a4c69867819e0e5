import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TypingSeen, TypingTeller } from '../../../src/widget/chat/typing.ts'
import { MARA, SESSION } from './fixtures.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('typing', () => {
  it('is told once for many keys, and taken back when they stop', () => {
    const told: boolean[] = []
    const teller = new TypingTeller((typing) => told.push(typing))
    for (let key = 0; key < 10; key += 1) {
      teller.key()
      vi.advanceTimersByTime(100)
    }
    expect(told).toEqual([true])
    vi.advanceTimersByTime(4_000)
    expect(told).toEqual([true, false])
  })

  it('is told again while it goes on, and ends with the message', () => {
    const told: boolean[] = []
    const teller = new TypingTeller((typing) => told.push(typing))
    for (let key = 0; key < 40; key += 1) {
      teller.key()
      vi.advanceTimersByTime(100)
    }
    expect(told).toEqual([true, true])
    teller.stop()
    teller.stop()
    expect(told).toEqual([true, true, false])
  })

  it('of the other side is believed for a while only', () => {
    const changed = vi.fn()
    const seen = new TypingSeen(changed)
    seen.set(SESSION, MARA, true)
    expect(seen.in(SESSION)).toBe(MARA)
    vi.advanceTimersByTime(8_000)
    expect(seen.in(SESSION)).toBeNull()
    expect(changed).toHaveBeenCalledTimes(2)
  })
})
