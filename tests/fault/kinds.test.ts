import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { COMMANDS, type CommandName } from '#shared/commands.ts'
import type { Cursor } from '#shared/protocol.ts'
import { MESSAGES } from '../../src/main/cache/message-table.ts'
import { dialSocketIo } from '../../src/main/connection/index.ts'
import { inWorkspace } from '../../src/server/db/index.ts'
import type { Identity } from '../../src/server/domain/access/index.ts'
import { setNeedsApproval } from '../integration/server/world.ts'
import type { LocalFiles } from '../support/desk-files.ts'
import { type FaultHouse, openFaultHouse, tokenOf } from '../support/fault-house.ts'
import { createReaderOf, type Reader } from '../support/sync-reader.ts'

/**
 * For every kind of change: a desk that was connected when it happened, and one that was offline and hears of it
 * later, end with the same rows in their caches as a desk that is new.
 */

type Chat = Awaited<ReturnType<FaultHouse['chat']>>
/** Does what is needed before, and answers the command itself. */
type Story = (house: FaultHouse, chat: Chat) => Promise<() => Promise<unknown>>

const STORIES: Readonly<Record<CommandName, Story>> = {
  'session.start':
    async ({ run }, { customer }) =>
    () =>
      run(customer, 'session.start', {
        type: 'booking',
        subject: 'New',
        message: { id: uuidv7(), body: 'New' },
      }),
  'session.claim':
    async ({ run, world }, { id: sessionId }) =>
    () =>
      run(world.staff.mara, 'session.claim', { sessionId }),
  'session.status': async ({ run, world }, { id: sessionId }) => {
    await run(world.staff.mara, 'session.claim', { sessionId })
    return () => run(world.staff.mara, 'session.status', { sessionId, to: 'ended', reason: 'Done' })
  },
  'session.update':
    async ({ run, world }, { id: sessionId }) =>
    () =>
      run(world.staff.mara, 'session.update', { sessionId, subject: 'Refund', priority: 'urgent' }),
  'session.snooze': async ({ run, world }, { id: sessionId }) => {
    await run(world.staff.mara, 'session.claim', { sessionId })
    return () => run(world.staff.mara, 'session.snooze', { sessionId, until: tomorrow() })
  },
  'session.assign': async ({ run, world }, { id: sessionId }) => {
    await run(world.staff.mara, 'session.claim', { sessionId })
    // Out of the sight of everybody in the team that it was in.
    const to = { kind: 'team', teamId: world.teams.orders }
    return () => run(world.staff.mara, 'session.assign', { sessionId, to, note: 'For you' })
  },
  'session.decline': async ({ run, world }, { id: sessionId }) => {
    const { mara } = world.staff
    const offer = JSON.stringify({ userId: mara.id, expiresAt: new Date(Date.now() + 60_000).toISOString() })
    await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
      tx.updateTable('sessions').set({ offer }).where('id', '=', sessionId).execute(),
    )
    // Whatever is done to it tells of the offer too.
    await run(mara, 'session.update', { sessionId, subject: 'Offered' })
    return () => run(mara, 'session.decline', { sessionId })
  },
  'session.mark': async ({ run, world }, { id: sessionId, customer }) => {
    await run(world.staff.mara, 'session.claim', { sessionId })
    await run(customer, 'message.send', words(sessionId))
    return () => run(world.staff.mara, 'session.mark', { sessionId, readSeq: 99, deliveredSeq: 99 })
  },
  'session.rate': async ({ run, world }, { id: sessionId, customer }) => {
    await run(world.staff.mara, 'session.claim', { sessionId })
    await run(world.staff.mara, 'session.status', { sessionId, to: 'ended' })
    return () => run(customer, 'session.rate', { sessionId, score: 4, comment: 'Quick' })
  },
  'message.send':
    async ({ run }, { id: sessionId, customer }) =>
    () =>
      run(customer, 'message.send', words(sessionId)),
  'message.edit': async ({ run }, { id: sessionId, customer }) => {
    const messageId = await run(customer, 'message.send', words(sessionId))
    return () => run(customer, 'message.edit', { sessionId, messageId, body: 'Better', baseEditedAt: null })
  },
  'message.delete': async ({ run }, { id: sessionId, customer }) => {
    const messageId = await run(customer, 'message.send', words(sessionId))
    return () => run(customer, 'message.delete', { sessionId, messageId })
  },
  'message.review': async ({ run, world }, { id: sessionId }) => {
    const { mara, nora } = world.staff
    await run(mara, 'session.claim', { sessionId })
    await setNeedsApproval(world.db, mara, true)
    const messageId = await run(mara, 'message.send', { ...words(sessionId), baseSeq: 99 })
    await setNeedsApproval(world.db, mara, false)
    return () => run(nora, 'message.review', { sessionId, messageId, decision: 'approve', reason: '' })
  },
  'customer.update':
    async ({ run }, { customer }) =>
    () =>
      run(customer, 'customer.update', { customerId: customer.id, name: 'Ada', phone: '+49 30 1' }),
  'customer.block':
    async ({ run, world }, { customer }) =>
    () =>
      run(world.staff.nora, 'customer.block', { customerId: customer.id, reason: 'Abuse' }),
  'customer.unblock': async ({ run, world }, { customer }) => {
    await run(world.staff.nora, 'customer.block', { customerId: customer.id, reason: 'Abuse' })
    return () => run(world.staff.nora, 'customer.unblock', { customerId: customer.id })
  },
  'suggestion.offer': travelled,
  'suggestion.settle': async (house, chat) => {
    const suggestionId = await (await travelled(house, chat))()
    return () => house.run(house.world.staff.mara, 'suggestion.settle', { suggestionId, decision: 'dismiss' })
  },
}

