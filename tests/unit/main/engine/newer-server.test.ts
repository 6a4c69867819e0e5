import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDesk, eventually, type TestDesk } from '../../../support/desk-engine.ts'
import { FakeServer } from '../../../support/fake-server.ts'

let server: FakeServer
let desk: TestDesk

beforeEach(() => {
  server = new FakeServer()
  desk = createDesk()
})
afterEach(() => desk.remove())

/** Things that no version of Parley knows yet. */
function invent() {
  const session = server.startSession({ status: 'archived', type: 'billing' } as never)
  const known = server.write(session.id, 'I am known')
  const hologram = server.write(session.id, '', { type: 'hologram', hologram: { size: 3 } } as never)
  const event = server.write(session.id, '', {
    ...{ senderKind: 'system', senderId: null, type: 'system' },
    event: { kind: 'teleported', userId: randomUUID() },
  } as never)
  Object.assign(server.states, { gadget: new Map() })
  server.put('gadget' as never, { id: randomUUID(), size: 1 } as never)
  server.put('label', { id: randomUUID(), kind: 'mood', name: 'x', color: 'gold', archivedAt: null } as never)
  const last = server.write(session.id, 'Known again')
  return { session, known, hologram, event, last }
}

async function inStep() {
  await eventually(() =>
    expect(desk.screen().sync.connection.state === 'online' && desk.screen().sync.completeTo).toBeTruthy(),
  )
}

test.each([
  ['told as it happens', false],
  ['pulled afterwards', true],
])(
  'what a newer server has invented, %s, is left out or stands there as what it is',
  async (_how, isBefore) => {
    const before = isBefore ? invent() : null
    const engine = await desk.open(server.dialAs(desk.me.id))
    await inStep()
    const { session, hologram, event, last } = before ?? invent()
    await eventually(() => expect(desk.screen().rows[session.id]?.session.lastSeq).toBe(last.seq))
    const { row, messages, more } = await engine.handlers['session.open']({ sessionId: session.id })
    expect(row.session).toMatchObject({ status: 'locked', type: 'general' })
    expect(messages.map(({ seq, senderKind, type, body }) => [seq, senderKind, type, body])).toEqual([
      [1, 'customer', 'text', 'I am known'],
      [hologram.seq, 'customer', 'text', 'Update Parley to see this message.'],
      [event.seq, 'system', 'system', 'Update Parley to see this message.'],
      [last.seq, 'customer', 'text', 'Known again'],
    ])
    expect(more).toBe(false)
    const notices = desk.patches.flatMap((patch) => (patch.kind === 'notice' ? [patch.notice.kind] : []))
    expect(notices).toEqual(['update_needed'])

    // The place in the log has gone on: nothing is asked for again, and what comes next continues.
    const { pull, range } = { ...server.asked }
    server.say('gadget', { on: true })
    server.say('typing', { kind: 'robot' })
    server.heartbeat()
    const next = server.write(session.id, 'And on')
    await eventually(() => expect(desk.screen().rows[session.id]?.session.lastSeq).toBe(next.seq))
    expect(server.asked).toMatchObject({ pull, range, hello: 1 })
  },
)

test('a frame whose very frame is broken asks for a pull, and one pull only', async () => {
  await desk.open(server.dialAs(desk.me.id))
  await inStep()
  const { pull } = { ...server.asked }
  server.say('poke', { from: 'yesterday' })
  await eventually(() => expect(server.asked.pull).toBe(pull + 1))
  const session = server.startSession()
  await eventually(() => expect(desk.screen().rows[session.id]).toBeDefined())
  expect(server.asked.pull).toBe(pull + 1)
})
