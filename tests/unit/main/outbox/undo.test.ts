import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createHolds, type Holds } from '../../../../src/main/outbox/index.ts'
import type { Session } from '../../../../src/shared/entities.ts'
import type { Id } from '../../../../src/shared/ids.ts'
import { createDesk, eventually, type TestDesk } from '../../../support/desk-engine.ts'
import { FakeServer } from '../../../support/fake-server.ts'
import type { ReadingEngine } from '../../../support/reading-engine.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

describe('a message that can be taken back', () => {
  let desk: TestDesk
  let server: FakeServer
  let session: Session
  let engine: ReadingEngine

  beforeEach(async () => {
    desk = createDesk()
    server = new FakeServer()
    session = server.startSession({ assigneeId: desk.me.id, status: 'active' })
    engine = await desk.open(server.dialAs(desk.me.id))
    await eventually(() => expect(desk.screen().rows).toHaveProperty(session.id))
    await engine.handlers['session.open']({ sessionId: session.id })
  })
  afterEach(() => {
    vi.restoreAllMocks()
    return desk.remove()
  })

  const undoFor = (undoSeconds: number) => engine.handlers['outbox.configure']({ undoSeconds })
  const reply = (body: string): Promise<{ id: Id }> =>
    engine.handlers['message.send']({
      ...{ sessionId: session.id, kind: 'reply', replyTo: null, baseSeq: 0 },
      body,
    })
  const decide = (id: Id, decision: 'send' | 'edit' | 'discard') =>
    engine.handlers['message.decide']({ id, decision })
  const pending = () => desk.screen().pending[session.id] ?? []
  const asked = () =>
    server.commands.flatMap(({ name, input }) => (name === 'message.send' ? [input.body] : []))

  async function reopen(): Promise<void> {
    engine = await desk.open(server.dialAs(desk.me.id))
    await eventually(() => expect(desk.screen().sync.connection.state).toBe('online'))
  }

  test('is not held unless somebody has chosen so, and the choice is kept', async () => {
    expect(await engine.handlers['outbox.settings']({})).toEqual({ undoSeconds: 0 })
    await reply('at once')
    await eventually(() => expect(asked()).toEqual(['at once']))
    await undoFor(10)
    await engine.stop()
    await reopen()
    expect(await engine.handlers['outbox.settings']({})).toEqual({ undoSeconds: 10 })
  })

  test('is shown with the moment it leaves, and keeps those behind it waiting', async () => {
    await undoFor(10)
    await reply('held')
    await undoFor(0)
    await reply('behind')
    const [held, behind] = pending()
    expect(held).toMatchObject({ state: 'held', body: 'held' })
    expect(Date.parse(held?.leavesAt ?? '') - Date.parse(held?.createdAt ?? '')).toBe(10_000)
    expect(behind).toMatchObject({ state: 'queued', leavesAt: null })
    // Another session's message went out meanwhile: the queue was looked at, and these two stayed.
    const other = server.startSession({ assigneeId: desk.me.id, status: 'active' })
    await engine.handlers['message.send']({
      ...{ sessionId: other.id, kind: 'reply', body: 'elsewhere', replyTo: null, baseSeq: 0 },
    })
    await eventually(() => expect(asked()).toEqual(['elsewhere']))
    expect(await engine.unsent()).toBe(2)
    expect(desk.screen().sync).toMatchObject({ waitingToSend: 2, toConfirm: 0 })
  })

  test('leaves by itself', async () => {
    await undoFor(1)
    await reply('in a second')
    expect(pending()).toMatchObject([{ state: 'held' }])
    await eventually(() => expect(asked()).toEqual(['in a second']))
    await eventually(async () => expect(await engine.unsent()).toBe(0))
  })

  test('becomes the draft again when it is taken back, and was never seen outside', async () => {
    await undoFor(10)
    const { id } = await reply('oh no')
    await decide(id, 'edit')
    expect(pending()).toEqual([])
    const { drafts } = await engine.handlers['session.open']({ sessionId: session.id })
    expect(drafts).toMatchObject([{ kind: 'reply', body: 'oh no', baseSeq: 0 }])
    expect(asked()).toEqual([])
    expect(await engine.unsent()).toBe(0)
  })

  test('can be sent at once, or be gone', async () => {
    await undoFor(10)
    const [one, two] = [await reply('now'), await reply('never')]
    await decide(two.id, 'discard')
    await decide(one.id, 'send')
    await eventually(() => expect(asked()).toEqual(['now']))
    await eventually(async () => expect(await engine.unsent()).toBe(0))
  })

  test('is still held after a restart, until its time', async () => {
    await undoFor(10)
    const { id } = await reply('still')
    await engine.stop()
    await reopen()
    expect((await engine.handlers['session.open']({ sessionId: session.id })).pending).toMatchObject([
      { id, state: 'held' },
    ])
    expect(asked()).toEqual([])
    await decide(id, 'discard')
  })

  test('goes out by itself after a restart', async () => {
    await undoFor(1)
    await reply('still')
    await engine.stop()
    await reopen()
    await eventually(() => expect(asked()).toEqual(['still']))
  })

  test('is not sent early by a clock that was put forward before a restart', async () => {
    await undoFor(10)
    const { id } = await reply('still')
    await engine.stop()
    vi.spyOn(Date, 'now').mockImplementation(() => performance.timeOrigin + performance.now() + 86_400_000)
    await reopen()
    // Another session's message goes out: the queue was looked at, and this one stayed.
    await undoFor(0)
    const other = server.startSession({ assigneeId: desk.me.id, status: 'active' })
    await engine.handlers['message.send']({
      ...{ sessionId: other.id, kind: 'reply', body: 'elsewhere', replyTo: null, baseSeq: 0 },
    })
    await eventually(() => expect(asked()).toEqual(['elsewhere']))
    await decide(id, 'discard')
  })
})

