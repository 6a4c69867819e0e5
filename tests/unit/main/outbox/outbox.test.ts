import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Session } from '../../../../src/shared/entities.ts'
import { ParleyError, type StaleDetails } from '../../../../src/shared/errors.ts'
import type { Id } from '../../../../src/shared/ids.ts'
import { createDesk, eventually, type TestDesk } from '../../../support/desk-engine.ts'
import { journalOf } from '../../../support/desk-files.ts'
import { FakeServer } from '../../../support/fake-server.ts'
import type { ReadingEngine } from '../../../support/reading-engine.ts'

let desk: TestDesk
let server: FakeServer
let session: Session
let engine: ReadingEngine

beforeEach(async () => {
  desk = createDesk()
  server = new FakeServer()
  session = server.startSession({ assigneeId: desk.me.id, status: 'active' })
  server.write(session.id, 'Hello?')
  engine = await openDesk()
  await eventually(() => expect(desk.screen().rows).toHaveProperty(session.id))
  await engine.handlers['session.open']({ sessionId: session.id })
})
afterEach(() => desk.remove())

const openDesk = () => desk.open(server.dialAs(desk.me.id))
const isOnline = () => eventually(() => expect(desk.screen().sync.connection.state).toBe('online'))

function reply(body: string, sessionId: Id = session.id): Promise<{ id: Id }> {
  return engine.handlers['message.send']({ sessionId, kind: 'reply', body, replyTo: null, baseSeq: 1 })
}

const sentBodies = (sessionId: Id = session.id) =>
  server
    .messagesOf(sessionId)
    .filter(({ senderKind }) => senderKind === 'user')
    .map(({ body }) => body)

const pending = (sessionId: Id = session.id) => desk.screen().pending[sessionId] ?? []
const sendsOf = (body: string) =>
  server.commands.filter(({ name, input }) => name === 'message.send' && input.body === body)

function goOffline(): void {
  server.isReachable = false
  server.cutLines()
}

async function goOnline(): Promise<void> {
  server.isReachable = true
  engine.kick('network')
  await isOnline()
}

test('what is sent is shown as pending, then with its place, and leaves the journal', async () => {
  const { id } = await reply('Good morning')
  expect(pending()).toMatchObject([{ id, body: 'Good morning' }])
  await eventually(() => expect(pending()).toEqual([]))
  await eventually(() => expect(desk.screen().rows[session.id]?.preview?.body).toBe('Good morning'))
  expect(await engine.unsent()).toBe(0)
  expect(sentBodies()).toEqual(['Good morning'])
})

test('messages of a session go out one at a time, in the order of writing', async () => {
  const bodies = Array.from({ length: 12 }, (_, index) => `reply ${index}`)
  for (const body of bodies) await reply(body)
  await eventually(() => expect(sentBodies()).toEqual(bodies))
})

test('an answer that is lost is asked for again, and nothing is doubled', async () => {
  let losses = 1
  server.losesAnswer = ({ name }) => name === 'message.send' && losses-- > 0
  await reply('Only once')
  await eventually(() => expect(sentBodies()).toEqual(['Only once']))
  server.cutLines()
  await eventually(async () => expect(await engine.unsent()).toBe(0))
  expect(sentBodies()).toEqual(['Only once'])
})

test('what was written offline survives a restart, and goes out once the line is back', async () => {
  goOffline()
  await reply('first')
  await reply('second')
  await engine.stop()
  engine = await openDesk()
  await engine.handlers['session.open']({ sessionId: session.id }).then((opened) => {
    expect(opened.pending.map(({ body }) => body)).toEqual(['first', 'second'])
  })
  await goOnline()
  await eventually(() => expect(sentBodies()).toEqual(['first', 'second']))
  await eventually(async () => expect(await engine.unsent()).toBe(0))
})

test('a refused message says why, and the next one of its session goes on', async () => {
  server.refuse = (command) =>
    command.name === 'message.send' && command.input.body === 'bad'
      ? new ParleyError('FORBIDDEN', 'This chat is not yours.')
      : null
  await reply('bad')
  await reply('good')
  await eventually(() => expect(sentBodies()).toEqual(['good']))
  await eventually(() =>
    expect(pending()).toMatchObject([{ body: 'bad', state: 'failed', error: { code: 'FORBIDDEN' } }]),
  )

  server.refuse = () => null
  const [failed] = pending()
  await engine.handlers['message.decide']({ id: failed?.id ?? '', decision: 'send' })
  await eventually(() => expect(sentBodies()).toEqual(['good', 'bad']))
  expect(new Set(sendsOf('bad').map(({ id }) => id)).size).toBe(1)
})

