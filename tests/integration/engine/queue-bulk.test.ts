import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { dialSocketIo } from '../../../src/main/connection/index.ts'
import { DEMO_PASSWORD } from '../../../src/server/demo/people.ts'
import type { StaffRole } from '../../../src/shared/entities.ts'
import type { Id } from '../../../src/shared/ids.ts'
import type { QueueAction } from '../../../src/shared/queue-bulk.ts'
import { NO_FILTERS } from '../../../src/shared/queue-filters.ts'
import { createDesk, eventually, type TestDesk } from '../../support/desk-engine.ts'
import type { ReadingEngine } from '../../support/reading-engine.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'

/** A supervisor's engine and the real server: several chats changed at once, and put back. */

const DEVICE = { id: '8b1f1f0a-6c1e-4c7e-9c1e-1f0a6c1e4c7e', name: 'test' }

let server: TestServer
const desks: TestDesk[] = []

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
}, 60_000)
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.remove()
})
afterAll(() => server.stop())

interface SignedIn {
  tokens: { accessToken: string }
  me: { user: { id: Id; name: string; role: StaffRole } }
}

async function openDesk(who: string): Promise<{ desk: TestDesk; engine: ReadingEngine; me: Id }> {
  const response = await fetch(`${server.url}/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${who}@demo.parley.test`, password: DEMO_PASSWORD, device: DEVICE }),
  })
  const { tokens, me } = (await response.json()) as SignedIn
  const desk = createDesk(me.user.name, me.user.id)
  desks.push(desk)
  const engine = await desk.open(dialSocketIo, {
    serverUrl: server.url,
    accessToken: async () => tokens.accessToken,
  })
  await eventually(() => expect(desk.screen().sync.completeTo).not.toBeNull(), 20_000)
  return { desk, engine, me: me.user.id }
}

async function page(engine: ReadingEngine, view: 'unassigned' | 'ended') {
  const wanted = { view, filters: NO_FILTERS, sort: 'lastMessage', after: null } as const
  const { rows } = await engine.handlers['queue.page'](wanted)
  return rows.map(({ session }) => session)
}

const bulk = ({ handlers }: ReadingEngine, sessionIds: Id[], action: QueueAction, dryRun = false) =>
  handlers['sessions.bulk']({ accountId: desks[0]?.me.id ?? '', sessionIds, action, dryRun })

test('chats are claimed at once, except those that cannot be, and given back', async () => {
  const { engine, me } = await openDesk('nora')
  const [one, two] = await page(engine, 'unassigned')
  const [ended] = await page(engine, 'ended')
  const ids = [one?.id ?? '', two?.id ?? '', ended?.id ?? '']
  const looked = await bulk(engine, ids, { kind: 'claim' }, true)
  expect(looked).toMatchObject({ done: ids.slice(0, 2), refused: [{ sessionId: ended?.id }], inverse: [] })
  expect((await page(engine, 'unassigned')).map(({ id }) => id)).toContain(one?.id)

  const { done, inverse } = await bulk(engine, ids.slice(0, 2), { kind: 'claim' })
  expect(done).toEqual(ids.slice(0, 2))
  const mine = async () => {
    const { rows } = await engine.handlers['queue.page']({
      ...{ view: 'mine', filters: NO_FILTERS, sort: 'lastMessage', after: null },
    })
    return rows.filter(({ session }) => session.assigneeId === me).map(({ session }) => session.id)
  }
  await eventually(async () => expect(await mine()).toEqual(expect.arrayContaining(done)))
  for (const { sessionIds, action } of inverse) await bulk(engine, sessionIds, action)
  await eventually(async () => {
    const back = (await page(engine, 'unassigned')).map(({ id }) => id)
    expect(back).toEqual(expect.arrayContaining(done))
  })
})

test('priorities are put back where nobody has changed them since', async () => {
  const nora = await openDesk('nora')
  const { engine: ivan } = await openDesk('ivan')
  const [one, two] = (await page(nora.engine, 'unassigned')).filter(({ priority }) => priority !== 'urgent')
  if (!one || !two) throw new Error('The demo has fewer chats than that.')
  const { done, inverse } = await bulk(nora.engine, [one.id, two.id], { kind: 'priority', to: 'urgent' })
  expect(done).toEqual([one.id, two.id])
  const priorityOf = async (id: Id) =>
    (await page(nora.engine, 'unassigned')).find((session) => session.id === id)?.priority
  await eventually(async () => expect(await priorityOf(two.id)).toBe('urgent'))

  await ivan.handlers['command.run']({
    command: { name: 'session.update', input: { sessionId: two.id, priority: 'low' } },
  })
  await eventually(async () => expect(await priorityOf(two.id)).toBe('low'))
  const undone = await Promise.all(
    inverse.map(({ sessionIds, action }) => bulk(nora.engine, sessionIds, action)),
  )
  expect(undone.flatMap(({ refused }) => refused)).toEqual([{ sessionId: two.id, code: 'CONFLICT' }])
  await eventually(async () => expect(await priorityOf(one.id)).toBe(one.priority))
  expect(await priorityOf(two.id)).toBe('low')
})

test('an agent is told that this is for supervisors', async () => {
  const { engine } = await openDesk('mara')
  const [one] = await page(engine, 'unassigned')
  await expect(bulk(engine, [one?.id ?? ''], { kind: 'claim' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
