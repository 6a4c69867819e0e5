import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isReadOnly } from '#shared/access.ts'
import type { Session } from '#shared/entities.ts'
import { type Page, page, queueText } from '#shared/protocol.ts'
import { inWorkspace } from '../../../src/server/db/index.ts'
import { type Identity, sessionScopes } from '../../../src/server/domain/access/index.ts'
import { recordChanges, staffAdded } from '../../../src/server/domain/changes/index.ts'
import { listSessions } from '../../../src/server/domain/sessions/index.ts'
import { pull, queueChecksum } from '../../../src/server/domain/sync/index.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { apply, assignTeam, createWorld, type World } from './world.ts'

let postgres: TestPostgres
let world: World
let mara: Identity
let omar: Identity
let nora: Identity

beforeAll(async () => {
  postgres = await startTestPostgres()
})

afterAll(async () => {
  await postgres?.stop()
})

/** Each test counts revs of its own. */
async function withWorld(test: () => Promise<void>): Promise<void> {
  world = await createWorld(postgres)
  ;({ mara, omar, nora } = world.staff)
  try {
    await test()
  } finally {
    await world.close()
  }
}

function changesOf(pages: readonly Page[], entity: string) {
  return pages.flatMap((one) => one.changes).filter((change) => change.entity === entity)
}

function last(pages: readonly Page[]): Page {
  const found = pages.at(-1)
  if (found === undefined) throw new Error('no page')
  return found
}

describe('the sequencer', () => {
  it('numbers what is committed, densely, whole transactions together, in insert order', () =>
    withWorld(async () => {
      await Promise.all(Array.from({ length: 30 }, async () => world.startSession(await world.addCustomer())))
      // Several at once, in small batches: none may number a record twice or tear a transaction apart.
      while (true) {
        const { rows } = await sql<{ n: number }>`select number_changes(7) as n`.execute(world.db)
        if (rows[0]?.n === 0) break
      }
      const records = await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
        tx.selectFrom('changes').select(['rev', 'tx', 'id']).orderBy('rev').execute(),
      )
      expect(records.map((record) => record.rev)).toEqual(records.map((_, index) => index + 1))
      const transactions: { tx: string; ids: number[] }[] = []
      for (const { tx, id } of records) {
        if (transactions.at(-1)?.tx !== tx) transactions.push({ tx, ids: [] })
        transactions.at(-1)?.ids.push(id)
      }
      expect(new Set(transactions.map((one) => one.tx)).size).toBe(transactions.length)
      for (const { ids } of transactions) expect(ids).toEqual([...ids].sort((a, b) => a - b))
      const firsts = transactions.map(({ ids }) => ids[0] ?? 0)
      expect(firsts).toEqual([...firsts].sort((a, b) => a - b))
    }))

  it('leaves alone what has not been committed', () =>
    withWorld(async () => {
      await world.number()
      const { to: before } = last(await world.pullAll(mara))
      await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, async (tx) => {
        await recordChanges(tx, world.workspaceId, [staffAdded('user', mara.id)])
        await world.startSession(await world.addCustomer())
        await world.number()
      })
      const between = last(await world.pullAll(mara)).to
      // A customer and a session with a participant and two messages; what is committed only now comes after them.
      expect(between).toBe(before + 5)
      await world.number()
      expect(last(await world.pullAll(mara)).to).toBe(between + 1)
    }))
})

