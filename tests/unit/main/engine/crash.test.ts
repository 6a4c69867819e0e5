import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Session } from '../../../../src/shared/entities.ts'
import { createDesk, eventually, type TestDesk } from '../../../support/desk-engine.ts'
import { workUntilKilled } from '../../../support/desk-process.ts'
import { FakeServer } from '../../../support/fake-server.ts'

let desk: TestDesk
let server: FakeServer
let session: Session

beforeEach(async () => {
  desk = createDesk()
  server = new FakeServer()
  session = server.startSession({ assigneeId: desk.me.id, status: 'active' })
  await desk.open(server.dialAs(desk.me.id))
  await eventually(() => expect(desk.screen().rows).toHaveProperty(session.id))
  await desk.close()
})
afterEach(() => desk.remove())

/** Works at the desk in another process, without a server, until that is killed. */
async function killed(bodies: string[], crashAt?: string): Promise<string[]> {
  const { acknowledged, signal } = await workUntilKilled(
    desk.workOf({ sessionId: session.id, bodies }),
    crashAt,
  )
  expect(signal).toBe('SIGKILL')
  return acknowledged
}

test('everything acknowledged before a kill -9 is there after it, in order, and goes out once', async () => {
  const bodies = Array.from({ length: 50 }, (_, index) => `reply ${index}`)
  expect(await killed(bodies)).toEqual(bodies)
  server.isReachable = false
  const engine = await desk.open(server.dialAs(desk.me.id))
  expect(await engine.unsent()).toBe(50)
  const { pending } = await engine.handlers['session.open']({ sessionId: session.id })
  expect(pending.map(({ body }) => body)).toEqual(bodies)
  server.isReachable = true
  engine.kick('network')
  await eventually(() => expect(server.messagesOf(session.id).map(({ body }) => body)).toEqual(bodies))
  await eventually(async () => expect(await engine.unsent()).toBe(0))
})

test.each(['outbox-committed', 'acked'])(
  'killed at "%s", nothing is lost and nothing is doubled',
  async (point) => {
    // The engine of this test dies without a word at the point: what it held in memory is gone.
    const died = new Error('killed')
    let isDead = false
    const engine = await desk.open(server.dialAs(desk.me.id), {
      crash: (passed) => {
        if (passed !== point || isDead) return
        isDead = true
        throw died
      },
    })
    const send = engine.handlers['message.send']({
      sessionId: session.id,
      kind: 'reply',
      body: 'once',
      replyTo: null,
      baseSeq: 0,
    })
    await send.catch((error: unknown) => expect(error).toBe(died))
    await eventually(() => expect(isDead).toBe(true))
    await desk.close()

    const again = await desk.open(server.dialAs(desk.me.id))
    await eventually(() => expect(server.messagesOf(session.id).map(({ body }) => body)).toEqual(['once']))
    await eventually(async () => expect(await again.unsent()).toBe(0))
    const { messages, pending } = await again.handlers['session.open']({ sessionId: session.id })
    expect([messages.map(({ seq }) => seq), pending]).toEqual([[1], []])
  },
)

test('killed in a migration, the files are as before, and the next start brings them up', async () => {
  await desk.remove()
  desk = createDesk()
  expect(await killed(['never'], 'migration:2')).toEqual([])
  await desk.open(server.dialAs(desk.me.id))
  await eventually(() => expect(desk.screen().rows).toHaveProperty(session.id))
  expect(desk.screen().notices).toEqual([])
})
