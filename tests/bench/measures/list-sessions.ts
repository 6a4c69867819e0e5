import type { Measure, Side } from '../lib/measure.ts'
import { type Served, startLoad, startPeer } from '../lib/scene.ts'
import type { GetResult } from '../load/http.ts'

const CONNECTIONS = 16
const SECONDS = 2
const SECONDS_AT_HALF_LOAD = 5
const PATH = '/v1/sessions'

export const listSessions: Measure = {
  id: 'B25',
  name: 'sessions',
  title: 'GET /v1/sessions: signed in, checked, queried; 1,000 sessions, 100,000 messages',
  unit: 'requests/s',
  peer: 'a bare Fastify route that returns the same bytes',
  goal: { first: 0.35, final: 0.6, better: 'higher' },
  warmUps: 2,

  async prepare(scene) {
    const database = await scene.createDatabase('M')
    const server = await startPeer('product', database.env)
    const bare = await startPeer('bare-fastify')
    const load = await startLoad('http')
    const [supervisor = ''] = database.fixture.userIds
    const token = await database.tokenOf({ kind: 'user', id: supervisor })
    const response = await fetch(server.url + PATH, { headers: { authorization: `Bearer ${token}` } })
    const text = await response.text()
    if (!response.ok) throw new Error(text)
    await bare.child.call('answerWith', text)

    const get = (url: string) => load.call<GetResult>('getClosed', url, PATH, token, CONNECTIONS, SECONDS)
    const side = ({ child, url }: Served, others: readonly number[]): Side => ({
      processes: () => [child.pid, ...others],
      async sample() {
        const { operations, seconds, p99 } = await get(url)
        return { value: operations / seconds, operations, also: { p99Ms: p99 } }
      },
    })
    return {
      product: side(server, [scene.postgresPid]),
      peer: side(bare, []),
      async told() {
        const { operations, seconds } = await get(server.url)
        const rate = operations / seconds / 2
        const half = await load.call<GetResult>(
          ...(['getOpen', server.url, PATH, token, CONNECTIONS, rate, SECONDS_AT_HALF_LOAD] as const),
        )
        return {
          'bytes of an answer': Buffer.byteLength(text),
          'mean at half load, ms (goal: under 200)': half.mean,
          'p99 at half load, ms (goal: under 500)': half.p99,
        }
      },
      async close() {
        for (const child of [load, server.child, bare.child]) await child.stop()
      },
    }
  },
}
