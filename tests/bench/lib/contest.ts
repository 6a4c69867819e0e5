import { randomFrom } from '../../support/random.ts'
import { cpuMicroseconds, pssBytes, readCpuTimes, stolen } from './machine.ts'
import type { Contest, Measure, Sample, Side } from './measure.ts'
import { type Interval, judge, median, medianInterval, type Verdict } from './statistics.ts'

export interface Taken extends Sample {
  readonly cpuUsPerOperation: number
  readonly pssBytes: number
}

export interface Pair {
  readonly product: Taken
  readonly peer: Taken
  readonly ratio: number
  /** The part of the processors' time that other machines took meanwhile. */
  readonly steal: number
}

export interface Result {
  readonly measure: Pick<Measure, 'id' | 'name' | 'title' | 'unit' | 'peer' | 'goal'>
  /** All of them, those with too much steal included. */
  readonly pairs: readonly Pair[]
  readonly kept: number
  readonly ratio: number
  readonly interval: Interval
  readonly verdict: Verdict
  readonly told: Readonly<Record<string, number>>
}

const MAX_STEAL = 0.03
/** Further pairs that may be taken in place of those that are dropped. */
const SPARE_PAIRS = 5
const BOOTSTRAP_SEED = 2_026

/** Product and peer in turns, A B B A, so that a drift of the machine falls on both alike. */
export async function hold(measure: Measure, contest: Contest, pairs: number): Promise<Result> {
  for (let count = 0; count < measure.warmUps; count += 1) {
    await contest.product.sample()
    await contest.peer.sample()
  }
  const taken: Pair[] = []
  const kept = () => taken.filter((pair) => pair.steal <= MAX_STEAL)
  while (kept().length < pairs && taken.length < pairs + SPARE_PAIRS) {
    taken.push(await takePair(contest, taken.length % 2 === 0))
  }
  // A machine that is robbed all the time still has figures to show, and says so in them.
  const counted = kept().length >= 2 ? kept() : taken
  const ratios = counted.map((pair) => pair.ratio)
  const interval = medianInterval(ratios, randomFrom(BOOTSTRAP_SEED))
  const { id, name, title, unit, peer, goal } = measure
  return {
    measure: { id, name, title, unit, peer, goal },
    pairs: taken,
    kept: kept().length,
    ratio: median(ratios),
    interval,
    verdict: judge(interval, goal),
    told: (await contest.told?.()) ?? {},
  }
}

async function takePair({ product, peer }: Contest, productFirst: boolean): Promise<Pair> {
  const before = readCpuTimes()
  const first = await take(productFirst ? product : peer)
  const second = await take(productFirst ? peer : product)
  const steal = stolen(before, readCpuTimes())
  const [ours, theirs] = productFirst ? [first, second] : [second, first]
  return { product: ours, peer: theirs, ratio: ours.value / theirs.value, steal }
}

async function take(side: Side): Promise<Taken> {
  const before = cpuMicroseconds(side.processes())
  const sample = await side.sample()
  const processes = side.processes()
  return {
    ...sample,
    cpuUsPerOperation: Math.max(0, cpuMicroseconds(processes) - before) / sample.operations,
    pssBytes: pssBytes(processes),
  }
}
