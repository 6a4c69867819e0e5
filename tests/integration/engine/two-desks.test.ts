import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { dialSocketIo } from '../../../src/main/connection/index.ts'
import type { Message } from '../../../src/shared/entities.ts'
import type { Id } from '../../../src/shared/ids.ts'
import { createDesk, eventually, type TestDesk } from '../../support/desk-engine.ts'
import { workUntilKilled } from '../../support/desk-process.ts'
import { type Ask, asStaff, beginChat } from '../../support/people.ts'
import type { ReadingEngine } from '../../support/reading-engine.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'

/** Two agents' engines and the real server, on real sockets. */

let server: TestServer
const desks: TestDesk[] = []

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
}, 60_000)
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.remove()
})
afterAll(() => server.stop())

async function openDesk(
  who: string,
): Promise<{ desk: TestDesk; engine: ReadingEngine; ask: Ask; token: string }> {
  const { ask, accessToken, me } = await asStaff(server.url, who)
  const desk = createDesk(me.user.name, me.user.id)
  desks.push(desk)
  const engine = await desk.open(dialSocketIo, {
    serverUrl: server.url,
    accessToken: async () => accessToken,
  })
  await eventually(() => expect(desk.screen().sync.completeTo).not.toBeNull(), 20_000)
  return { desk, engine, ask, token: accessToken }
}

async function messagesOn(engine: ReadingEngine, sessionId: Id): Promise<Message[]> {
  return (await engine.handlers['session.open']({ sessionId })).messages
}

const bodies = (messages: readonly Message[]) =>
  messages.filter(({ type }) => type !== 'system').map(({ body }) => body)

test('what one agent sends, the other has, through the death of the server, once and in order', async () => {
  const mara = await openDesk('mara')
  const nora = await openDesk('nora')
  const chat = await beginChat(server.url, { text: 'Is anybody there?' })
  await eventually(() => expect(mara.desk.screen().rows).toHaveProperty(chat.id), 10_000)
  expect(bodies(mara.desk.arrivals.map(({ message }) => message))).toEqual(['Is anybody there?'])
  await mara.engine.handlers['command.run']({
    command: { name: 'session.claim', input: { sessionId: chat.id } },
  })
  await eventually(
    () => expect(nora.desk.screen().rows[chat.id]?.session.assigneeId).toBe(mara.desk.me.id),
    10_000,
  )
  await expect(
    nora.engine.handlers['command.run']({
      command: { name: 'session.claim', input: { sessionId: chat.id } },
    }),
  ).rejects.toMatchObject({
    code: 'CONFLICT',
    body: { details: { assigneeName: mara.desk.me.name } },
  })

  const replies = Array.from({ length: 30 }, (_, index) => `reply ${index}`)
  for (const [index, body] of replies.entries()) {
    const baseSeq = mara.desk.screen().rows[chat.id]?.session.lastSeq ?? 0
    await mara.engine.handlers['message.send']({
      sessionId: chat.id,
      kind: 'reply',
      body,
      replyTo: null,
      baseSeq,
    })
    if (index === 10) await server.kill()
  }
  await eventually(() => expect(mara.desk.screen().sync.connection.state).not.toBe('online'))
  expect(await mara.engine.unsent()).toBeGreaterThan(0)
  await server.restart()
  for (const { engine } of [mara, nora]) engine.kick('network')

  const expected = ['Is anybody there?', ...replies]
  await eventually(
    async () => expect(bodies(await messagesOn(nora.engine, chat.id))).toEqual(expected),
    20_000,
  )
  await eventually(async () => expect(await mara.engine.unsent()).toBe(0), 10_000)
  const [mine, hers] = await Promise.all([messagesOn(mara.engine, chat.id), messagesOn(nora.engine, chat.id)])
  expect(mine).toEqual(hers)
  expect(mine.map(({ seq }) => seq)).toEqual(mine.map((_, index) => index + 1))
  expect(mara.desk.screen().rows[chat.id]?.preview?.body).toBe('reply 29')
}, 90_000)

test('reading and delivery reach the other side', async () => {
  const mara = await openDesk('mara')
  const chat = await beginChat(server.url, { text: 'one' })
  await eventually(() => expect(mara.desk.screen().rows).toHaveProperty(chat.id), 10_000)
  await mara.engine.handlers['command.run']({
    command: { name: 'session.claim', input: { sessionId: chat.id } },
  })
  await chat.say('two')
  const row = () => mara.desk.screen().rows[chat.id]
  await eventually(() => expect(row()?.preview?.body).toBe('two'), 10_000)
  const { lastSeq } = row()?.session ?? { lastSeq: 0 }
  const marks = () => row()?.participants.find(({ memberId }) => memberId === mara.desk.me.id)
  await eventually(() => expect(marks()?.deliveredSeq).toBe(lastSeq), 10_000)
  await mara.engine.handlers['session.read']({ sessionId: chat.id, seq: lastSeq })
  expect(row()?.unread).toBe(0)
  await eventually(() => expect(marks()?.readSeq).toBe(lastSeq), 10_000)
})

