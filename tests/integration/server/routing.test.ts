import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { PRIORITY_WEIGHTS } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { PresenceStatus } from '#shared/presence.ts'
import type { RoutingRule } from '#shared/routing.ts'
import { inWorkspace, type Row, type Tx } from '../../../src/server/db/index.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { sessionScopes } from '../../../src/server/domain/access/index.ts'
import { forgetDecisions } from '../../../src/server/domain/routing/decisions.ts'
import {
  listDecisions,
  listRules,
  lockRouting,
  placeQueue,
  routeAll,
  setRule,
} from '../../../src/server/domain/routing/index.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { randomFrom } from '../../support/random.ts'
import { createWorld, type World } from './world.ts'

const GRACE = { graceMs: 90_000 }
const SECOND = 1_000

let postgres: TestPostgres | undefined
let world: World
let mara: Identity
let jonas: Identity
/** The time that routing is told. */
let now: Date

beforeEach(async () => {
  await world?.close()
  postgres ??= await startTestPostgres()
  world = await createWorld(postgres)
  ;({ mara, jonas } = world.staff)
  now = new Date()
})

afterAll(async () => {
  await world?.close()
  await postgres?.stop()
})

function within<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, work)
}

async function rule(more: Partial<RoutingRule> = {}): Promise<RoutingRule> {
  const set: RoutingRule = {
    ...{ teamId: world.teams.bookings, strategy: 'least_busy', matchSkills: true, matchLanguages: true },
    ...{ relaxSeconds: 60, offerSeconds: 0, graceSeconds: 90 },
    ...more,
  }
  await within((tx) =>
    tx.updateTable('users').set({ role: 'admin' }).where('id', '=', world.staff.nora.id).execute(),
  )
  return setRule(world.db, world.staff.nora, set)
}

/** Present as if connected until `aliveUntil`. */
async function present(
  { id }: Identity,
  status: PresenceStatus = 'available',
  aliveUntil = new Date(now.getTime() + 3_600_000),
  deviceId = id,
): Promise<void> {
  const said = { status, alive_until: aliveUntil }
  await within((tx) =>
    tx
      .insertInto('presence_devices')
      .values({
        ...{ workspace_id: world.workspaceId, user_id: id },
        ...{ device_id: deviceId, connection_id: uuidv7() },
        ...said,
      })
      .onConflict((conflict) => conflict.columns(['user_id', 'device_id']).doUpdateSet(said))
      .execute(),
  )
}

const change = (table: 'users' | 'sessions', id: string, set: object) =>
  within((tx) =>
    tx
      .updateTable(table as 'users')
      .set(set)
      .where('id', '=', id)
      .execute(),
  )

async function waiting(more: object = {}, customer?: Identity): Promise<string> {
  const by = customer ?? (await world.addCustomer())
  const sessionId = await world.startSession(by, world.teams.bookings)
  if (Object.keys(more).length > 0) await change('sessions', sessionId, more)
  return sessionId
}

function session(sessionId: string): Promise<Row<'sessions'>> {
  return within((tx) =>
    tx.selectFrom('sessions').selectAll().where('id', '=', sessionId).executeTakeFirstOrThrow(),
  )
}

const routed = (at = now) => routeAll(world.db, at, GRACE)
const later = (seconds: number) => new Date(now.getTime() + seconds * SECOND)
const decisions = (sessionId: string) => listDecisions(world.db, world.staff.nora, sessionId, 100)
const outcomes = async (sessionId: string) =>
  (await decisions(sessionId)).map(({ outcome, userId }) => [outcome, userId])
const assignees = async (ids: readonly string[]) =>
  (await Promise.all(ids.map(session))).map(({ assignee_id }) => assignee_id)