test('an id that the server will not take again is not offered again', async () => {
  let refusals = 1
  server.refuse = () => (refusals-- > 0 ? new ParleyError('ID_REUSED', 'This id is taken.') : null)
  const { id } = await reply('mine')
  await eventually(() => expect(pending()).toMatchObject([{ id, state: 'failed' }]))
  await engine.handlers['message.decide']({ id, decision: 'send' })
  await eventually(() => expect(sentBodies()).toEqual(['mine']))
  expect(sendsOf('mine').map((command) => command.id === id)).toEqual([true, false])
})

/** What the server says of a conversation that has moved on. */
function whatHappened(): StaleDetails {
  const at = '2026-01-05T08:00:00.000Z'
  const [jonas, aylin] = [randomUUID(), randomUUID()]
  return {
    lastSeq: 4,
    reasons: ['answered', 'owner_changed', 'status_changed'],
    assigneeId: aylin,
    status: 'paused',
    changes: [
      { kind: 'message', seq: 2, at, senderKind: 'user', senderId: jonas },
      { kind: 'owner_changed', seq: 3, at, fromUserId: jonas, toUserId: aylin, toTeamId: null, byId: null },
      { kind: 'status_changed', seq: 4, at, from: 'active', to: 'paused', byId: aylin },
    ],
  }
}

test('what made a reply stale is known by its facts, also after a restart; a draft of it is written against them', async () => {
  const details = whatHappened()
  server.refuse = ({ name }) =>
    name === 'message.send' ? new ParleyError('STALE', 'The conversation has moved on.', { details }) : null
  const { id } = await reply('too late')
  await eventually(() => expect(pending()).toMatchObject([{ id, state: 'stale', changed: details }]))
  await engine.stop()
  engine = await openDesk()
  const reopened = await engine.handlers['session.open']({ sessionId: session.id })
  expect(reopened.pending).toMatchObject([{ id, state: 'stale', changed: details }])

  await engine.handlers['message.decide']({ id, decision: 'edit' })
  const { drafts, pending: left } = await engine.handlers['session.open']({ sessionId: session.id })
  expect(drafts).toMatchObject([{ body: 'too late', baseSeq: details.lastSeq }])
  expect(left).toEqual([])
})

test('a stale reply waits for its author, and so do those behind it', async () => {
  const details = whatHappened()
  server.refuse = ({ name, input }) =>
    name === 'message.send' && !input.force && input.body === 'too late'
      ? new ParleyError('STALE', 'The conversation has moved on.', { details })
      : null
  const { id } = await reply('too late')
  await reply('and another')
  await eventually(() => expect(pending()[0]).toMatchObject({ id, state: 'stale', changed: details }))
  expect(sentBodies()).toEqual([])
  await engine.handlers['message.decide']({ id, decision: 'send' })
  await eventually(() => expect(sentBodies()).toEqual(['too late', 'and another']))
})

test('a message that is edited becomes the draft again, in front of what has been written since', async () => {
  server.refuse = ({ name }) => (name === 'message.send' ? new ParleyError('FORBIDDEN', 'No.') : null)
  const { id } = await reply('old words')
  await eventually(() => expect(pending()).toMatchObject([{ state: 'failed' }]))
  await engine.handlers['draft.save']({
    sessionId: session.id,
    kind: 'reply',
    body: 'new words',
    baseSeq: 1,
    replyTo: null,
    caret: null,
  })
  await engine.handlers['message.decide']({ id, decision: 'edit' })
  const { drafts, row } = await engine.handlers['session.open']({ sessionId: session.id })
  expect(drafts).toMatchObject([{ kind: 'reply', body: 'old words\n\nnew words' }])
  expect(row.hasDraft).toBe(true)
  expect(pending()).toEqual([])
})

test('a message that is discarded is gone', async () => {
  server.refuse = ({ name }) => (name === 'message.send' ? new ParleyError('FORBIDDEN', 'No.') : null)
  const { id } = await reply('never mind')
  await eventually(() => expect(pending()).toMatchObject([{ state: 'failed' }]))
  await engine.handlers['message.decide']({ id, decision: 'discard' })
  expect(pending()).toEqual([])
  expect(await engine.unsent()).toBe(0)
  await expect(engine.handlers['message.decide']({ id, decision: 'send' })).rejects.toMatchObject({
    code: 'CONFLICT',
  })
})

