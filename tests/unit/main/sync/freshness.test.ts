import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SyncPlace } from '../../../../src/main/cache/index.ts'
import { MESSAGES } from '../../../../src/main/cache/message-table.ts'
import { FIRST_PULL_MESSAGES } from '../../../../src/shared/protocol.ts'
import { createDesk, eventually } from '../../../support/desk-engine.ts'
import { cacheOf } from '../../../support/desk-files.ts'
import { FakeServer } from '../../../support/fake-server.ts'
import { createReader } from '../../../support/sync-reader.ts'

/** "Complete to 14:02:07" is never said unless it is so. */

const ME = randomUUID()
const SOON = { timeout: 5_000, interval: 2 }
const DAY_MS = 24 * 60 * 60_000

let server: FakeServer

beforeEach(() => {
  server = new FakeServer()
  for (let count = 0; count < 6; count++) {
    const session = server.startSession()
    for (let seq = 0; seq < 40; seq++) server.write(session.id, `text ${seq}`)
  }
  server.resetPage = 1
})

describe('a reader', () => {
  let reader: ReturnType<typeof createReader>
  /** Every moment that was told, as it was told. */
  let told: (string | null)[]
  /** Whether the answer of the cache's call that is under way is lost. */
  let isLost: () => boolean
  /** What was told although it was not so. */
  let lies: string[]

  beforeEach(async () => {
    told = []
    lies = []
    const hear = ({ completeTo }: SyncPlace) => {
      told.push(completeTo)
      if (completeTo !== null) lies.push(...whatIsMissing(completeTo))
    }
    isLost = () => false
    reader = createReader(server, ME, { onCommit: ({ place }) => hear(place), onPlace: hear }, () => isLost())
    await vi.waitUntil(reader.isCaughtUp, SOON)
    await vi.waitUntil(() => told.at(-1) !== null, SOON)
  })
  afterEach(() => {
    reader.stop()
    expect(lies).toEqual([])
  })

  /** What of the server's last messages up to a moment is not in the cache, and what is in it that nobody wrote. */
  function whatIsMissing(to: string): string[] {
    const here = new Set(
      MESSAGES.select(reader.files.cache(), 'true')
        .filter(({ createdAt }) => createdAt <= to)
        .map(({ id }) => id),
    )
    const wanted = [...server.states.session.keys()].flatMap((id) =>
      server.messagesOf(id).slice(-FIRST_PULL_MESSAGES),
    )
    const missing = wanted.filter(({ id, createdAt }) => createdAt <= to && !here.has(id))
    const phantoms = [...here].filter((id) => !server.states.message.has(id))
    return [...missing.map(({ id }) => `missing ${id}`), ...phantoms.map((id) => `phantom ${id}`)]
  }

  const now = () => told.at(-1) ?? null
  const caughtUpAgain = async () => {
    reader.reconnect()
    await vi.waitUntil(() => reader.isCaughtUp() && now() !== null && (now() ?? '') > lastWritten(), SOON)
  }
  const lastWritten = () =>
    [...server.states.message.values()]
      .map(({ createdAt }) => createdAt)
      .sort()
      .at(-1) ?? ''

  function goOffline(): void {
    server.isReachable = false
    server.cutLines()
  }

  test('after ten days offline with the log trimmed it says what it said before, until it has everything', async () => {
    const before = now()
    goOffline()
    server.clock += 10 * DAY_MS
    for (const { id } of [...server.states.session.values()]) {
      for (let seq = 0; seq < 50; seq++) server.write(id, `missed ${seq}`)
    }
    server.floor = server.head
    told.length = 0
    server.isReachable = true
    await caughtUpAgain()
    // A page a session, the last of which ends the pull of everything; only the pull after it says that that was all.
    expect(told.slice(0, 6)).toEqual(Array(6).fill(before))
    expect(told.at(-1)).not.toBe(before)
  })

  test('a pull of everything that is cut says nothing new, not even after a restart', async () => {
    const before = now()
    goOffline()
    server.write([...server.states.session.keys()][0] ?? '', 'missed')
    server.floor = server.head
    told.length = 0
    server.isReachable = true
    reader.reconnect()
    await vi.waitUntil(() => told.length >= 3, SOON)
    goOffline()
    const { resume, completeTo } = reader.files.call('readPlace')
    expect(resume).not.toBeNull()
    expect(completeTo).toBe(before)
    reader.files.reopen()
    expect(reader.files.call('readPlace')).toMatchObject({ completeTo: before })
    // A heartbeat of before does not make it complete.
    expect(reader.files.call('noteFresh', { at: server.now() })).toMatchObject({ completeTo: before })
    server.isReachable = true
    await caughtUpAgain()
  })

  test('of a server that was restored it says nothing until it has all of that one', async () => {
    const [session] = [...server.states.session.keys()]
    const lost = server.write(session ?? '', 'lost')
    await vi.waitUntil(reader.isCaughtUp, SOON)
    told.length = 0
    server.restore(({ id }) => id === lost.id)
    await caughtUpAgain()
    expect(told.slice(0, 6)).toEqual(Array(6).fill(null))
  })

  test('a server whose clock is put back is believed: nothing is complete up to tomorrow', async () => {
    goOffline()
    server.clock -= DAY_MS
    const noon = new Date(server.clock).toISOString()
    server.isReachable = true
    reader.reconnect()
    await vi.waitUntil(
      () => now() !== null && (now() ?? '') < new Date(server.clock + DAY_MS / 2).toISOString(),
      SOON,
    )
    expect(now() ?? '').toMatch(noon.slice(0, 10))
    lies.length = 0
  })

  test('with a session in sight whose messages are not here it says nothing new until they are', async () => {
    const before = now()
    const gained = server.startSession({ status: 'ended' })
    server.plant(gained.id, 80)
    await vi.waitUntil(reader.isCaughtUp, SOON)
    told.length = 0
    for (let beat = 1; beat <= 3; beat++) {
      server.heartbeat()
      await vi.waitUntil(() => told.length >= beat, SOON)
    }
    const frozen = told[0]
    expect(told.every((each) => each === frozen)).toBe(true)
    expect(frozen).toBe(reader.files.call('readPlace').completeTo)
    expect(frozen ?? '').toSatisfy((each: string) => each >= (before ?? ''))
    const [hole] = reader.files.call('findHoles', { limit: 5 })
    expect(hole).toEqual({ sessionId: gained.id, fromSeq: 51, toSeq: 80, isUrgent: true })
    const messages = server.messagesOf(gained.id).slice(-30)
    reader.files.call('storeRange', { sessionId: gained.id, messages, fromSeq: 51, toSeq: 80 })
    server.heartbeat()
    await vi.waitUntil(() => (now() ?? '') > (frozen ?? ''), SOON)
  })

  test('a session that goes out of sight takes its holes with it', async () => {
    const gained = server.startSession()
    server.plant(gained.id, 80)
    await vi.waitUntil(reader.isCaughtUp, SOON)
    const frozen = now()
    server.del('session', gained.id)
    await vi.waitUntil(() => (now() ?? '') > (frozen ?? ''), SOON)
    expect(reader.files.cache().all('select * from lacking where is_urgent = 1')).toEqual([])
  })

  test('a page whose commit was not heard of is not applied as the beginning of another pull', async () => {
    goOffline()
    server.floor = server.head + 1
    server.write([...server.states.session.keys()][0] ?? '', 'missed')
    told.length = 0
    // Of the sixth page, which is the last one and replaces everything.
    let lost = 0
    isLost = () => told.length === 5 && lost++ === 0
    server.isReachable = true
    await caughtUpAgain()
    expect(lost).toBeGreaterThan(0)
    expect(reader.files.call('readSnapshot', { limit: 50 }).counts.all).toBe(6)
  })

  test('the check sees what is missing', () => {
    reader.files.cache().run('delete from messages where seq = 40')
    expect(whatIsMissing(server.now())).toHaveLength(6)
  })
})

