import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Id } from '../../../../src/shared/ids.ts'
import { PROTOCOL_VERSION } from '../../../../src/shared/protocol.ts'
import { createDesk, eventually, type TestDesk } from '../../../support/desk-engine.ts'
import { FakeServer } from '../../../support/fake-server.ts'
import type { ReadingEngine } from '../../../support/reading-engine.ts'

const newLabelId = '019a0000-0000-7000-8000-0000000000aa'

let desk: TestDesk
let server: FakeServer

beforeEach(() => {
  desk = createDesk()
  server = new FakeServer()
  server.put('user', desk.me)
})
afterEach(() => desk.remove())

const openDesk = () => desk.open(server.dialAs(desk.me.id))
const isCaughtUp = (engine: ReadingEngine) =>
  eventually(async () => {
    const [sync] = await engine.snapshot()
    expect(sync).toMatchObject({ sync: { connection: { state: 'online' }, completeTo: expect.any(String) } })
  })

async function openCaughtUp(): Promise<ReadingEngine> {
  const engine = await openDesk()
  await isCaughtUp(engine)
  return engine
}

const open = (engine: ReadingEngine, sessionId: Id) => engine.handlers['session.open']({ sessionId })
const seqs = (messages: readonly { seq: number }[]) => messages.map(({ seq }) => seq)
const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** Lets the screen hold messages of a session, as the renderer does. */
function show(sessionId: Id): () => number[] {
  const before = desk.patches.length
  return () =>
    desk.patches
      .slice(before)
      .flatMap((patch) =>
        patch.kind === 'messages' && patch.sessionId === sessionId ? seqs(patch.messages) : [],
      )
}

test('a first pull brings everything, silently, and says how fresh it is', async () => {
  const session = server.startSession()
  server.write(session.id, 'Hello?')
  const engine = await openCaughtUp()
  const { counts, rows, users, sync } = desk.screen()
  expect(counts).toMatchObject({ mine: 0, unassigned: 1, all: 1, ended: 0 })
  expect(rows[session.id]).toMatchObject({
    preview: { body: 'Hello?' },
    unread: 1,
    hasDraft: false,
    isSnoozed: false,
    toReview: 0,
    customer: { attributes: { plan: 'gold' } },
  })
  expect(Object.keys(users)).toEqual([desk.me.id])
  expect(sync.connection).toEqual({ state: 'online' })
  expect(sync.server).toEqual({ version: '0.3.0', protocol: PROTOCOL_VERSION, minAppVersion: '0.0.0' })
  expect(desk.arrivals).toEqual([])
  expect(await engine.snapshot()).toContainEqual({ kind: 'rows', rows: [rows[session.id]] })
})

test('a new message is told once: after its commit, and not again by a reconnection, a doubled poke or a restart', async () => {
  const session = server.startSession()
  const engine = await openCaughtUp()
  server.weather = () => [0, 0, 3]
  server.write(session.id, 'one')
  await eventually(() => expect(desk.arrivals).toHaveLength(1))
  expect(desk.arrivals[0]).toMatchObject({
    message: { body: 'one' },
    session: { id: session.id },
    customer: { name: 'Ada Example' },
  })
  server.isReachable = false
  server.cutLines()
  server.write(session.id, 'two')
  server.isReachable = true
  engine.kick('network')
  await eventually(() => expect(desk.arrivals.map(({ message }) => message.body)).toEqual(['one', 'two']))
  await engine.stop()
  await openCaughtUp()
  server.write(session.id, 'three')
  await eventually(() =>
    expect(desk.arrivals.map(({ message }) => message.body)).toEqual(['one', 'two', 'three']),
  )
})

test('offline, the queue and the conversations are there from the start', async () => {
  const session = server.startSession()
  for (let seq = 1; seq <= 5; seq++) server.write(session.id, `text ${seq}`)
  await (await openCaughtUp()).stop()
  server.isReachable = false
  server.cutLines()
  const engine = await openDesk()
  expect(await engine.snapshot()).toContainEqual(
    expect.objectContaining({ kind: 'rows', rows: [expect.anything()] }),
  )
  expect(seqs((await open(engine, session.id)).messages)).toEqual([1, 2, 3, 4, 5])
  await eventually(() => expect(desk.screen().sync.connection.state).toBe('offline'))
})

