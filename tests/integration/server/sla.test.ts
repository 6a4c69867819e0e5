import type { KyselyPlugin } from 'kysely'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Priority, Session } from '#shared/entities.ts'
import { type SlaEvent, type SlaPromise, WEEKDAYS } from '#shared/sla.ts'
import { type Db, inWorkspace } from '../../../src/server/db/index.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { listSessions, readSession } from '../../../src/server/domain/sessions/index.ts'
import {
  createSlaJob,
  listBusinessHours,
  listSlaEvents,
  listSlaPolicies,
  putBusinessHours,
  putSlaPolicy,
} from '../../../src/server/domain/sla/index.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { assignTeam, createWorld, setNeedsApproval, type World } from './world.ts'

const MINUTE = 60_000
/** A Friday, two in the afternoon in Berlin. */
const FRIDAY = Date.parse('2026-11-20T13:00:00.000Z')

let postgres: TestPostgres
let world: World
let mara: Identity
let nora: Identity
let admin: Identity

beforeAll(async () => {
  postgres = await startTestPostgres()
})

afterAll(() => postgres?.stop())

// Commands ask `Date` for the time; the timers of the drivers stay real.
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: FRIDAY })
  world = await createWorld(postgres)
  ;({ mara, nora } = world.staff)
  admin = world.staff.omar
  await inTenant((tx) => tx.updateTable('users').set({ role: 'admin' }).where('id', '=', admin.id).execute())
})

afterEach(async () => {
  vi.useRealTimers()
  await world?.close()
})

function inTenant<Result>(work: (tx: Parameters<Parameters<typeof inWorkspace>[2]>[0]) => Promise<Result>) {
  return inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, work)
}

const clock = (minutes: number) => vi.setSystemTime(FRIDAY + minutes * MINUTE)
const iso = (minutes: number) => new Date(FRIDAY + minutes * MINUTE).toISOString()

const PROMISE: SlaPromise = { firstResponse: 10, nextResponse: 20, resolution: 120 }

interface Wish {
  readonly id?: string
  readonly promise?: SlaPromise
  readonly byPriority?: Partial<Record<Priority, SlaPromise>>
  readonly calendarId?: string | null
  readonly teamId?: string | null
  readonly archived?: boolean
}

async function promise({
  id = uuidv7(),
  promise = PROMISE,
  byPriority = {},
  ...more
}: Wish = {}): Promise<string> {
  const targets = { low: promise, normal: promise, high: promise, urgent: promise, ...byPriority }
  const rest = { calendarId: null, teamId: null, archived: false, warnAtPercent: 80, ...more }
  await putSlaPolicy(world.db, admin, { id, name: 'Standard', targets, ...rest })
  return id
}

async function office(): Promise<string> {
  const id = uuidv7()
  const weekly = Object.fromEntries(
    WEEKDAYS.map((day, index) => [day, index < 5 ? [{ from: '09:00', to: '17:00' }] : []]),
  ) as Parameters<typeof putBusinessHours>[2]['weekly']
  await putBusinessHours(world.db, admin, {
    id,
    name: 'Office',
    timeZone: 'Europe/Berlin',
    weekly,
    holidays: [],
  })
  return id
}

const session = (id: string, who: Identity = nora): Promise<Session> => readSession(world.db, who, id)
const events = (id: string, who: Identity = nora): Promise<SlaEvent[]> => listSlaEvents(world.db, who, id)
const names = async (id: string) => (await events(id)).map(({ target, kind, at }) => [target, kind, at])

function job(db: Db = world.db) {
  return createSlaJob(db, () => {})
}

async function reply(sessionId: string, who: Identity = mara) {
  return world.run(who, 'message.send', { sessionId, baseSeq: 10_000 })
}

