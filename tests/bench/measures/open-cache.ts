import { join } from 'node:path'
import { createBenchDesk } from '../lib/desk.ts'
import type { Measure, Side } from '../lib/measure.ts'

const OPENINGS = 10

export const openCache: Measure = {
  id: 'B10',
  name: 'open',
  title: 'From nothing to the first rows: worker, cache and journal; 1,000 sessions, 100,000 messages',
  unit: 'ms',
  peer: 'the raw driver opens the same file and reads 50 sessions',
  goal: { first: 2, final: 1.5, better: 'lower' },
  warmUps: 1,

  async prepare() {
    const desk = await createBenchDesk('M')
    const child = await desk.start()
    const file = join(desk.folder, 'cache.db')
    const { folder, key, plainFile, me, workerFile } = desk
    const side = (name: 'openProduct' | 'openRaw', ...args: unknown[]): Side => ({
      processes: () => [child.pid],
      sample: async () => ({ value: await child.call(name, ...args, OPENINGS), operations: OPENINGS }),
    })
    return {
      product: side('openProduct', { folder, key, plainFile, me, workerFile }),
      peer: side('openRaw', file, key),
      async close() {
        await child.stop()
        await desk.remove()
      },
    }
  },
}