describe('a pull', () => {
  it('resets without a cursor, with a foreign epoch, and with a cursor from the future or the trimmed past', () =>
    withWorld(async () => {
      await world.startSession()
      await world.number()
      const first = last(await world.pullAll(mara))
      const { epoch, to } = first
      expect(first.reset).toBe(true)
      const at = (since: { epoch: string; rev: number }) => pull(world.db, mara, { since, limit: 500 })
      expect((await at({ epoch, rev: to })).reset).toBe(false)
      expect((await at({ epoch: 'other', rev: to })).reset).toBe(true)
      expect((await at({ epoch, rev: to + 1 })).reset).toBe(true)
      const superuser = await openAs(world.superuserUrl)
      await superuser.query('update workspaces set log_floor = 3')
      await superuser.end()
      expect((await at({ epoch, rev: 2 })).reset).toBe(true)
      expect((await at({ epoch, rev: 3 })).reset).toBe(false)
    }))

  it('brings everything in pages that resume, and the pull after them what happened meanwhile', () =>
    withWorld(async () => {
      const sessions: string[] = []
      for (let count = 0; count < 12; count += 1) {
        sessions.push(await world.startSession(await world.addCustomer()))
      }
      await world.number()
      const pages: Page[] = []
      let resume: string | undefined
      do {
        const next = page.parse(await pull(world.db, mara, { since: null, resume, limit: 70 }))
        pages.push(next)
        resume = next.resume ?? undefined
        // The oldest session, still to come, gets a message and becomes the latest; another one begins.
        if (pages.length === 2) {
          await world.run(nora, 'message.send', {
            sessionId: sessions[0] ?? '',
            baseSeq: 2,
            body: 'Meanwhile',
          })
          await world.startSession(await world.addCustomer())
          await world.number()
        }
      } while (resume !== undefined)
      expect(pages.length).toBe(6)
      expect(new Set(pages.map((one) => one.to)).size).toBe(1)

      const held = apply(new Map(), pages)
      apply(held, await world.pullAll(mara, last(pages)))
      expect(held).toEqual(apply(new Map(), await world.pullAll(mara)))
      expect(JSON.stringify([...held.values()])).toContain('Meanwhile')
    }))

  it('brings what a session stands on before it, and only the latest messages', () =>
    withWorld(async () => {
      const sessionId = await world.startSession()
      for (let count = 0; count < 40; count += 1)
        await world.run(world.customer, 'message.send', { sessionId })
      await world.number()
      const pages = await world.pullAll(mara)
      const seqs = changesOf(pages, 'message').map((change) =>
        change.op === 'put' && 'seq' in change.value ? change.value.seq : 0,
      )
      expect(seqs).toEqual(Array.from({ length: 30 }, (_, index) => 13 + index))
      const order = pages.flatMap((one) => one.changes).map((change) => change.entity)
      expect([...new Set(order)]).toEqual(['team', 'user', 'customer', 'session', 'participant', 'message'])
    }))

  it('refuses a resume that is none of ours', () =>
    withWorld(async () => {
      await expect(
        (async () => pull(world.db, mara, { since: null, resume: 'x', limit: 5 }))(),
      ).rejects.toMatchObject({
        code: 'INVALID',
      })
    }))
})

