import type { Child } from '../lib/calls.ts'
import type { Measure, Side } from '../lib/measure.ts'
import { type Served, startLoad, startPeer } from '../lib/scene.ts'
import type { SendResult } from '../load/sockets.ts'
import { senders, signedIn } from './people.ts'

const CONNECTIONS = 64
const SECONDS = 4
const SECONDS_TO_FIND_MAXIMUM = 3

export const ack: Measure = {
  id: 'B16',
  name: 'ack',
  title: 'Time to the acknowledgement at half of the own maximum, open-loop arrivals, 99th percentile',
  unit: 'ms',
  peer: 'raw Socket.IO echo at the same rate',
  goal: { first: 3, final: 1.5, better: 'lower' },
  warmUps: 1,

  async prepare(scene) {
    const database = await scene.createDatabase('M')
    const server = await startPeer('product', database.env)
    const echo = await startPeer('socket-io')
    const [load, echoLoad] = [await startLoad('sockets'), await startLoad('sockets')]
    const people = await signedIn(database, senders(database, CONNECTIONS))
    await load.call('connect', server.url, people)
    await echoLoad.call('connect', echo.url, people)

    // Warm first: a cold server's maximum is half of itself.
    await load.call('sendClosed', SECONDS_TO_FIND_MAXIMUM)
    const maximum = await load.call<SendResult>('sendClosed', SECONDS_TO_FIND_MAXIMUM)
    const rate = maximum.operations / maximum.seconds / 2

    const side = (from: Child, { child }: Served, others: readonly number[]): Side => ({
      processes: () => [child.pid, ...others],
      async sample() {
        const { operations, p50, p99 } = await from.call<SendResult>('sendOpen', rate, SECONDS)
        return { value: p99, operations, also: { p50Ms: p50 } }
      },
    })
    return {
      product: side(load, server, [scene.postgresPid]),
      peer: side(echoLoad, echo, []),
      told: async () => ({ 'arrivals, messages/s': rate }),
      async close() {
        for (const child of [load, echoLoad, server.child, echo.child]) await child.stop()
      },
    }
  },
}
