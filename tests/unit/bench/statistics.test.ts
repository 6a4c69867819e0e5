import { describe, expect, it, test } from 'vitest'
import { judge, median, medianInterval, quantile } from '../../bench/lib/statistics.ts'
import { randomFrom } from '../../support/random.ts'

test('the median of an odd and of an even number of values, in whatever order they come', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([])).toBeNaN()
})

test('a quantile lies between its neighbours', () => {
  expect(quantile([10, 20, 30, 40, 50], 0)).toBe(10)
  expect(quantile([10, 20, 30, 40, 50], 1)).toBe(50)
  expect(quantile([0, 10], 0.99)).toBeCloseTo(9.9)
})

describe('the interval of a median', () => {
  it('is the same for the same seed, and holds the median', () => {
    const values = [1.1, 0.9, 1, 1.3, 0.8, 1.05, 0.95]
    const interval = medianInterval(values, randomFrom(1))
    expect(medianInterval(values, randomFrom(1))).toEqual(interval)
    expect(interval.low).toBeLessThanOrEqual(median(values))
    expect(interval.high).toBeGreaterThanOrEqual(median(values))
  })

  it('is a point where nothing varies, and wider where more does', () => {
    expect(medianInterval([2, 2, 2], randomFrom(1))).toEqual({ low: 2, high: 2 })
    const calm = medianInterval([0.99, 1, 1.01, 1, 0.98, 1.02], randomFrom(1))
    const wild = medianInterval([0.5, 1, 1.5, 1, 0.2, 2], randomFrom(1))
    expect(wild.high - wild.low).toBeGreaterThan(calm.high - calm.low)
  })

  it('holds the true median in about 95 of 100 cases', () => {
    const random = randomFrom(7)
    const held = Array.from({ length: 300 }, () => {
      const values = Array.from({ length: 15 }, () => random.below(1_000_001) / 1_000_000)
      const { low, high } = medianInterval(values, randomFrom(random.below(1_000_000)))
      return low <= 0.5 && high >= 0.5
    }).filter(Boolean).length
    expect(held).toBeGreaterThan(270)
    expect(held).toBeLessThan(300)
  }, 30_000)
})

describe('a goal', () => {
  const higher = { first: 0.6, final: 0.9, better: 'higher' } as const
  const lower = { first: 3, final: 1.5, better: 'lower' } as const

  it.each([
    [{ low: 0.91, high: 1.2 }, higher, 'final goal'],
    [{ low: 0.89, high: 1.2 }, higher, 'first goal'],
    [{ low: 0.59, high: 1.2 }, higher, 'missed'],
    [{ low: 0.5, high: 1.5 }, lower, 'final goal'],
    [{ low: 0.5, high: 1.6 }, lower, 'first goal'],
    [{ low: 0.5, high: 3.1 }, lower, 'missed'],
  ])('is met when the worse end of %j meets it', (interval, goal, verdict) => {
    expect(judge(interval, goal)).toBe(verdict)
  })
})