describe('a reader', () => {
  it('who pulls while fifty write skips nothing and ends equal to a fresh one', () =>
    withWorld(async () => {
      const sessionIds: string[] = []
      for (let count = 0; count < 5; count += 1) {
        sessionIds.push(await world.startSession(await world.addCustomer()))
      }
      await world.number()
      const held = new Map<string, unknown>()
      let cursor: Page | null = null
      let isWriting = true
      const sequencing = (async () => {
        while (isWriting) await world.number()
      })()
      const reading = (async () => {
        while (isWriting) {
          const pages = await world.pullAll(nora, cursor)
          apply(held, pages)
          const next = last(pages)
          expect(next.to).toBeGreaterThanOrEqual(cursor?.to ?? 0)
          cursor = next
        }
      })()
      await Promise.all(
        Array.from({ length: 50 }, async (_, writer) => {
          for (let count = 0; count < 4; count += 1) {
            const sessionId = sessionIds[(writer + count) % sessionIds.length] ?? ''
            await world.run(nora, 'message.send', { sessionId, baseSeq: 0, body: `${writer} ${count}` })
          }
        }),
      )
      isWriting = false
      await Promise.all([sequencing, reading])
      await world.number()
      apply(held, await world.pullAll(nora, cursor))

      const written = [...held.values()].filter((value) => (value as { type?: string }).type === 'text')
      expect(written).toHaveLength(5 + 200)
      const fresh = apply(new Map(), await world.pullAll(nora))
      for (const [key, value] of fresh) expect(held.get(key)).toEqual(value)
      expect([...held.keys()].filter((key) => !key.startsWith('message')).sort()).toEqual(
        [...fresh.keys()].filter((key) => !key.startsWith('message')).sort(),
      )
    }))

  it('loses a session as one deletion and gains it whole', () =>
    withWorld(async () => {
      const sessionId = await world.startSession(world.customer, world.teams.bookings)
      await world.run(world.customer, 'message.send', { sessionId, body: 'Before the move' })
      await world.number()
      const [maras, omars] = [await world.pullAll(mara), await world.pullAll(omar)]
      expect(changesOf(maras, 'session')).toHaveLength(1)
      expect(changesOf(omars, 'session')).toHaveLength(0)
      expect(JSON.stringify(omars)).not.toContain('Before the move')

      await assignTeam(world.db, world.workspaceId, sessionId, world.teams.orders)
      await world.number()
      const lost = await world.pullAll(mara, last(maras))
      expect(lost.flatMap((one) => one.changes)).toMatchObject([
        { op: 'del', entity: 'session', id: sessionId },
      ])
      const gained = await world.pullAll(omar, last(omars))
      expect([...new Set(gained.flatMap((one) => one.changes).map((change) => change.entity))]).toEqual([
        'customer',
        'session',
        'participant',
        'message',
      ])
      expect(JSON.stringify(gained)).toContain('Before the move')
      for (const [who, pages] of [
        [mara, [...maras, ...lost]],
        [omar, [...omars, ...gained]],
      ] as const) {
        expect(withoutCustomers(apply(new Map(), pages))).toEqual(
          withoutCustomers(apply(new Map(), await world.pullAll(who))),
        )
      }
    }))

  it('keeps seeing what they take part in when it goes to another team', () =>
    withWorld(async () => {
      const sessionId = await world.startSession(world.customer, world.teams.bookings)
      await world.run(mara, 'session.claim', { sessionId })
      await assignTeam(world.db, world.workspaceId, sessionId, world.teams.orders)
      await world.number()
      expect(changesOf(await world.pullAll(mara), 'session')).toHaveLength(1)
      expect(changesOf(await world.pullAll(world.staff.jonas), 'session')).toHaveLength(0)
      expect(changesOf(await world.pullAll(nora), 'session')).toHaveLength(1)
    }))

  it('whose teams change starts anew', () =>
    withWorld(async () => {
      await world.startSession(world.customer, world.teams.orders)
      await world.number()
      const before = last(await world.pullAll(mara))
      await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
        tx
          .insertInto('team_members')
          .values({ team_id: world.teams.orders, user_id: mara.id, workspace_id: world.workspaceId })
          .execute(),
      )
      const after = await world.pullAll(mara, before)
      expect(after[0]?.reset).toBe(true)
      expect(changesOf(after, 'session')).toHaveLength(1)
    }))
})

describe('a customer', () => {
  it('gets their own chats and who answers them, and nothing that staff keep to themselves', () =>
    withWorld(async () => {
      const { customer } = world
      const sessionId = await world.startSession()
      await world.startSession(await world.addCustomer())
      await world.number()
      const first = await world.pullAll(customer)
      await world.run(mara, 'session.claim', { sessionId })
      await world.run(nora, 'message.send', { sessionId, type: 'note', body: 'A secret between colleagues' })
      await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
        tx
          .updateTable('sessions')
          .set({
            tags: ['a secret tag'],
            metadata: '{"a secret":"fact"}',
            category: 'a secret shelf',
            priority: 'urgent',
          })
          .where('id', '=', sessionId)
          .execute(),
      )
      await world.run(mara, 'message.send', { sessionId, baseSeq: 3, body: 'Hello, how can I help?' })
      await world.number()
      const next = await world.pullAll(customer, last(first))
      const fresh = await world.pullAll(customer)
      const listed = await listSessions(world.db, customer, { limit: 50 })

      for (const told of [first, next, fresh, listed]) {
        const text = JSON.stringify(told)
        expect(text).not.toMatch(/secret|@w-|gold|supervisor/i)
      }
      // The same search on a colleague's pull finds them: it can.
      expect(JSON.stringify(await world.pullAll(mara))).toMatch(/secret between colleagues/)
      expect(changesOf(fresh, 'session')).toHaveLength(1)
      expect(changesOf(next, 'user')).toMatchObject([{ value: { id: mara.id, name: 'mara', teamIds: [] } }])
      expect(apply(new Map(), [...first, ...next])).toEqual(apply(new Map(), fresh))
    }))
})

