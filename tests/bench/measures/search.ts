import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { type Child, startChild } from '../lib/calls.ts'
import type { Measure, Side } from '../lib/measure.ts'
import { quantile } from '../lib/statistics.ts'

const PROFILE = 'L'
/** Searches of each class in one sample. */
const TIMES = 40

/** What is searched for, in the words of the fixture: each message has a number, one in 2,000 a zeppelin. */
const CLASSES = {
  rare: '4217 ',
  mid: 'zeppelin ',
  common: 'parcel ',
  'two words': 'invoice number ',
  prefix: 'par',
  CJK: '信息',
} as const

export const search: Measure = {
  id: 'B9',
  name: 'search',
  title:
    'The first 20 hits among 1,000,000 messages of the desk, 95th percentile of the slowest class of six',
  unit: 'ms',
  peer: 'a LIKE scan for a word that no message has',
  goal: { first: 0.1, final: 0.02, better: 'lower' },
  warmUps: 1,

  async prepare() {
    const folder = await mkdtemp(join(tmpdir(), 'parley-bench-desk-'))
    const key = randomBytes(32).toString('hex')
    const desk = await startDesk(folder, key)
    await desk.call('fill', PROFILE)
    const peer = await startDesk(folder, key)
    const timesOf = (text: string) => desk.call<number[]>('search', text, TIMES)

    const product: Side = {
      processes: () => [desk.pid],
      async sample() {
        const p95 = new Map<string, number>()
        for (const [name, text] of Object.entries(CLASSES)) p95.set(name, quantile(await timesOf(text), 0.95))
        return {
          value: Math.max(...p95.values()),
          operations: TIMES * p95.size,
          also: Object.fromEntries([...p95].map(([name, value]) => [`${name}, ms`, value])),
        }
      },
    }
    const scan: Side = {
      processes: () => [peer.pid],
      sample: async () => ({ value: await peer.call<number>('like', 'xylophone'), operations: 1 }),
    }
    return {
      product,
      peer: scan,
      async told() {
        const raw = await peer.call<number[]>('raw', '"parcel"', TIMES)
        const common = await timesOf(CLASSES.common)
        return {
          'common word, median, ms': quantile(common, 0.5),
          'the same in the bare index, places only, median, ms': quantile(raw, 0.5),
          'goal of every class, p95, ms': 50,
        }
      },
      async close() {
        await desk.stop()
        await peer.stop()
        await rm(folder, { recursive: true, force: true })
      },
    }
  },
}

async function startDesk(folder: string, key: string): Promise<Child> {
  const child = await startChild('tests/bench/peers/desk-search.ts')
  await child.call('open', folder, key)
  return child
}