async function loads(): Promise<Map<string, { load: number; capacity: number }>> {
  const rows = await within((tx) =>
    tx
      .selectFrom('users')
      .leftJoin('sessions', (join) =>
        join.onRef('assignee_id', '=', 'users.id').on('status', 'in', ['waiting', 'active']),
      )
      .select(['users.id', 'capacity', 'priority'])
      .execute(),
  )
  const sums = new Map<string, { load: number; capacity: number }>()
  for (const { id, capacity, priority } of rows) {
    const load = (sums.get(id)?.load ?? 0) + (priority === null ? 0 : PRIORITY_WEIGHTS[priority])
    sums.set(id, { load, capacity })
  }
  return sums
}

describe('a round', () => {
  it('assigns to who is there, as the server itself, and says why', async () => {
    await rule()
    await present(mara)
    const sessionId = await waiting()
    const { created_at } = await session(sessionId)
    expect(await routed()).toBe(1)
    const after = await session(sessionId)
    expect(after).toMatchObject({ status: 'active', assignee_id: mara.id, created_at })
    expect(after.scopes).toEqual(sessionScopes(after))
    const [decision] = await decisions(sessionId)
    expect(decision).toMatchObject({
      ...{ strategy: 'least_busy', outcome: 'assigned', userId: mara.id },
      explanation: { chosenBy: 'least_busy', relaxed: false },
    })
    expect(decision?.explanation?.candidates).toContainEqual({
      ...{ userId: jonas.id, load: 0, capacity: 6, skipped: 'not_available' },
    })
    const [audit] = await within((tx) =>
      tx.selectFrom('audit').selectAll().where('action', '=', 'session.assign').execute(),
    )
    expect(audit).toMatchObject({ actor_kind: 'system', actor_id: null, subject_id: sessionId })
  })

  it('leaves alone what is taken, put off, offered, closed, or nobody’s to route', async () => {
    await present(mara)
    const untouched = await waiting()
    await routed()
    await rule({ strategy: 'manual' })
    await routed()
    expect((await session(untouched)).assignee_id).toBeNull()
    await rule()
    const snoozed = await waiting({ snoozed_until: later(60) })
    const ended = await waiting({ status: 'ended' })
    const teamless = await world.startSession(await world.addCustomer())
    expect(await routed()).toBe(1)
    expect(await assignees([untouched, snoozed, ended, teamless])).toEqual([mara.id, null, null, null])
    expect(await routed(later(61))).toBe(1)
    expect((await session(snoozed)).assignee_id).toBe(mara.id)
  })

  it('goes by priority, then by age, as far as capacity reaches', async () => {
    await rule()
    await present(mara)
    await change('users', mara.id, { capacity: 4 })
    const young = await waiting()
    const old = await waiting({ waiting_since: new Date(now.getTime() - 600 * SECOND) })
    const urgent = await waiting({ priority: 'urgent' })
    await routed()
    expect(await assignees([urgent, old, young])).toEqual([mara.id, mara.id, null])
    // What is paused weighs nothing, so that there is room again.
    await world.run(mara, 'session.status', { sessionId: urgent, to: 'paused' })
    await routed()
    expect((await session(young)).assignee_id).toBe(mara.id)
  })

  it('says once that there is nobody, not in every round', async () => {
    await rule()
    const sessionId = await waiting()
    for (let round = 0; round < 3; round += 1) await routed()
    expect(await outcomes(sessionId)).toEqual([['nobody', null]])
    await present(mara, 'away')
    await routed()
    expect(await outcomes(sessionId)).toEqual([['nobody', null]])
    await present(mara)
    await routed()
    expect(await outcomes(sessionId)).toEqual([
      ['assigned', mara.id],
      ['nobody', null],
    ])
  })

  it('matches skills and languages, and gives them up after a while', async () => {
    await rule()
    await change('users', mara.id, { skills: ['refund'], languages: ['en'] })
    await present(mara, 'busy')
    await present(jonas)
    const sessionId = await waiting({ tags: ['refund'] })
    await routed()
    expect((await session(sessionId)).assignee_id).toBeNull()
    await routed(later(61))
    expect((await session(sessionId)).assignee_id).toBe(jonas.id)
    expect((await decisions(sessionId))[0]).toMatchObject({
      explanation: { relaxed: true, requiredSkills: ['refund'], requiredLanguage: 'en' },
    })
  })

  it('finds the agent whom the customer last had, and takes turns', async () => {
    await rule({ strategy: 'last_agent' })
    await present(mara)
    await present(jonas)
    const customer = await world.addCustomer()
    const first = await waiting({}, customer)
    await world.run(jonas, 'session.claim', { sessionId: first })
    await world.run(jonas, 'session.status', { sessionId: first, to: 'ended' })
    const second = await waiting({}, customer)
    await routed()
    expect((await session(second)).assignee_id).toBe(jonas.id)

    await rule({ strategy: 'round_robin' })
    const chats = [await waiting(), await waiting(), await waiting(), await waiting()]
    await routed()
    expect(await assignees(chats)).toEqual([mara.id, jonas.id, mara.id, jonas.id])
  })
})

