import { join } from 'node:path'
import type { Child } from '../lib/calls.ts'
import { type BenchDesk, createBenchDesk } from '../lib/desk.ts'
import type { Measure, Sample, Side } from '../lib/measure.ts'
import type { Goal } from '../lib/statistics.ts'

const PAGES = 2_000
const COMMITS = 300
const OPENINGS = 20

export const cipherPage = against({
  name: 'cipher-page',
  title: 'A page of 50 messages read from the encrypted cache; 1,000 sessions, 100,000 messages',
  goal: { first: 1.3, final: 1.05, better: 'lower' },
  times: PAGES,
  take: (child, desk, file, key, times) => child.call('readRaw', file, key, desk.sessionIds, times),
})

export const cipherCommit = against({
  name: 'cipher-commit',
  title: 'One message committed to the encrypted cache, its place in the index of texts included',
  goal: { first: 2, final: 1.6, better: 'lower' },
  times: COMMITS,
  take: (child, desk, file, key, times) => child.call('commitRaw', file, key, desk.sessionIds[0], times),
})

interface Contest {
  name: string
  title: string
  goal: Goal
  times: number
  take(child: Child, desk: BenchDesk, file: string, key: string | null, times: number): Promise<number>
}

/** The same statements by the same driver on the same rows, encrypted and not. */
function against({ name, title, goal, times, take }: Contest): Measure {
  return {
    ...{ id: 'B28', name, title, goal, unit: 'ms', peer: 'plain SQLite', warmUps: 2 },
    async prepare() {
      const desk = await createBenchDesk('M')
      const child = await desk.start()
      const encrypted = join(desk.folder, 'cache.db')
      const side = (file: string, key: string | null): Side => ({
        processes: () => [child.pid],
        sample: async (): Promise<Sample> => ({
          value: await take(child, desk, file, key, times),
          operations: times,
        }),
      })
      return {
        product: side(encrypted, desk.key),
        peer: side(desk.plainFile, null),
        told: async () => ({
          'opening it, ms more than the plain one (goal: 2)':
            (await child.call<number>('openRaw', encrypted, desk.key, OPENINGS)) -
            (await child.call<number>('openRaw', desk.plainFile, null, OPENINGS)),
        }),
        async close() {
          await child.stop()
          await desk.remove()
        },
      }
    },
  }
}