describe('the life of a conversation', () => {
  it('is told by its clocks: reply, answer, pause, end and reopening', async () => {
    const policyId = await promise()
    const sessionId = await world.startSession()
    expect(await session(sessionId)).toMatchObject({
      dueAt: iso(10),
      sla: {
        policyId,
        firstResponse: { dueAt: iso(10) },
        nextResponse: { dueAt: null },
        resolution: { dueAt: iso(120) },
      },
    })

    clock(2)
    await world.run(mara, 'session.claim', { sessionId })
    await world.run(mara, 'message.send', { sessionId, type: 'note' })
    expect((await session(sessionId)).dueAt).toBe(iso(10))

    clock(5)
    await reply(sessionId)
    expect(await session(sessionId)).toMatchObject({
      dueAt: null,
      sla: { firstResponse: { metAt: iso(5), breachedAt: null }, resolution: { dueAt: null } },
    })

    clock(30)
    await world.run(world.customer, 'message.send', { sessionId })
    clock(40)
    await world.run(world.customer, 'message.send', { sessionId })
    expect(await session(sessionId)).toMatchObject({
      dueAt: iso(50),
      sla: { nextResponse: { dueAt: iso(50) }, resolution: { dueAt: iso(145) } },
    })

    clock(60)
    await world.run(mara, 'session.status', { sessionId, to: 'paused' })
    expect((await session(sessionId)).sla).toMatchObject({
      nextResponse: { dueAt: iso(50), breachedAt: iso(50) },
      resolution: { dueAt: null },
    })
    clock(90)
    await world.run(mara, 'session.status', { sessionId, to: 'active' })
    expect((await session(sessionId)).sla?.resolution?.dueAt).toBe(iso(175))

    clock(100)
    await world.run(mara, 'session.status', { sessionId, to: 'ended' })
    expect(await session(sessionId)).toMatchObject({
      dueAt: null,
      sla: { resolution: { metAt: iso(100), breachedAt: null } },
    })

    clock(200)
    await world.run(nora, 'session.status', { sessionId, to: 'active' })
    expect(await session(sessionId)).toMatchObject({
      dueAt: iso(220),
      sla: {
        firstResponse: { metAt: iso(5) },
        nextResponse: { dueAt: iso(220) },
        resolution: { dueAt: iso(320) },
      },
    })
    expect(await names(sessionId)).toEqual([
      ['nextResponse', 'warning', iso(46)],
      ['nextResponse', 'breach', iso(50)],
    ])
  })

  it('counts a reply that had to be approved from its approval on, and a snooze as a pause', async () => {
    await promise()
    const sessionId = await world.startSession()
    clock(1)
    await world.run(mara, 'session.claim', { sessionId })
    await setNeedsApproval(world.db, mara, true)
    const baseSeq = (await session(sessionId)).lastSeq
    const { id: messageId } = await world.run(mara, 'message.send', { sessionId, baseSeq })
    clock(2)
    await world.run(nora, 'message.send', { sessionId, type: 'note' })
    expect((await session(sessionId)).sla?.firstResponse?.metAt).toBeNull()

    clock(4)
    await world.run(nora, 'message.review', { sessionId, messageId, decision: 'approve', reason: '' })
    expect((await session(sessionId)).sla?.firstResponse?.metAt).toBe(iso(4))

    clock(10)
    await world.run(world.customer, 'message.send', { sessionId })
    expect((await session(sessionId)).sla?.resolution?.dueAt).toBe(iso(126))
    await world.run(mara, 'session.snooze', { sessionId, until: iso(60) })
    expect((await session(sessionId)).sla).toMatchObject({
      nextResponse: { dueAt: iso(30) },
      resolution: { dueAt: null },
    })
    clock(61)
    await job().run()
    expect((await session(sessionId)).sla?.resolution?.dueAt).toBe(iso(176))
  })
})

