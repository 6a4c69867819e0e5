import { join } from 'node:path'
import { createBenchDesk } from '../lib/desk.ts'
import type { Measure, Side } from '../lib/measure.ts'

const OPENINGS = 10

export const openCache: Measure = {
  id: 'B10',
  name: 'open',
  title: 'From the key to the first rows, by a thread that is ready; 1,000 sessions, 100,000 messages',
  unit: 'ms',
  peer: 'the bare driver opens both files and runs the same statements',
  goal: { first: 2, final: 1.5, better: 'lower' },
  warmUps: 1,

  async prepare() {
    const desk = await createBenchDesk('M')
    const child = await desk.start()
    const { folder, key, plainFile, me, workerFile } = desk
    const files = { folder, key, plainFile, me, workerFile }
    const side = (name: 'openProduct' | 'openBare'): Side => ({
      processes: () => [child.pid],
      sample: async () => ({ value: await child.call(name, files, OPENINGS), operations: OPENINGS }),
    })
    return {
      product: side('openProduct'),
      peer: side('openBare'),
      told: async () => ({
        'the bare driver opens the cache alone and reads 50 sessions, ms': await child.call<number>(
          'openRaw',
          join(folder, 'cache.db'),
          key,
          OPENINGS,
        ),
      }),
      async close() {
        await child.stop()
        await desk.remove()
      },
    }
  },
}
