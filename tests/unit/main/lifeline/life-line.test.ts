import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Session } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import { createDesk, eventually, type TestDesk } from '../../../support/desk-engine.ts'
import { journalOf, openLocalFiles } from '../../../support/desk-files.ts'
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
  server.join(session.id, desk.me.id)
  await openDesk()
})
afterEach(() => desk.remove())

async function openDesk(): Promise<void> {
  engine = await desk.open(server.dialAs(desk.me.id))
  await eventually(() => expect(desk.screen().sync.completeTo).not.toBeNull())
}

const lifeOf = async (messageId: Id) => (await engine.handlers['lifeline.read']({ messageId })).events
const kindsOf = async (messageId: Id) => (await lifeOf(messageId)).map(({ kind }) => kind)

const reply = (body: string) => ({
  sessionId: session.id,
  kind: 'reply' as const,
  body,
  baseSeq: 0,
  replyTo: null,
})
async function send(body: string): Promise<Id> {
  return (await engine.handlers['message.send']({ ...reply(body), replyTo: null })).id
}

/** The customer's marks, as the server tells of them. */
const customerId = randomUUID()
function customerHas(deliveredSeq: number, readSeq: number): void {
  const member = { sessionId: session.id, kind: 'customer', memberId: session.customerId } as const
  server.put('participant', { id: customerId, ...member, deliveredSeq, readSeq })
}

test('a reply is followed from its first letter until it was read, across a restart', async () => {
  await engine.handlers['draft.save']({ ...reply('c'), caret: null })
  await engine.handlers['draft.save']({ ...reply('canary'), caret: null })
  const id = await send('canary')
  await eventually(async () => expect(await kindsOf(id)).toContain('fanned_out'))
  await desk.close()
  await openDesk()
  customerHas(1, 0)
  customerHas(1, 1)
  await eventually(async () => expect(await kindsOf(id)).toContain('read'))

  const life = await lifeOf(id)
  const kinds = ['typed', 'journaled', 'sent', 'stored', 'fanned_out', 'delivered', 'read']
  expect(life.map(({ kind }) => kind)).toEqual(kinds)
  const stored = server.messagesOf(session.id)[0]
  for (const kind of ['stored', 'fanned_out']) {
    const event = life.find((each) => each.kind === kind)
    expect(event).toMatchObject({ seq: 1, serverAt: stored?.createdAt, code: null })
  }
  const times = life.map(({ at }) => Date.parse(at))
  expect(times).toEqual([...times].sort((a, b) => a - b))
  await desk.close()
  const rows = journalOf(desk, (journal) => journal.all('select * from life_line'))
  expect(JSON.stringify(rows)).not.toContain('canary')
})

test('what was taken back goes on from its first letter, under a new id', async () => {
  await engine.handlers['outbox.configure']({ undoSeconds: 10 })
  await engine.handlers['draft.save']({ ...reply('hello'), caret: null })
  const taken = await send('hello')
  const [typed] = await lifeOf(taken)
  expect(typed).toMatchObject({ kind: 'typed' })
  await engine.handlers['message.decide']({ id: taken, decision: 'edit' })
  await engine.handlers['draft.save']({ ...reply('hello!'), caret: null })
  await engine.handlers['outbox.configure']({ undoSeconds: 0 })
  const id = await send('hello!')
  await eventually(async () => expect(await kindsOf(id)).toContain('fanned_out'))
  expect((await lifeOf(id))[0]).toEqual(typed)
  expect(await kindsOf(taken)).toEqual(['typed', 'journaled'])
})

test('a held message leaves when its time is over, and each file has a life of its own', () => {
  const files = openLocalFiles(randomUUID())
  const [sessionId, text, carrying] = [randomUUID(), randomUUID(), randomUUID()]
  const kinds = (messageId: Id) => files.call('readLife', { messageId }).map(({ kind }) => kind)
  const lease = () =>
    files.call('leaseDue', { now: 1, limit: 8, leaseFor: 60_000, horizon: 1, pacedFrom: 0 }).leased
  const at = new Date(0).toISOString()
  files.call('configureSending', { undoSeconds: 5 })
  files.call('saveDraft', { sessionId, kind: 'reply', body: 'a', baseSeq: 0, replyTo: null, updatedAt: at })
  const file = {
    id: randomUUID(),
    fileId: randomUUID(),
    sessionId,
    kind: 'reply',
    name: 'a',
    size: 1,
  } as const
  files.call('beginAttachment', file)
  files.call('addAttachmentPiece', { id: file.id, offset: 0, bytes: Buffer.from('a') })
  const written = { sessionId, kind: 'reply', body: 'a', replyTo: null, baseSeq: 0, createdAt: at } as const
  files.call('enqueue', { ids: [text, carrying], ...written })
  expect(lease()).toEqual([])
  files.call('releaseHeld', { id: text })
  expect(lease()).toHaveLength(1)
  expect([kinds(text), kinds(carrying)]).toEqual([['typed', 'journaled', 'sent'], ['journaled']])

  const error = { code: 'INVALID', message: 'Gone.', field: 'attachmentId' } as const
  files.call('settleSetback', { id: carrying, setback: { kind: 'file_gone', error } })
  expect(kinds(carrying)).toEqual(['journaled', 'refused'])
  files.close()
  files.remove()
})

