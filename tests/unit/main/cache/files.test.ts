import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Session } from '../../../../src/shared/entities.ts'
import { createDesk, eventually, type TestDesk } from '../../../support/desk-engine.ts'
import { cacheOf, journalOf } from '../../../support/desk-files.ts'
import { FakeServer } from '../../../support/fake-server.ts'
import type { ReadingEngine } from '../../../support/reading-engine.ts'

const CANARY = 'canary-words-that-nobody-else-writes'

let desk: TestDesk
let server: FakeServer
let session: Session

/** A desk that has been worked at, and is closed: a conversation, a draft, two messages to send. */
beforeEach(async () => {
  desk = createDesk()
  server = new FakeServer()
  session = server.startSession()
  server.write(session.id, CANARY)
  const engine = await openDesk()
  await eventually(() => expect(desk.screen().rows).toHaveProperty(session.id))
  server.isReachable = false
  server.cutLines()
  for (const body of ['first', `second ${CANARY}`]) {
    await engine.handlers['message.send']({
      sessionId: session.id,
      kind: 'reply',
      body,
      replyTo: null,
      baseSeq: 1,
    })
  }
  await engine.handlers['draft.save']({
    sessionId: session.id,
    kind: 'note',
    body: CANARY,
    baseSeq: 1,
    replyTo: null,
    caret: null,
  })
})
afterEach(() => desk.remove())

const openDesk = () => desk.open(server.dialAs(desk.me.id))
const path = (name: string) => join(desk.folder, name)
const names = () => readdirSync(desk.folder).sort()
const notices = () => desk.screen().notices.map(({ kind }) => kind)

const close = () => desk.close()

async function expectAuthored(engine: ReadingEngine): Promise<void> {
  server.isReachable = true
  engine.kick('network')
  await eventually(() => expect(server.messagesOf(session.id).map(({ body }) => body)).toContain('first'))
  await eventually(() => expect(server.messagesOf(session.id)).toHaveLength(3))
  const { drafts } = await engine.handlers['session.open']({ sessionId: session.id })
  expect(drafts).toMatchObject([{ kind: 'note', body: CANARY }])
}

test('nothing of what was written can be read in any file, log included, and the header is ciphertext', async () => {
  for (const isOpen of [true, false]) {
    if (!isOpen) await close()
    for (const name of names()) {
      const bytes = readFileSync(path(name))
      expect(bytes.includes(CANARY), name).toBe(false)
      expect(bytes.includes(session.id), name).toBe(false)
    }
    for (const name of ['cache.db', 'journal.db']) {
      expect(readFileSync(path(name)).subarray(0, 16).toString('latin1')).not.toContain('SQLite')
    }
  }
})

test('closing leaves no log behind', async () => {
  await close()
  expect(names().filter((name) => !name.endsWith('.db'))).toEqual([])
})

const DAMAGES: Record<string, () => void> = {
  empty: () => truncateSync(path('cache.db'), 0),
  'cut in half': () => truncateSync(path('cache.db'), statSync(path('cache.db')).size / 2),
  garbage: () => writeFileSync(path('cache.db'), randomBytes(40_000)),
  'a few bytes': () => writeFileSync(path('cache.db'), 'not a database'),
  'a plain database': () =>
    writeFileSync(path('cache.db'), Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4_080)])),
  'a page in the middle': () => {
    const bytes = readFileSync(path('cache.db'))
    bytes.fill(7, 4_096, bytes.length)
    writeFileSync(path('cache.db'), bytes)
  },
}

test.each(Object.keys(DAMAGES))(
  'a cache that is damaged (%s) is put aside and fetched again',
  async (damage) => {
    await close()
    DAMAGES[damage]?.()
    server.isReachable = true
    const engine = await openDesk()
    await eventually(() => expect(notices()).toContain('cache_rebuilt'))
    await eventually(async () => {
      const { messages } = await engine.handlers['session.open']({ sessionId: session.id })
      expect(messages[0]?.body).toBe(CANARY)
    })
    expect(names().some((name) => name.startsWith('cache.db.damaged-'))).toBe(true)
    await expectAuthored(engine)
    // No loop: the next start finds nothing to repair.
    await close()
    desk.patches.length = 0
    await openDesk()
    expect(notices()).toEqual([])
  },
)

test('of damaged caches two are kept', async () => {
  for (let round = 0; round < 4; round++) {
    await close()
    writeFileSync(path('cache.db'), randomBytes(8_192))
    await openDesk()
  }
  expect(names().filter((name) => /^cache\.db\.damaged-\d+$/.test(name))).toHaveLength(2)
})

test('a journal with a damaged page gives up every row that can still be read', async () => {
  await close()
  journalOf(desk, (journal) =>
    journal.transaction(() => {
      for (let row = 0; row < 400; row++) {
        const body = `${row} ${'long text '.repeat(100)}`
        journal.run(
          `insert into outbox (id, session_id, kind, body, base_seq, created_at)
           values (:id, :sessionId, 'reply', :body, 1, '2026-01-01T00:00:00.000Z')`,
          { id: uuidv7(), sessionId: session.id, body },
        )
      }
    }),
  )
  const bytes = readFileSync(path('journal.db'))
  const middle = Math.floor(bytes.length / 4_096 / 2) * 4_096
  bytes.fill(9, middle, middle + 4_096)
  writeFileSync(path('journal.db'), bytes)

  const engine = await openDesk()
  expect(await engine.unsent()).toBeGreaterThan(380)
  const { pending } = await engine.handlers['session.open']({ sessionId: session.id })
  expect(pending.length).toBeGreaterThan(380)
  expect(pending[0]).toMatchObject({ body: 'first', state: 'queued' })
  expect(notices()).toContain('journal_salvaged')
  expect(names().some((name) => name.startsWith('journal.db.damaged-'))).toBe(true)
})

test('a journal that cannot be read at all is kept, and a new one begun', async () => {
  await close()
  const before = readFileSync(path('journal.db'))
  before.fill(1, 0, 64)
  writeFileSync(path('journal.db'), before)
  const engine = await openDesk()
  expect(notices()).toContain('journal_salvaged')
  expect(await engine.unsent()).toBe(0)
  const kept = names().find((name) => /^journal\.db\.damaged-\d+$/.test(name)) ?? ''
  expect(readFileSync(path(kept)).equals(before)).toBe(true)
})

test('another key opens nothing, and destroys nothing', async () => {
  await close()
  const journal = readFileSync(path('journal.db'))
  const engine = await desk.open(server.dialAs(desk.me.id), { key: randomBytes(32) })
  expect(await engine.unsent()).toBe(0)
  const kept = names().find((name) => /^journal\.db\.damaged-\d+$/.test(name)) ?? ''
  expect(readFileSync(path(kept)).equals(journal)).toBe(true)
})

test.each(['cache', 'journal'] as const)(
  'a %s of a newer version is refused politely and left as it is',
  async (file) => {
    await close()
    const meddle = file === 'cache' ? cacheOf : journalOf
    meddle(desk, (writer) => writer.exec('pragma user_version = 999'))
    await expect(openDesk()).rejects.toMatchObject({ code: 'UNSUPPORTED_CLIENT' })
    expect(notices()).toEqual(['newer_files'])
    expect(names().some((name) => name.includes('damaged'))).toBe(false)
    expect(existsSync(path('journal.db'))).toBe(true)
  },
)
