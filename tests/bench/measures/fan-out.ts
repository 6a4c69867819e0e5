import type { Child } from '../lib/calls.ts'
import type { Measure, Side } from '../lib/measure.ts'
import { type Served, startLoad, startPeer } from '../lib/scene.ts'
import { readers, senders, signedIn } from './people.ts'

const READERS = 500
const WRITERS = 8
const MESSAGES = 120
/** Messages under way, each until all readers have it. */
const WINDOW = 4

export const fanOut: Measure = {
  id: 'B17',
  name: 'fan-out',
  title: 'Deliveries to 500 readers, each reader’s visibility checked, from the send on',
  unit: 'deliveries/s',
  peer: 'io.to().emit of the same bytes to the same 500',
  goal: { first: 0.9, final: 0.97, better: 'higher' },
  warmUps: 2,

  async prepare(scene) {
    const database = await scene.createDatabase('S')
    const server = await startPeer('product', database.env)
    const bare = await startPeer('socket-io')
    const [load, bareLoad] = [await startLoad('sockets'), await startLoad('sockets')]
    const writing = await signedIn(database, senders(database, WRITERS))
    const people = [...writing, ...(await readers(database, READERS))]
    await load.call('connect', server.url, people)
    await bareLoad.call('connect', bare.url, people)
    const poke = await load.call<string>('recordPoke')
    await bare.child.call('tellReaders', poke)

    const side = (from: Child, { child }: Served, others: readonly number[]): Side => ({
      processes: () => [child.pid, ...others],
      async sample() {
        const { seconds } = await from.call<{ seconds: number }>('fanOut', MESSAGES, WINDOW)
        const deliveries = MESSAGES * READERS
        return { value: deliveries / seconds, operations: deliveries }
      },
    })
    return {
      product: side(load, server, [scene.postgresPid]),
      peer: side(bareLoad, bare, []),
      told: async () => ({ 'bytes of a poke': poke.length }),
      async close() {
        for (const child of [load, bareLoad, server.child, bare.child]) await child.stop()
      },
    }
  },
}