test('older messages come from the server when the cache lacks them, and from the cache ever after', async () => {
  const session = server.startSession({ status: 'ended' })
  for (let seq = 1; seq <= 120; seq++) server.write(session.id, `text ${seq}`)
  const engine = await openCaughtUp()
  const opened = await open(engine, session.id)
  expect(seqs(opened.messages)).toEqual(upTo(91, 120))
  expect(opened.more).toBe(true)
  const before = (beforeSeq: number) =>
    engine.handlers['messages.before']({ sessionId: session.id, beforeSeq })
  expect(await before(91)).toMatchObject({ more: true, messages: expect.objectContaining({ length: 50 }) })
  const { messages, more } = await before(41)
  expect(seqs(messages)).toEqual(upTo(1, 40))
  expect(more).toBe(false)
  const asked = server.asked.range
  server.isReachable = false
  server.cutLines()
  expect(seqs((await before(91)).messages)).toEqual(upTo(41, 90))
  expect(server.asked.range).toBe(asked)
})

test('offline, messages that are not here are refused, not awaited', async () => {
  const session = server.startSession({ status: 'ended' })
  for (let seq = 1; seq <= 60; seq++) server.write(session.id, `text ${seq}`)
  const engine = await openCaughtUp()
  server.isReachable = false
  server.cutLines()
  const older = engine.handlers['messages.before']({ sessionId: session.id, beforeSeq: 31 })
  await expect(older).rejects.toMatchObject({ code: 'OFFLINE' })
})

test('a session that comes into sight without its messages gets the newest, and shows them', async () => {
  const engine = await openCaughtUp()
  const session = server.startSession({ status: 'ended' })
  server.plant(session.id, 80)
  await eventually(() => expect(desk.screen().rows[session.id]?.session.lastSeq).toBe(80))
  const shown = show(session.id)
  const { messages } = await open(engine, session.id)
  // With the answer, in a patch that came after it, or in both.
  const seen = () => [...new Set([...seqs(messages), ...shown()])].sort((a, b) => a - b)
  await eventually(() => expect(seen()).toEqual(upTo(51, 80)))
  await eventually(() => expect(desk.screen().rows[session.id]?.preview?.body).toBe('planted 79'))
})

test('everything that is not read is fetched, so that unread is exact', async () => {
  const session = server.startSession({ assigneeId: desk.me.id, status: 'active' })
  for (let seq = 1; seq <= 100; seq++) server.write(session.id, `text ${seq}`)
  server.join(session.id, desk.me.id, { readSeq: 40 })
  const engine = await openCaughtUp()
  await eventually(() => expect(desk.screen().rows[session.id]?.unread).toBe(60))
  expect(seqs((await open(engine, session.id)).messages)).toEqual(upTo(51, 100))
})

test('an edit far above what the screen shows leaves no hole on it', async () => {
  const session = server.startSession({ status: 'ended' })
  for (let seq = 1; seq <= 100; seq++) server.write(session.id, `text ${seq}`)
  const engine = await openCaughtUp()
  await open(engine, session.id)
  const shown = show(session.id)
  const [first] = server.messagesOf(session.id)
  if (first) server.put('message', { ...first, body: 'edited' })
  server.write(session.id, 'newest')
  await eventually(() => expect(shown()).toEqual([101]))
  expect(seqs((await open(engine, session.id)).messages)).toEqual(upTo(71, 101))
})

test('a server that was restored takes its phantoms back, and its new messages their places', async () => {
  const session = server.startSession()
  server.write(session.id, 'kept')
  const lost = server.write(session.id, 'lost')
  const engine = await openCaughtUp()
  expect((await open(engine, session.id)).messages).toHaveLength(2)
  await engine.handlers['draft.save']({
    sessionId: session.id,
    kind: 'reply',
    body: 'mine',
    baseSeq: 2,
    replyTo: null,
    caret: null,
  })
  server.restore((message) => message.id === lost.id)
  const instead = server.write(session.id, 'instead')
  await eventually(() => expect(desk.patches.some(({ kind }) => kind === 'reset')).toBe(true))
  const opened = await open(engine, session.id)
  expect(opened.messages.map(({ body }) => body)).toEqual(['kept', 'instead'])
  expect(opened.messages[1]).toMatchObject({ id: instead.id, seq: 2 })
  expect(opened.drafts).toMatchObject([{ body: 'mine' }])
  expect(desk.arrivals).toEqual([])
})