describe('decisions', () => {
  it('are kept for ninety days, and told newest first to staff who see the chat', async () => {
    await rule()
    const sessionId = await waiting()
    await routed()
    await present(mara)
    await routed()
    expect((await listDecisions(world.db, jonas, sessionId, 1)).map(({ outcome }) => outcome)).toEqual([
      'assigned',
    ])
    await expect(listDecisions(world.db, world.staff.omar, sessionId, 1)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const days = (count: number) => later(count * 86_400)
    await within((tx) => forgetDecisions(tx, days(90)))
    expect(await decisions(sessionId)).toHaveLength(2)
    await within((tx) => forgetDecisions(tx, days(91)))
    expect(await decisions(sessionId)).toEqual([])
  })

  it('are made by rules that administrators set and supervisors may read', async () => {
    const set = await rule({ teamId: null, strategy: 'round_robin' })
    expect(await listRules(world.db, world.staff.nora)).toEqual([set])
    const again = { ...set, strategy: 'last_agent' as const, teamId: null }
    await setRule(world.db, world.staff.nora, again)
    expect(await listRules(world.db, world.staff.nora)).toEqual([again])
    await expect(setRule(world.db, world.staff.nora, { ...set, teamId: uuidv7() })).rejects.toMatchObject({
      code: 'INVALID',
    })
    await expect(listRules(world.db, mara)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('an offer', () => {
  const OFFER = { offerSeconds: 30 }

  it('is accepted by claiming', async () => {
    await rule(OFFER)
    await present(mara)
    const sessionId = await waiting()
    await routed()
    expect(await session(sessionId)).toMatchObject({
      ...{ status: 'waiting', assignee_id: null },
      offer: { userId: mara.id, expiresAt: later(30).toISOString() },
    })
    await world.run(mara, 'session.claim', { sessionId })
    expect(await session(sessionId)).toMatchObject({ assignee_id: mara.id, offer: null })
  })

  it('counts as load as long as it stands', async () => {
    await rule(OFFER)
    await present(mara)
    await change('users', mara.id, { capacity: 1 })
    const chats = [await waiting(), await waiting()]
    await routed()
    await routed()
    const offers = (await Promise.all(chats.map(session))).map(({ offer }) => offer?.userId)
    expect(offers).toEqual([mara.id, undefined])
  })

  it('goes on to the next when it is declined or its time is up, and round again after a pause', async () => {
    await rule(OFFER)
    await present(mara)
    await present(jonas)
    const sessionId = await waiting()
    await routed()
    const first = (await session(sessionId)).offer?.userId === mara.id ? mara : jonas
    const second = first === mara ? jonas : mara
    await world.run(first, 'session.decline', { sessionId })
    await routed()
    expect((await session(sessionId)).offer?.userId).toBe(second.id)
    await routed(later(29))
    expect((await session(sessionId)).offer?.userId).toBe(second.id)
    await routed(later(30))
    expect((await session(sessionId)).offer).toBeNull()
    await routed(later(59))
    expect((await session(sessionId)).offer).toBeNull()
    await routed(later(60))
    expect((await session(sessionId)).offer).not.toBeNull()
    expect((await outcomes(sessionId)).reverse().slice(0, 5)).toEqual([
      ['offered', first.id],
      ['declined', first.id],
      ['offered', second.id],
      ['expired', second.id],
      ['nobody', null],
    ])
  })

  it('does not keep others from claiming, and is theirs alone to decline', async () => {
    await rule(OFFER)
    await present(mara)
    const sessionId = await waiting()
    await routed()
    await expect(world.run(jonas, 'session.decline', { sessionId })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    await world.run(jonas, 'session.claim', { sessionId })
    expect(await session(sessionId)).toMatchObject({ assignee_id: jonas.id, offer: null })
    await expect(world.run(mara, 'session.decline', { sessionId })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })
})

describe('an agent who is gone', () => {
  async function held(more: object): Promise<string> {
    const sessionId = await waiting()
    await world.run(mara, 'session.claim', { sessionId })
    await change('sessions', sessionId, more)
    return sessionId
  }

  it('gives back after the grace those whose customers wait, at their old age; a blip gives back nothing', async () => {
    await rule({ graceSeconds: 120 })
    const since = new Date(now.getTime() - 300 * SECOND)
    const asked = await held({ waiting_since: since })
    const answered = await held({ waiting_since: null })
    const paused = await held({ waiting_since: since, status: 'paused' })
    await present(mara, 'available', now)
    await routed(later(119))
    expect(await assignees([asked, answered, paused])).toEqual([mara.id, mara.id, mara.id])
    // She was back for a moment: the grace begins anew.
    await present(mara, 'available', later(100))
    await routed(later(219))
    expect((await session(asked)).assignee_id).toBe(mara.id)

    await routed(later(220))
    expect(await session(asked)).toMatchObject({ status: 'waiting', assignee_id: null, waiting_since: since })
    expect(await assignees([answered, paused])).toEqual([mara.id, mara.id])
    const [, returned] = await outcomes(asked)
    expect(returned).toEqual(['returned', mara.id])
    const [said] = await within((tx) =>
      tx
        .selectFrom('messages')
        .select('event')
        .where('session_id', '=', asked)
        .orderBy('seq', 'desc')
        .limit(1)
        .execute(),
    )
    expect(said?.event).toMatchObject({ kind: 'assigned', fromUserId: mara.id, toUserId: null, byId: null })
  })

  it('is not gone while one device of theirs is there, nor when they never said to be there', async () => {
    await rule()
    const sessionId = await held({ waiting_since: now })
    await routed(later(86_400))
    expect((await session(sessionId)).assignee_id).toBe(mara.id)
    await present(mara, 'available', now, uuidv7())
    await present(mara, 'away', later(600), uuidv7())
    await routed(later(600))
    expect((await session(sessionId)).assignee_id).toBe(mara.id)
    await routed(later(690))
    expect((await session(sessionId)).assignee_id).toBeNull()
  })
})

function signal(): { given: Promise<void>; give: () => void } {
  let give = () => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give: () => give() }
}

describe('capacity', () => {
  it('is kept by many that route at once', async () => {
    await rule()
    for (const who of [mara, jonas]) {
      await present(who)
      await change('users', who.id, { capacity: 5 })
    }
    for (let count = 0; count < 12; count += 1) {
      await waiting(count % 3 === 0 ? { priority: 'high' } : {})
    }
    await Promise.all(Array.from({ length: 8 }, () => routed()))
    for (const { load, capacity } of (await loads()).values()) expect(load).toBeLessThanOrEqual(capacity)
    const total = [...(await loads()).values()].reduce((sum, { load }) => sum + load, 0)
    expect(total).toBe(10)
  })

  it('would not be kept without the lock', async () => {
    const set = await rule()
    await present(mara)
    await change('users', mara.id, { capacity: 1 })
    await waiting()
    await waiting()
    await sideBySide(set, false)
    expect((await loads()).get(mara.id)?.load).toBe(2)
  })

  it('is kept with it', async () => {
    const set = await rule()
    await present(mara)
    await change('users', mara.id, { capacity: 1 })
    await waiting()
    await waiting()
    await sideBySide(set, true, (tx) => lockRouting(tx, world.workspaceId))
    expect((await loads()).get(mara.id)?.load).toBe(1)
  })

  /** Two that route; the first commits only when the second has done its work, or waits for the lock. */
  async function sideBySide(
    set: RoutingRule,
    waits: boolean,
    lock: (tx: Tx) => Promise<void> = async () => {},
  ): Promise<void> {
    const [first, second, release] = [signal(), signal(), signal()]
    const one = within(async (tx) => {
      await lock(tx)
      await placeQueue(tx, set, now)
      first.give()
      await release.given
    })
    await first.given
    const other = within(async (tx) => {
      await lock(tx)
      await placeQueue(tx, set, now)
      second.give()
    })
    await (waits ? aLockIsAwaited() : second.given)
    release.give()
    await Promise.all([one, other])
  }

  async function aLockIsAwaited(): Promise<void> {
    const { default: pg } = await import('pg')
    const client = new pg.Client({ connectionString: world.superuserUrl })
    await client.connect()
    const awaited = `select from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`
    await expect.poll(async () => (await client.query(awaited)).rowCount, { timeout: 10_000 }).toBe(1)
    await client.end()
  }
})

describe('two hundred things at once', () => {
  it('leave every chat with one owner at most, dense numbers, right scopes and capacity kept by routing', async () => {
    const random = randomFrom(20_261_121)
    await rule({ offerSeconds: 30 })
    const staff = [mara, jonas]
    for (const who of staff) await present(who)
    const chats: string[] = []
    for (let count = 0; count < 12; count += 1) chats.push(await waiting())
    const all = [...staff, world.staff.nora]

    const operations = Array.from({ length: 200 }, (_, index) => async () => {
      const sessionId = random.from(chats)
      const who = random.from(all)
      switch (random.below(6)) {
        case 0:
          return world.run(who, 'session.claim', { sessionId })
        case 1:
          return world.run(who, 'session.decline', { sessionId })
        case 2:
          return world.run(who, 'session.assign', {
            sessionId,
            to: { kind: 'user', userId: random.from(staff).id },
            note: '',
          })
        case 3:
          return world.run(who, 'session.assign', { sessionId, to: { kind: 'queue' }, note: 'Back' })
        default:
          return routed(later(index))
      }
    })
    const results = await Promise.allSettled(operations.map((operation) => operation()))
    const done = results.filter(({ status }) => status === 'fulfilled')
    expect(done.length).toBeGreaterThan(60)
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(ParleyError)
    }

    for (const sessionId of chats) {
      const row = await session(sessionId)
      expect(row.scopes).toEqual(sessionScopes(row))
      expect(row.status).toBe(row.assignee_id === null ? 'waiting' : 'active')
      if (row.assignee_id !== null) expect(row.offer).toBeNull()
      const messages = await within((tx) =>
        tx
          .selectFrom('messages')
          .select(['seq', 'event'])
          .where('session_id', '=', sessionId)
          .orderBy('seq')
          .execute(),
      )
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1))
      expect(messages).toHaveLength(row.last_seq)
      // The story that the chat tells of its owners is one story, and ends with who has it.
      let owner: string | null = null
      for (const { event } of messages) {
        if (event?.kind === 'claimed') {
          expect(owner).toBeNull()
          owner = event.userId
        }
        if (event?.kind === 'assigned') {
          expect(event.fromUserId).toBe(owner)
          owner = event.toUserId
        }
      }
      expect(owner).toBe(row.assignee_id)
      for (const { outcome, userId, explanation } of await decisions(sessionId)) {
        if (outcome !== 'offered' && outcome !== 'assigned') continue
        const chosen = explanation?.candidates.find((one) => one.userId === userId)
        expect(chosen && chosen.load + 1 <= chosen.capacity).toBe(true)
      }
    }
  })
})