describe('policies', () => {
  it('are chosen by team before all, and by priority', async () => {
    await promise({ byPriority: { urgent: { firstResponse: 2, nextResponse: null, resolution: null } } })
    const ofTeam = await promise({
      teamId: world.teams.bookings,
      promise: { firstResponse: 30, nextResponse: null, resolution: null },
    })
    const sessionId = await world.startSession()
    expect((await session(sessionId)).dueAt).toBe(iso(10))

    clock(1)
    await inTenant((tx) =>
      tx.updateTable('sessions').set({ priority: 'urgent' }).where('id', '=', sessionId).execute(),
    )
    await world.run(nora, 'message.send', { sessionId, type: 'note' })
    expect(await session(sessionId)).toMatchObject({ dueAt: iso(2), sla: { resolution: null } })

    await assignTeam(world.db, world.workspaceId, sessionId, world.teams.bookings)
    await world.run(nora, 'message.send', { sessionId, type: 'note' })
    expect(await session(sessionId)).toMatchObject({
      dueAt: iso(30),
      sla: { policyId: ofTeam, nextResponse: null, resolution: null },
    })
  })

  it('reach open sessions through the job, and leave ended ones alone', async () => {
    const [open, ended] = [await world.startSession(), await world.startSession(await world.addCustomer())]
    await world.run(nora, 'session.status', { sessionId: ended, to: 'ended' })
    clock(3)
    const id = await promise()
    await job().run()
    expect(await session(open)).toMatchObject({ dueAt: iso(10), sla: { policyId: id } })
    expect(await session(ended)).toMatchObject({ dueAt: null, sla: null })

    await promise({ id, promise: { ...PROMISE, firstResponse: 5 } })
    await job().run()
    expect((await session(open)).dueAt).toBe(iso(5))
    await promise({ id, archived: true })
    await job().run()
    expect(await session(open)).toMatchObject({ dueAt: null, sla: null })
    clock(60)
    await job().run()
    expect(await events(open)).toEqual([])
  })

  it('carry over the weekend and a turn of the clocks', async () => {
    await promise({
      calendarId: await office(),
      promise: { ...PROMISE, firstResponse: 240, resolution: null },
    })
    const overWeekend = await world.startSession()
    expect((await session(overWeekend)).dueAt).toBe('2026-11-23T09:00:00.000Z')
    // The Friday before the clocks go forward: four in the afternoon there is an hour earlier in UTC from Sunday on.
    vi.setSystemTime('2027-03-26T15:00:00.000Z')
    const overTurn = await world.startSession(await world.addCustomer())
    expect((await session(overTurn)).dueAt).toBe('2027-03-29T10:00:00.000Z')
  })

  it('and calendars are listed as they were put', async () => {
    const calendarId = await office()
    await office()
    const id = await promise({ calendarId, archived: true })
    expect(await listBusinessHours(world.db, mara)).toHaveLength(2)
    expect((await listBusinessHours(world.db, mara)).find((one) => one.id === calendarId)).toMatchObject({
      ...{ timeZone: 'Europe/Berlin', holidays: [] },
      weekly: { friday: [{ from: '09:00', to: '17:00' }], sunday: [] },
    })
    const archivedAt = new Date().toISOString()
    const [policy] = await listSlaPolicies(world.db, mara)
    expect(policy).toMatchObject({ id, calendarId, teamId: null, warnAtPercent: 80, archivedAt })
    expect(policy?.targets.urgent).toEqual(PROMISE)
  })

  it('are one for a team at most, for what exists, and an admin’s to make', async () => {
    const id = await promise({ teamId: world.teams.orders })
    await promise({ id, teamId: world.teams.orders })
    await expect(promise({ teamId: world.teams.orders })).rejects.toMatchObject({ code: 'CONFLICT' })
    await promise({ teamId: world.teams.orders, archived: true })
    await expect(promise({ teamId: uuidv7() })).rejects.toMatchObject({ body: { field: 'teamId' } })
    await expect(promise({ calendarId: uuidv7() })).rejects.toMatchObject({ body: { field: 'calendarId' } })
    admin = nora
    await expect(promise()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('warnings and breaches', () => {
  it('are told once by two jobs at a time, and once more by none', async () => {
    await promise()
    const sessions: string[] = []
    for (let count = 0; count < 12; count += 1)
      sessions.push(await world.startSession(await world.addCustomer()))
    await world.number()
    clock(8)
    await Promise.all([job().run(), job().run()])
    clock(10)
    await Promise.all([job().run(), job().run(), reply(sessions[0] ?? '', nora)])
    await job().run()
    for (const sessionId of sessions) {
      expect(await names(sessionId)).toEqual([
        ['firstResponse', 'warning', iso(8)],
        ['firstResponse', 'breach', iso(10)],
      ])
    }
    expect((await session(sessions[1] ?? '')).sla?.firstResponse).toEqual({
      ...{ dueAt: iso(10), warnedAt: iso(8), breachedAt: iso(10), metAt: null },
    })
  })

  it('reach whoever holds the session, as a change of it', async () => {
    await promise()
    const sessionId = await world.startSession()
    await world.number()
    const [before] = await world.pullAll(nora)
    clock(10)
    await job().run()
    await world.number()
    const pages = await world.pullAll(nora, before)
    expect(pages.flatMap((page) => page.changes)).toEqual([
      expect.objectContaining({
        ...{ op: 'put', entity: 'session' },
        value: expect.objectContaining({
          id: sessionId,
          sla: expect.objectContaining({ firstResponse: expect.objectContaining({ breachedAt: iso(10) }) }),
        }),
      }),
    ])
  })

  it('are lost with a transaction that fails, and told by the next one', async () => {
    await promise()
    const sessionId = await world.startSession()
    clock(10)
    let writes = 0
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        if (result.numAffectedRows !== undefined) writes += 1
        // The session, what has come to pass, and what readers must hear of: all but the commit.
        if (writes === 3) throw new Error('the connection is gone')
        return result
      },
    }
    const failing = job(world.db.withPlugin(plugin))
    await expect(failing.run()).rejects.toThrow('the connection is gone')
    expect(await events(sessionId)).toEqual([])
    expect((await session(sessionId)).sla?.firstResponse?.breachedAt).toBeNull()
    await job().run()
    expect(await names(sessionId)).toHaveLength(2)
  })
})

describe('a customer', () => {
  it('sees nothing of it, on any path', async () => {
    await promise()
    const sessionId = await world.startSession()
    clock(10)
    await job().run()
    await world.number()
    expect((await session(sessionId)).sla).not.toBeNull()
    const { customer, db } = world
    const seen = [
      await session(sessionId, customer),
      (await listSessions(db, customer, { limit: 10 })).sessions[0],
      ...(await world.pullAll(customer)).flatMap(({ changes }) =>
        changes.flatMap((change) =>
          change.op === 'put' && change.entity === 'session' ? [change.value] : [],
        ),
      ),
    ]
    expect(seen).toHaveLength(3)
    for (const one of seen) expect(one).toMatchObject({ sla: null, dueAt: null })
    expect(JSON.stringify(await world.pullAll(customer))).not.toMatch(/breachedAt|sla_|wake/)
    await expect(events(sessionId, customer)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('the cost of a send', () => {
  /** Statements of one customer's message, by a counting connection. */
  async function statements(sessionId: string): Promise<string[]> {
    const sent: string[] = []
    const query = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
      this: pg.Client,
      ...args: unknown[]
    ) {
      sent.push(typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string }).text ?? ''))
      return original.apply(this, args as never) as never
    })
    try {
      await world.run(world.customer, 'message.send', { sessionId })
    } finally {
      query.mockRestore()
    }
    return sent
  }
  const original = pg.Client.prototype.query

  it('is not one statement more where nothing is promised, and two where something is', async () => {
    const sessionId = await world.startSession()
    const without = await statements(sessionId)
    expect(without.filter((text) => /sla_(policies|state|wake)/.test(text))).toEqual([])
    await promise()
    const withPolicy = await statements(sessionId)
    expect(withPolicy.length - without.length).toBe(2)
  })
})
