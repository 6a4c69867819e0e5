import type { Random } from '../../support/random.ts'

export interface Interval {
  readonly low: number
  readonly high: number
}

export interface Goal {
  readonly first: number
  readonly final: number
  /** Which ratios of product to peer are the good ones. */
  readonly better: 'higher' | 'lower'
}

export type Verdict = 'final goal' | 'first goal' | 'missed'

const RESAMPLES = 4_000

/** The value below which that part of the values lies, interpolated between neighbours. NaN of none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * part
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** Where the median lies with 95 % confidence, by drawing the values again and again with replacement. */
export function medianInterval(values: readonly number[], random: Random): Interval {
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(values.map(() => values[random.below(values.length)] ?? Number.NaN)),
  )
  return { low: quantile(medians, 0.025), high: quantile(medians, 0.975) }
}

/** A goal is met when the worse end of the interval meets it. */
export function judge({ low, high }: Interval, goal: Goal): Verdict {
  const worse = goal.better === 'higher' ? low : high
  const meets = (wanted: number) => (goal.better === 'higher' ? worse >= wanted : worse <= wanted)
  if (meets(goal.final)) return 'final goal'
  return meets(goal.first) ? 'first goal' : 'missed'
}
