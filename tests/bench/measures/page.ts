import { createBenchDesk } from '../lib/desk.ts'
import type { Measure, Side } from '../lib/measure.ts'

const PAGES = 500

export const page: Measure = {
  id: 'B8',
  name: 'page',
  title:
    'A page of 50 messages through worker and router to another thread; 1,000 sessions, 100,000 messages',
  unit: 'ms',
  peer: 'the raw query on the main thread, its rows cloned to another thread',
  goal: { first: 1.5, final: 1.15, better: 'lower' },
  warmUps: 2,

  async prepare() {
    const desk = await createBenchDesk('M')
    const child = await desk.start()
    const { folder, key, plainFile, me, workerFile } = desk
    await child.call('preparePages', { folder, key, plainFile, me, workerFile }, desk.sessionIds)
    const side = (name: 'product' | 'peer'): Side => ({
      processes: () => [child.pid],
      sample: async () => ({ value: await child.call('readPages', name, PAGES), operations: PAGES }),
    })
    return {
      product: side('product'),
      peer: side('peer'),
      async close() {
        await child.stop()
        await desk.remove()
      },
    }
  },
}