test('sight lost takes a session with everything in it', async () => {
  const session = server.startSession()
  server.write(session.id, 'secret')
  const engine = await openCaughtUp()
  expect(Object.keys(desk.screen().rows)).toEqual([session.id])
  server.del('session', session.id)
  await eventually(() => expect(desk.screen().rows).toEqual({}))
  expect(desk.screen().counts.all).toBe(0)
  await expect(open(engine, session.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a pull of everything that is cut goes on where it was', async () => {
  for (let index = 0; index < 40; index++) server.startSession()
  server.resetPage = 2
  const engine = await openDesk()
  await eventually(() => expect(server.asked.pull).toBeGreaterThan(5))
  await engine.stop()
  const asked = server.asked.pull
  await isCaughtUp(await openDesk())
  expect(server.asked.pull - asked).toBeLessThan(20)
  expect(desk.screen().counts.all).toBe(40)
})

test('what cannot be understood is pulled, and breaks nothing', async () => {
  const session = server.startSession()
  await openCaughtUp()
  server.say('poke', { from: 'nonsense' })
  server.say('surprise', null)
  server.say('typing', { sessionId: session.id })
  server.write(session.id, 'still here')
  await eventually(() => expect(desk.screen().rows[session.id]?.preview?.body).toBe('still here'))
})

test('drafts are kept as typed, a kind each, and the queue knows of them', async () => {
  const session = server.startSession()
  const engine = await openCaughtUp()
  const save = (kind: 'reply' | 'note', body: string) =>
    engine.handlers['draft.save']({
      sessionId: session.id,
      kind,
      body,
      baseSeq: 0,
      replyTo: null,
      caret: null,
    })
  await save('reply', 'Dear')
  await save('note', 'careful')
  await save('reply', 'Dear Ada')
  expect(desk.screen().rows[session.id]?.hasDraft).toBe(true)
  await engine.stop()
  const again = await openDesk()
  expect((await open(again, session.id)).drafts.map(({ kind, body }) => [kind, body])).toEqual([
    ['note', 'careful'],
    ['reply', 'Dear Ada'],
  ])
  await again.handlers['draft.save']({
    sessionId: session.id,
    kind: 'reply',
    body: '',
    baseSeq: 0,
    replyTo: null,
    caret: null,
  })
  await again.handlers['draft.save']({
    sessionId: session.id,
    kind: 'note',
    body: '',
    baseSeq: 0,
    replyTo: null,
    caret: null,
  })
  expect(desk.screen().rows[session.id]?.hasDraft).toBe(false)
})

test('who is typing is told of every session, for the queue shows it', async () => {
  const session = server.startSession()
  await openCaughtUp()
  const typing = { sessionId: session.id, kind: 'customer', memberId: session.customerId, typing: true }
  server.say('typing', typing)
  const told = { kind: 'typing', sessionId: session.id, who: 'customer', memberId: session.customerId }
  expect(desk.patches.filter(({ kind }) => kind === 'typing')).toEqual([{ ...told, typing: true }])
})

test('whole transcripts are fetched when the desk is quiet, and the screen hears how many there are', async () => {
  const session = server.startSession({ assigneeId: desk.me.id, status: 'active' })
  server.join(session.id, desk.me.id, { readSeq: 60 })
  server.plant(session.id, 60)
  const engine = await openCaughtUp()
  await eventually(() => expect(desk.screen().sync.pack).toEqual({ complete: 1, wanted: 1 }), 15_000)
  server.isReachable = false
  server.cutLines()
  const { messages } = await engine.handlers['messages.before']({ sessionId: session.id, beforeSeq: 31 })
  expect(seqs(messages)).toEqual(upTo(1, 30))
}, 20_000)

test('tags, categories and custom attributes are told when they change, and to whoever starts anew', async () => {
  const engine = await openCaughtUp()
  const label = { id: newLabelId, kind: 'tag', name: 'vip', color: 'purple', archivedAt: null } as const
  server.put('label', label)
  await eventually(() => expect(desk.screen().labels).toEqual({ [label.id]: label }))
  expect(await engine.snapshot()).toContainEqual({ kind: 'labels', labels: [label] })
})