describe('a desk', () => {
  const desk = createDesk('Agnes Agent', ME)
  afterEach(() => desk.remove())

  const completeTo = () => desk.screen().sync.completeTo

  test('fetches what is missing, and says so at once', async () => {
    await desk.open(server.dialAs(ME))
    await eventually(() => expect(completeTo()).not.toBeNull())
    const before = completeTo() ?? ''
    server.plant(server.startSession().id, 80)
    await eventually(() => expect(desk.screen().counts.all).toBe(7))
    await eventually(() => expect((completeTo() ?? '') > before).toBe(true))
  })

  test('whose cache has to be rebuilt while it works says that nothing is complete', async () => {
    const engine = await desk.open(server.dialAs(ME))
    await eventually(() => expect(completeTo()).not.toBeNull())
    server.isReachable = false
    server.cutLines()
    await eventually(() => expect(desk.screen().sync.connection.state).toBe('offline'))
    // Another connection's write makes the worker read its pages anew, which are damaged by then.
    cacheOf(desk, (cache) => {
      cache.run('update sync_state set rev = rev')
      cache.truncateLog()
    })
    const path = join(desk.folder, 'cache.db')
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill(7, 4_096))
    await engine.snapshot()
    await eventually(() => expect(desk.screen().notices.map(({ kind }) => kind)).toContain('cache_rebuilt'))
    await eventually(() => expect(completeTo()).toBeNull())
  })
})
