import { startChild } from '../lib/calls.ts'
import { createBenchDesk } from '../lib/desk.ts'
import type { Measure } from '../lib/measure.ts'

const MESSAGES = 20_000

interface CaughtUp {
  delayP99: number
  seconds: number
}

export const loopDelay: Measure = {
  id: 'B24',
  name: 'loop-delay',
  title: `How late main’s event loop is, p99, while ${MESSAGES} messages are caught up`,
  unit: 'ms',
  peer: 'an idle process beside the same work',
  goal: { first: 3, final: 1.2, better: 'lower' },
  warmUps: 1,

  async prepare() {
    const desk = await createBenchDesk('S')
    const server = await startChild('tests/bench/peers/log-server.ts')
    const [busy, idle] = [await desk.start(), await desk.start()]
    const url = await server.call<string>('listen', 'M', MESSAGES)
    const { folder, key, plainFile, me, workerFile } = desk
    const catchUp = () => busy.call<CaughtUp>('catchUp', url, { folder, key, plainFile, me, workerFile })
    return {
      product: {
        processes: () => [busy.pid],
        async sample() {
          const { delayP99, seconds } = await catchUp()
          return { value: delayP99, operations: MESSAGES, also: { messagesPerSecond: MESSAGES / seconds } }
        },
      },
      peer: {
        processes: () => [idle.pid],
        async sample() {
          await idle.call('beginIdle')
          await catchUp()
          return { value: await idle.call('endIdle'), operations: MESSAGES }
        },
      },
      async close() {
        for (const child of [busy, idle, server]) await child.stop()
        await desk.remove()
      },
    }
  },
}
