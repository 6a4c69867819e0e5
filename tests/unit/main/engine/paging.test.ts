import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Session } from '../../../../src/shared/entities.ts'
import { IPC_PAGE } from '../../../../src/shared/ipc.ts'
import { createDesk, eventually, type TestDesk } from '../../../support/desk-engine.ts'
import { FakeServer } from '../../../support/fake-server.ts'
import type { ReadingEngine } from '../../../support/reading-engine.ts'

let desk: TestDesk
let server: FakeServer
let session: Session
let engine: ReadingEngine

beforeEach(() => {
  desk = createDesk()
  server = new FakeServer()
  server.put('user', desk.me)
})
afterEach(() => desk.remove())

/** A desk that has the newest messages of one long conversation, and has opened it. */
async function openWith(count: number): Promise<void> {
  session = server.startSession({ status: 'ended' })
  server.plant(session.id, count)
  engine = await desk.open(server.dialAs(desk.me.id))
  await eventually(() => expect(desk.screen().sync.completeTo).not.toBeNull())
  await engine.handlers['session.open']({ sessionId: session.id })
}

function goOffline(): void {
  server.isReachable = false
  server.cutLines()
}

const seqs = (messages: readonly { seq: number }[]) => messages.map(({ seq }) => seq)
const ends = (messages: readonly { seq: number }[]) => [messages[0]?.seq, messages.at(-1)?.seq]
const idAt = (seq: number) => server.messagesOf(session.id)[seq - 1]?.id ?? ''
const before = (beforeSeq: number) => engine.handlers['messages.before']({ sessionId: session.id, beforeSeq })
const after = (afterSeq: number) => engine.handlers['messages.after']({ sessionId: session.id, afterSeq })
const around = (messageId: string, seq: number | null = null) =>
  engine.handlers['messages.around']({ sessionId: session.id, messageId, seq })

test('newer messages come from the server when the cache lacks them, and from the cache ever after', async () => {
  await openWith(200)
  expect(await after(20)).toMatchObject({ more: true, messages: expect.objectContaining({ length: 50 }) })
  expect(ends((await after(150)).messages)).toEqual([151, 200])
  expect(await after(200)).toEqual({ messages: [], more: false })
  const asked = server.asked.range
  goOffline()
  expect(ends((await after(20)).messages)).toEqual([21, 70])
  expect(await after(160)).toMatchObject({ more: false })
  expect(server.asked.range).toBe(asked)
})

test('offline there are pages up to a hole, and not a step over it', async () => {
  await openWith(200)
  await after(20)
  goOffline()
  expect(ends((await after(60)).messages)).toEqual([61, 70])
  expect((await after(60)).more).toBe(true)
  await expect(after(70)).rejects.toMatchObject({ code: 'OFFLINE' })
})

test('a hole above is asked for again when there is a line', async () => {
  await openWith(200)
  goOffline()
  await expect(before(100)).rejects.toMatchObject({ code: 'OFFLINE' })
  server.isReachable = true
  engine.kick('network')
  await eventually(() => expect(desk.screen().sync.connection.state).toBe('online'))
  expect(ends((await before(100)).messages)).toEqual([50, 99])
})

test('around a message there are those before and after it, wherever it is', async () => {
  await openWith(1_000)
  const middle = await around(idAt(500), 500)
  expect([ends(middle.messages), middle.older, middle.newer]).toEqual([[475, 524], true, true])
  const first = await around(idAt(1), 1)
  expect([ends(first.messages), first.older, first.newer]).toEqual([[1, 25], false, true])
  const last = await around(idAt(1_000), 1_000)
  expect([ends(last.messages), last.older, last.newer]).toEqual([[975, 1_000], true, false])
})

test('a message of which only the id is known is looked for on the server', async () => {
  await openWith(600)
  const found = await around(idAt(300))
  expect(seqs(found.messages)).toContain(300)
  await expect(around('019a0000-0000-7000-8000-0000000000ee')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('of a conversation of 100,000 messages each page is as small as of any other', async () => {
  await openWith(100_000)
  for (const place of [1, 50_000, 99_999]) {
    const { messages } = await around(idAt(place), place)
    expect(seqs(messages)).toContain(place)
    expect(messages.length).toBeLessThanOrEqual(IPC_PAGE)
  }
  let last = (await around(idAt(50_000), 50_000)).messages.at(-1)?.seq ?? 0
  for (let page = 0; page < 20; page++) {
    const { messages, more } = await after(last)
    expect([messages.length, messages[0]?.seq, more]).toEqual([IPC_PAGE, last + 1, true])
    last = messages.at(-1)?.seq ?? 0
  }
  expect(last).toBe(51_024)
  expect(ends((await before(100_001)).messages)).toEqual([99_951, 100_000])
})
