import { startChild } from '../lib/calls.ts'
import type { Measure, Side } from '../lib/measure.ts'

const MESSAGES = 20_000

export const disk: Measure = {
  id: 'B31',
  name: 'disk',
  title: `Bytes on disk of a cached message, index included, of ${MESSAGES.toLocaleString('en')}`,
  unit: 'bytes',
  peer: 'its text as UTF-8',
  goal: { first: 3, final: 2, better: 'lower' },
  warmUps: 0,

  async prepare() {
    const child = await startChild('tests/bench/peers/desk-files.ts')
    await child.call('prepare', 'M', MESSAGES)
    // The same each time: it is weighed once.
    const { bytes, text } = await child.call<{ bytes: number; text: number }>('weigh')
    const side = (sum: number): Side => ({
      processes: () => [child.pid],
      sample: async () => ({ value: sum / MESSAGES, operations: MESSAGES }),
    })
    return { product: side(bytes), peer: side(text), close: child.stop }
  },
}
