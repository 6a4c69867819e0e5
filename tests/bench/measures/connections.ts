import { setTimeout as delay } from 'node:timers/promises'
import type { Child } from '../lib/calls.ts'
import { rssBytes } from '../lib/machine.ts'
import type { Measure, Side } from '../lib/measure.ts'
import { type Served, startLoad, startPeer } from '../lib/scene.ts'
import type { Person } from '../load/sockets.ts'
import { readers } from './people.ts'

const CONNECTIONS = Number(process.env.PARLEY_BENCH_CONNECTIONS ?? 5_000)
/** Processes that connect, so that none runs out of file descriptors. */
const CLIENTS = 2
const SETTLE_MS = 500

export const connections: Measure = {
  id: 'B18',
  name: 'connections',
  title: `Resident memory of one authenticated idle connection, of ${CONNECTIONS}`,
  unit: 'bytes',
  peer: 'raw Socket.IO',
  goal: { first: 1.4, final: 1, better: 'lower' },
  warmUps: 0,

  async prepare(scene) {
    const database = await scene.createDatabase('S')
    const people = await readers(database, CONNECTIONS)
    const product = idleSide(() => startPeer('product', database.env), people, [scene.postgresPid])
    const peer = idleSide(() => startPeer('socket-io'), people, [])
    return {
      ...{ product, peer },
      told: async () => ({ connections: CONNECTIONS }),
      async close() {
        await product.stop()
        await peer.stop()
      },
    }
  },
}

/** Memory that a process once had it keeps: every sample has a process of its own, which lives until the next. */
function idleSide(
  start: () => Promise<Served>,
  people: readonly Person[],
  others: readonly number[],
): Side & { stop(): Promise<void> } {
  let server: Child | null = null
  let loads: Child[] = []
  const stop = async () => {
    for (const one of [...loads, ...(server === null ? [] : [server])]) await one.stop()
    loads = []
    server = null
  }
  return {
    stop,
    processes: () => (server === null ? others : [server.pid, ...others]),
    async sample() {
      await stop()
      const { child, url } = await start()
      server = child
      loads = await Promise.all(Array.from({ length: CLIENTS }, () => startLoad('sockets')))
      const settled = async () => {
        await child.call('collectGarbage')
        await delay(SETTLE_MS)
        await child.call('collectGarbage')
        return rssBytes(child.pid)
      }
      const before = await settled()
      await Promise.all(
        loads.map((load, index) =>
          load.call(
            'connect',
            url,
            people.filter((_, place) => place % CLIENTS === index),
          ),
        ),
      )
      return { value: ((await settled()) - before) / people.length, operations: people.length }
    },
  }
}
