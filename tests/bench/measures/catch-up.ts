import { startChild } from '../lib/calls.ts'
import type { Measure, Side } from '../lib/measure.ts'

/** A fifth of what the goal speaks of: the rate is the same, and the run five times shorter. */
const MISSED = 20_000

export const catchUp: Measure = {
  id: 'B11',
  name: 'catch-up',
  title: `Catching up on ${MISSED.toLocaleString('en')} missed messages, into cache and index`,
  unit: 'messages/s',
  peer: 'inserting the same rows into the same tables and index, a transaction a page',
  goal: { first: 0.5, final: 0.8, better: 'higher' },
  warmUps: 1,

  async prepare() {
    const side = async (name: 'apply' | 'insert') => {
      const child = await startChild('tests/bench/peers/desk-files.ts')
      await child.call('prepare', 'M', MISSED)
      const taken: Side = {
        processes: () => [child.pid],
        async sample() {
          return { value: MISSED / (await child.call<number>(name)), operations: MISSED }
        },
      }
      return { child, taken }
    }
    const [ours, theirs] = [await side('apply'), await side('insert')]
    return {
      product: ours.taken,
      peer: theirs.taken,
      async close() {
        for (const { child } of [ours, theirs]) await child.stop()
      },
    }
  },
}