test('a message that goes on under another id takes its life along', () => {
  const files = openLocalFiles(randomUUID())
  const [id, newId, sessionId] = [randomUUID(), randomUUID(), randomUUID()]
  const at = new Date(0).toISOString()
  const written = { sessionId, kind: 'reply', body: 'a', replyTo: null, baseSeq: 0, createdAt: at } as const
  files.call('enqueue', { ids: [id], ...written })
  const error = { code: 'ID_REUSED', message: 'Taken.' } as const
  files.call('settleSetback', { id, setback: { kind: 'failed', error } })
  files.call('decide', { id, decision: 'send', newId, now: at })
  expect(files.call('readLife', { messageId: id })).toEqual([])
  expect(files.call('readLife', { messageId: newId }).map(({ kind }) => kind)).toEqual([
    'journaled',
    'refused',
  ])
  files.close()
  files.remove()
})

test('each attempt is there, with what became of it', async () => {
  server.refuse = () => new ParleyError('FORBIDDEN', 'You may not.')
  const id = await send('hello')
  await eventually(async () => expect(await kindsOf(id)).toEqual(['journaled', 'sent', 'refused']))
  server.refuse = () => null
  await engine.handlers['message.decide']({ id, decision: 'send' })
  await eventually(async () => expect(await kindsOf(id)).toContain('fanned_out'))
  const life = await lifeOf(id)
  expect(life.slice(0, 5).map(({ kind, code }) => [kind, code])).toEqual([
    ...[
      ['journaled', null],
      ['sent', null],
      ['refused', 'FORBIDDEN'],
    ],
    ...[
      ['sent', null],
      ['stored', null],
    ],
  ])
})

test('an answer that was lost is seen as well, and the message is stored once', async () => {
  server.losesAnswer = ({ name }) => name === 'message.send'
  const id = await send('hello')
  await eventually(async () => expect(await kindsOf(id)).toContain('stored'))
  const kinds = await kindsOf(id)
  expect(kinds.filter((kind) => kind === 'stored')).toHaveLength(1)
})

describe('what is received', () => {
  test('came in, was told of and was seen: each once', async () => {
    const { id } = server.write(session.id, 'Hello?')
    await eventually(() => expect(desk.arrivals).toHaveLength(1))
    engine.notified([id])
    await engine.handlers['session.read']({ sessionId: session.id, seq: 1 })
    await engine.handlers['session.read']({ sessionId: session.id, seq: 1 })
    engine.notified([id])
    expect((await kindsOf(id)).sort()).toEqual(['fanned_out', 'notified', 'shown'])
  })

  test('is silent when it comes with a pull of everything, and unknown messages have no life', async () => {
    const { id } = server.write(session.id, 'Before')
    await desk.remove()
    desk = createDesk()
    await openDesk()
    expect(await lifeOf(id)).toEqual([])
    expect(await lifeOf(randomUUID())).toEqual([])
  })
})

test('it is bounded, by number and by age', () => {
  const files = openLocalFiles(randomUUID())
  const ids = Array.from({ length: 5 }, () => randomUUID())
  const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString()
  const notes = ids.map((messageId, index) => ({
    messageId,
    kind: 'fanned_out' as const,
    at: day(index + 1),
  }))
  const left = () => ids.map((messageId) => files.call('readLife', { messageId }).length)
  files.call('recordLife', { notes, from: day(1), most: 4 })
  expect(left()).toEqual([0, 1, 1, 1, 1])
  files.call('recordLife', { notes: [], from: day(4), most: 4 })
  expect(left()).toEqual([0, 0, 0, 1, 1])
  files.call('recordLife', { notes: [], from: day(9), most: 4 })
  expect(left()).toEqual([0, 0, 0, 0, 0])
  files.close()
  files.remove()
})