/** What Nora was writing goes with the chat to Mara. */
async function travelled(
  { run, world }: FaultHouse,
  { id: sessionId }: Chat,
): Promise<() => Promise<string>> {
  await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
    tx.updateTable('workspaces').set({ draft_travel: true }).execute(),
  )
  await run(world.staff.mara, 'session.claim', { sessionId })
  return () =>
    run(world.staff.nora, 'suggestion.offer', { sessionId, kind: 'reply', body: 'Half', baseSeq: 1 })
}

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()
const words = (sessionId: string) => ({
  ...{ sessionId, type: 'text', body: 'Words', replyTo: null, baseSeq: null, force: false },
})

const TABLES = [
  ...['sessions', 'message_ranges', 'participants', 'customers', 'users', 'teams'],
  ...['canned_responses', 'labels', 'attribute_definitions', 'suggestions'],
]
/** A customer who was told of without a session in sight may be known or not. */
const IN_SIGHT = 'id in (select customer_id from sessions)'
const PATIENT = { timeout: 20_000, interval: 10 }

function dump(files: LocalFiles): Record<string, string[]> {
  const rowsOf = (table: string) =>
    files
      .cache()
      .all<Record<string, unknown>>(
        `select * from ${table} where ${table === 'customers' ? IN_SIGHT : 'true'}`,
      )
      // In which pull a row came is each desk's own.
      .map(({ generation: _, ...row }) => JSON.stringify(row))
      .sort()
  // In a row of theirs are numbers that each desk gives out by itself.
  const messages = MESSAGES.select(files.cache(), 'true').map((message) => JSON.stringify(message))
  return { ...Object.fromEntries(TABLES.map((table) => [table, rowsOf(table)])), messages: messages.sort() }
}

interface Viewer {
  readonly who: Identity
  readonly connected: Reader
  readonly away: Reader
}

let house: FaultHouse
let viewers: Viewer[]
let head = 0

async function readerOf(who: Identity): Promise<Reader> {
  const isAtHead = (cursor: Cursor | null) => cursor !== null && cursor.rev >= head
  const serverUrl = house.server.url
  return createReaderOf({ dial: dialSocketIo, serverUrl, token: await tokenOf(who), isAtHead }, who.id)
}

/** Waits until everything that has been written is in the log, and until those readers have it. */
async function caughtUp(...readers: Reader[]): Promise<void> {
  const { db, workspaceId } = house.world
  head = await vi.waitUntil(
    () =>
      inWorkspace(db, { workspaceId, id: null }, async (tx) => {
        const { rows } = await sql<{ head: string; open: string }>`
          select coalesce(max(rev), 0) as head, count(*) filter (where rev is null) as open from changes`.execute(
          tx,
        )
        return Number(rows[0]?.open) === 0 && Number(rows[0]?.head)
      }),
    PATIENT,
  )
  for (const reader of readers) await vi.waitUntil(reader.isCaughtUp, PATIENT)
}

beforeAll(async () => {
  house = await openFaultHouse()
  const { mara, nora } = house.world.staff
  viewers = await Promise.all(
    [mara, nora].map(async (who) => ({ who, connected: await readerOf(who), away: await readerOf(who) })),
  )
})
afterAll(async () => {
  for (const { connected, away } of viewers ?? []) for (const reader of [connected, away]) reader.stop()
  await house?.close()
})

test.each(Object.keys(COMMANDS) as CommandName[])('%s', async (name) => {
  const act = await STORIES[name](house, await house.chat())
  await caughtUp(...viewers.flatMap(({ connected, away }) => [connected, away]))
  const before = viewers.map(({ away }) => JSON.stringify(dump(away.files)))
  for (const { away } of viewers) away.disconnect()
  try {
    await act()
    await caughtUp(...viewers.map(({ connected }) => connected))
  } finally {
    for (const { away } of viewers) away.connect()
  }

  for (const [index, { who, connected, away }] of viewers.entries()) {
    const fresh = await readerOf(who)
    await caughtUp(away, fresh)
    const expected = dump(fresh.files)
    fresh.stop()
    expect(dump(connected.files)).toEqual(expected)
    expect(dump(away.files)).toEqual(expected)
    // Whoever was away has missed something: else this would show nothing.
    expect(JSON.stringify(expected)).not.toBe(before[index])
  }
})

test('the comparison sees a row that is otherwise', () => {
  const [viewer] = viewers
  if (!viewer) throw new Error('Nobody looks.')
  const before = dump(viewer.away.files)
  viewer.away.files.cache().run("update customers set name = 'Somebody else'")
  expect(dump(viewer.away.files)).not.toEqual(before)
})