test('a server that wants less is left alone by the whole queue for as long as it says', async () => {
  let refusals = 1
  server.refuse = ({ name }) =>
    name === 'message.send' && refusals-- > 0
      ? new ParleyError('RATE_LIMITED', 'Slowly.', { retryAfterMs: 400 })
      : null
  const other = server.startSession({ assigneeId: desk.me.id, status: 'active' })
  const started = performance.now()
  await reply('first')
  await eventually(() => expect(sendsOf('first')).toHaveLength(1))
  await reply('second', other.id)
  await eventually(() => expect([...sentBodies(), ...sentBodies(other.id)]).toEqual(['first', 'second']))
  expect(performance.now() - started).toBeGreaterThan(350)
  expect(sendsOf('second')).toHaveLength(1)
})

test('a server in trouble is tried again later', async () => {
  let refusals = 1
  server.refuse = ({ name }) =>
    name === 'message.send' && refusals-- > 0 ? new ParleyError('INTERNAL', 'Something broke.') : null
  await reply('patience')
  await eventually(() => expect(pending()).toMatchObject([{ state: 'queued', error: { code: 'INTERNAL' } }]))
  await eventually(() => expect(sentBodies()).toEqual(['patience']))
})

test('after an outage old replies ask once, and young ones and notes go out', async () => {
  goOffline()
  const { id } = await reply('old')
  await engine.handlers['message.send']({
    sessionId: session.id,
    kind: 'note',
    body: 'note',
    replyTo: null,
    baseSeq: 1,
  })
  await engine.stop()
  journalOf(desk, (journal) => journal.run("update outbox set created_at = '2020-01-01T00:00:00.000Z'"))
  engine = await openDesk()
  await engine.handlers['session.open']({ sessionId: session.id })
  await reply('young')
  await goOnline()
  await eventually(() => expect(pending().map(({ state }) => state)).toEqual(['confirm', 'queued', 'queued']))
  expect(sentBodies()).toEqual([])

  await engine.handlers['message.decide']({ id, decision: 'send' })
  await eventually(() => expect(sentBodies()).toEqual(['old', 'note', 'young']))
})

test('claiming and closing need the line, and a conflict comes back as it is', async () => {
  const details = { assigneeId: desk.me.id, assigneeName: 'Somebody' }
  server.refuse = ({ name }) =>
    name === 'session.claim' ? new ParleyError('CONFLICT', 'Taken.', { details }) : null
  await expect(
    engine.handlers['command.run']({ command: { name: 'session.claim', input: { sessionId: session.id } } }),
  ).rejects.toMatchObject({
    body: { code: 'CONFLICT', details },
  })
  await engine.handlers['command.run']({
    command: { name: 'session.status', input: { sessionId: session.id, to: 'paused' } },
  })
  await eventually(() => expect(desk.screen().rows[session.id]?.session.status).toBe('paused'))
  goOffline()
  await expect(
    engine.handlers['command.run']({
      command: { name: 'session.status', input: { sessionId: session.id, to: 'active' } },
    }),
  ).rejects.toMatchObject({
    code: 'OFFLINE',
  })
})

test('reading is shown at once, told when the line is back, and told once', async () => {
  server.join(session.id, desk.me.id)
  for (const body of ['a', 'b', 'c']) server.write(session.id, body)
  await eventually(() => expect(desk.screen().rows[session.id]?.unread).toBe(4))
  goOffline()
  for (const seq of [2, 4, 3, 99]) await engine.handlers['session.read']({ sessionId: session.id, seq })
  expect(desk.screen().rows[session.id]?.unread).toBe(0)
  await goOnline()
  const reads = () =>
    server.commands.filter(({ name, input }) => name === 'session.mark' && 'readSeq' in input)
  await eventually(() => expect(reads()).toMatchObject([{ input: { readSeq: 4 } }]))
  await eventually(() =>
    expect(desk.screen().rows[session.id]?.participants[0]).toMatchObject({ readSeq: 4, deliveredSeq: 4 }),
  )
  expect(reads()).toHaveLength(1)
})
