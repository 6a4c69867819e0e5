import { startChild } from '../lib/calls.ts'
import type { Measure, Side } from '../lib/measure.ts'
import { startLoad, startPeer } from '../lib/scene.ts'
import type { SendResult } from '../load/sockets.ts'
import { senders, signedIn } from './people.ts'

const IN_FLIGHT = 64
const SECONDS = 2

export const send: Measure = {
  id: 'B14',
  name: 'send',
  title: 'Messages committed before their acknowledgement, 64 in flight',
  unit: 'messages/s',
  peer: 'the same statements as a raw pg loop: same pool, no server',
  goal: { first: 0.6, final: 0.9, better: 'higher' },
  warmUps: 2,

  async prepare(scene) {
    const [ours, theirs] = [await scene.createDatabase('M'), await scene.createDatabase('M')]
    const server = await startPeer('product', ours.env)
    const echo = await startPeer('socket-io')
    const [load, echoLoad] = [await startLoad('sockets'), await startLoad('sockets')]
    const people = await signedIn(ours, senders(ours, IN_FLIGHT))
    await load.call('connect', server.url, people)
    await echoLoad.call('connect', echo.url, people)
    const raw = await startChild('tests/bench/peers/raw-send.ts', theirs.env)
    const statements = await raw.call<number>('record', senders(theirs, IN_FLIGHT))

    const product: Side = {
      processes: () => [server.child.pid, scene.postgresPid],
      async sample() {
        const { operations, seconds, p50, p99 } = await load.call<SendResult>('sendClosed', SECONDS)
        return { value: operations / seconds, operations, also: { p50Ms: p50, p99Ms: p99 } }
      },
    }
    const peer: Side = {
      processes: () => [raw.pid, scene.postgresPid],
      async sample() {
        const { operations, seconds } = await raw.call<SendResult>('run', SECONDS)
        return { value: operations / seconds, operations }
      },
    }
    return {
      product,
      peer,
      async told() {
        const { operations, seconds } = await echoLoad.call<SendResult>('sendClosed', SECONDS)
        return {
          'raw Socket.IO echo, messages/s': operations / seconds,
          'statements of one send': statements,
        }
      },
      async close() {
        for (const child of [load, echoLoad, server.child, echo.child, raw]) await child.stop()
      },
    }
  },
}