test.each(['outbox-committed:2', 'emitted:2', 'acked:2', 'mid-apply:40'])(
  'a desk killed at %s loses and doubles nothing',
  async (crashAt) => {
    const { desk, engine, token } = await openDesk('mara')
    const chat = await beginChat(server.url, { text: 'Hello?' })
    await eventually(() => expect(desk.screen().rows).toHaveProperty(chat.id), 10_000)
    await engine.handlers['command.run']({
      command: { name: 'session.claim', input: { sessionId: chat.id } },
    })
    await desk.close()
    if (crashAt.startsWith('mid-apply')) rmSync(join(desk.folder, 'cache.db'))

    const replies = ['first', 'second', 'third', 'fourth']
    const work = desk.workOf({ sessionId: chat.id, bodies: replies, token, serverUrl: server.url })
    const { acknowledged, signal } = await workUntilKilled(work, crashAt)
    expect(signal).toBe('SIGKILL')

    desk.patches.length = 0
    const again = await desk.open(dialSocketIo, { serverUrl: server.url, accessToken: async () => token })
    await eventually(async () => expect(await again.unsent()).toBe(0), 10_000)
    await eventually(() => expect(desk.screen().sync.completeTo).not.toBeNull(), 10_000)
    await eventually(
      () => expect(desk.screen().rows[chat.id]?.session.lastSeq).toBeGreaterThan(acknowledged.length),
      10_000,
    )
    const sent = bodies(await messagesOn(again, chat.id)).slice(1)
    // One that was on disk, but not yet acknowledged, may have gone out too.
    expect(sent).toEqual(replies.slice(0, sent.length))
    expect(sent.length).toBeGreaterThanOrEqual(acknowledged.length)
  },
  60_000,
)

test('what one agent was writing goes with the chat to the other, who takes it; a reply that is late says what happened', async () => {
  const admin = await asStaff(server.url, 'ivan')
  await admin.ask('putPolicy', { body: { draftTravel: true } })
  const mara = await openDesk('mara')
  const nora = await openDesk('nora')
  const { id: sessionId } = await beginChat(server.url, { text: 'Can I change my booking?' })
  await eventually(() => expect(mara.desk.screen().rows).toHaveProperty(sessionId), 10_000)
  await mara.engine.handlers['command.run']({ command: { name: 'session.claim', input: { sessionId } } })
  const baseSeq = 2
  await mara.engine.handlers['draft.save']({
    sessionId,
    kind: 'reply',
    body: 'Of course, and',
    baseSeq,
    replyTo: null,
    caret: null,
  })
  const to = { kind: 'user', userId: nora.desk.me.id } as const
  await nora.ask('assignSession', { params: { sessionId }, body: { id: v7(), to } })

  await eventually(async () => {
    const { suggestions } = await nora.engine.handlers['session.open']({ sessionId })
    expect(suggestions).toMatchObject([{ body: 'Of course, and', authorId: mara.desk.me.id }])
  }, 10_000)
  await eventually(async () => {
    const { handOvers } = await mara.engine.handlers['suggestion.handedOver']({})
    expect(handOvers).toMatchObject([{ sessionId, body: 'Of course, and', state: 'travelled' }])
  }, 10_000)
  const [suggestion] = (await nora.engine.handlers['session.open']({ sessionId })).suggestions
  await nora.engine.handlers['suggestion.decide']({ id: suggestion?.id ?? '', decision: 'take' })
  expect((await nora.engine.handlers['session.open']({ sessionId })).drafts).toMatchObject([
    { body: 'Of course, and', baseSeq },
  ])

  // Back to mara, whose reply knows nothing of all this.
  const back = { kind: 'user', userId: mara.desk.me.id } as const
  await nora.ask('assignSession', { params: { sessionId }, body: { id: v7(), to: back } })
  await mara.engine.handlers['message.send']({
    sessionId,
    kind: 'reply',
    body: 'Yes',
    replyTo: null,
    baseSeq,
  })
  await eventually(async () => {
    const { pending } = await mara.engine.handlers['session.open']({ sessionId })
    expect(pending).toMatchObject([
      {
        state: 'stale',
        changed: {
          reasons: ['owner_changed'],
          changes: [
            { kind: 'owner_changed', toUserId: nora.desk.me.id, byId: nora.desk.me.id },
            { kind: 'owner_changed', toUserId: mara.desk.me.id, byId: nora.desk.me.id },
          ],
        },
      },
    ])
  }, 10_000)
}, 60_000)

test('who is there, and who looks at the same chat, is seen by the other', async () => {
  const mara = await openDesk('mara')
  const nora = await openDesk('nora')
  const chat = await beginChat(server.url, { text: 'Who is looking?' })
  const noraSeenBy = () => mara.desk.screen().presence[nora.desk.me.id]
  await mara.engine.handlers['presence.read']({})
  expect(noraSeenBy()).toMatchObject({ status: 'available' })
  await nora.engine.handlers['presence.set']({ status: 'away', minutes: 30 })
  await eventually(() => expect(noraSeenBy()).toMatchObject({ status: 'away' }), 10_000)
  expect(nora.desk.screen().ownPresence).toEqual({ status: 'away', until: expect.any(String) })
  await eventually(() => expect(mara.desk.screen().rows).toHaveProperty(chat.id), 10_000)
  await mara.engine.handlers['session.open']({ sessionId: chat.id })
  await eventually(() => expect(nora.desk.screen().rows).toHaveProperty(chat.id), 10_000)
  const looks = (viewing: boolean) => nora.engine.handlers['session.viewing']({ sessionId: chat.id, viewing })
  const seen = () => mara.desk.screen().viewing[chat.id] ?? []
  await looks(true)
  await eventually(() => expect(seen()).toEqual([{ who: 'user', memberId: nora.desk.me.id }]), 10_000)
  await looks(false)
  await eventually(() => expect(seen()).toEqual([]), 10_000)
})