describe('scopes of a session', () => {
  it('are kept equal to what team, assignee and customer make of them', () =>
    withWorld(async () => {
      const sessionId = await world.startSession(world.customer, world.teams.bookings)
      await world.run(mara, 'session.claim', { sessionId })
      await world.run(nora, 'message.send', { sessionId, baseSeq: 3 })
      await world.run(mara, 'session.status', { sessionId, to: 'waiting' })
      await world.run(world.staff.jonas, 'session.claim', { sessionId })
      await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, async (tx) => {
        const session = await tx.selectFrom('sessions').selectAll().executeTakeFirstOrThrow()
        const users = await tx
          .selectFrom('participants')
          .select('member_id')
          .where('kind', '=', 'user')
          .execute()
        expect(users).toHaveLength(3)
        expect(session.scopes).toEqual(sessionScopes(session))
      })
    }))
})

describe('the list of sessions', () => {
  it('pages by last message without losing one, and filters', () =>
    withWorld(async () => {
      const ids: string[] = []
      for (let count = 0; count < 7; count += 1) ids.push(await world.startSession(await world.addCustomer()))
      await world.run(mara, 'session.claim', { sessionId: ids[2] ?? '' })
      const seen: string[] = []
      let after: string | undefined
      do {
        const { sessions, next } = await listSessions(world.db, mara, { limit: 3, after })
        seen.push(...sessions.map((session) => session.id))
        after = next ?? undefined
      } while (after !== undefined)
      expect([...seen].sort()).toEqual([...ids].sort())
      const mine = await listSessions(world.db, mara, { limit: 3, status: ['active'], assigneeId: mara.id })
      expect(mine.sessions.map((session) => session.id)).toEqual([ids[2]])
      await expect(
        (async () => listSessions(world.db, mara, { limit: 3, after: uuidv7() }))(),
      ).rejects.toMatchObject({
        code: 'INVALID',
      })
    }))
})

/** Staff may hold customers whom a fresh pull does not bring, because no chat that they see is theirs. */
function withoutCustomers(held: Map<string, unknown>) {
  return new Map([...held].filter(([key]) => !key.startsWith('customer')))
}

async function openAs(url: string) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

describe('the checksum', () => {
  it('is that of the open sessions which a pull has brought, for every reader', () =>
    withWorld(async () => {
      const waiting = await world.startSession(world.customer, world.teams.orders)
      const held = await world.startSession(await world.addCustomer())
      const ended = await world.startSession(await world.addCustomer())
      await world.run(mara, 'session.claim', { sessionId: held })
      await world.run(nora, 'session.status', { sessionId: ended, to: 'ended' })
      await world.number()
      const sums = new Set<string>()
      for (const reader of [mara, omar, nora, world.customer]) {
        const pages = await world.pullAll(reader)
        const sessions = [...apply(new Map(), pages).entries()]
          .filter(([key]) => key.startsWith('session '))
          .map(([, value]) => value as Session)
        const open = sessions.filter(({ status }) => !isReadOnly(status))
        const sum = createHash('sha256').update(queueText(open)).digest('hex')
        expect(await queueChecksum(world.db, reader)).toEqual({
          epoch: last(pages).epoch,
          rev: last(pages).to,
          sum,
        })
        sums.add(sum)
      }
      expect(sums.size).toBe(3)

      const before = await queueChecksum(world.db, nora)
      await world.run(nora, 'session.claim', { sessionId: waiting })
      expect((await queueChecksum(world.db, nora)).sum).not.toBe(before.sum)
    }))
})