describe('the time in which it can be taken back', () => {
  const NOW = 1_000_000
  let released: Id[]
  let held: { id: Id; heldFor: number }[]
  let failures: number
  let holds: Holds

  beforeEach(() => {
    vi.useFakeTimers()
    released = []
    held = []
    failures = 0
    const call = async (name: string, input?: { id: Id }) => {
      if (name === 'heldMessages') return held
      if (failures-- > 0) throw new Error('The disk is full.')
      return { released: input?.id }
    }
    holds = createHolds({
      // Only these two calls are made.
      store: { call: call as never },
      onReleased: (commit) => void released.push((commit as unknown as { released: Id }).released),
      log: silentLog,
    })
  })
  afterEach(() => vi.useRealTimers())

  test('is over when it is over, whatever the clock is set to', async () => {
    holds.add('a', 4_000)
    holds.add('not held', 0)
    vi.setSystemTime(0)
    await vi.advanceTimersByTimeAsync(3_999)
    expect(released).toEqual([])
    vi.setSystemTime(NOW * 1_000)
    await vi.advanceTimersByTimeAsync(1)
    expect(released).toEqual(['a'])
  })

  test('begins anew with a start, whatever the clock says then', async () => {
    held = [
      { id: 'short', heldFor: 3_000 },
      { id: 'long', heldFor: 10_000 },
    ]
    vi.setSystemTime(NOW * 1_000)
    await holds.start()
    await vi.advanceTimersByTimeAsync(2_999)
    expect(released).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(released).toEqual(['short'])
    await vi.advanceTimersByTimeAsync(7_000)
    expect(released).toEqual(['short', 'long'])
  })

  test('a file that cannot be written is tried again', async () => {
    failures = 1
    holds.add('a', 1_000)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(released).toEqual([])
    await vi.advanceTimersByTimeAsync(5_000)
    expect(released).toEqual(['a'])
  })

  test('nothing leaves once the desk is closed', async () => {
    holds.add('a', 1_000)
    holds.stop()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(released).toEqual([])
  })
})
