import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RATEABLE_MS } from '#shared/commands/survey.ts'
import { command } from '#shared/commands.ts'
import type { SessionChannel } from '#shared/entities.ts'
import type { NewRow } from '../../../src/server/db/index.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { createExecute } from '../../../src/server/domain/commands/index.ts'
import { listSessions, readSession } from '../../../src/server/domain/sessions/index.ts'
import { summariseRatings } from '../../../src/server/domain/survey/index.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { expectRefused } from './chats.ts'
import { directoryOf } from './directory.ts'
import { createWorld, type World } from './world.ts'

let postgres: TestPostgres
let world: World
let directory: Awaited<ReturnType<typeof directoryOf>>
let mara: Identity
let omar: Identity
let nora: Identity

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres)
  directory = await directoryOf(world)
  ;({ mara, omar, nora } = world.staff)
})

afterAll(async () => {
  await world?.close()
  await postgres?.stop()
})

describe('how a chat came in', () => {
  it('is kept by whoever creates it, and lists are narrowed by it', async () => {
    const [asker, caller] = [await world.addCustomer(), await world.addCustomer()]
    const bySocket = await world.startSession(asker)
    const start = command.parse({
      ...{ id: uuidv7(), name: 'session.start' },
      input: { message: { id: uuidv7(), body: 'Through our own page' } },
    })
    const byApi = await createExecute(
      world.db,
      () => {},
      () => {},
    )(caller, start, 'api')
    const listed = async (who: Identity, channel: SessionChannel[]) =>
      (await listSessions(world.db, who, { limit: 50, channel })).sessions
    expect((await listed(nora, ['api'])).map(({ id }) => id)).toEqual([byApi.sessionId])
    expect((await listed(nora, ['api', 'widget'])).map(({ id }) => id)).toContain(bySocket)
    expect(await listed(asker, ['widget'])).toMatchObject([{ id: bySocket, channel: 'widget' }])
    expect(await listed(asker, ['api', 'form'])).toEqual([])
  })
})

describe('a rating', () => {
  const rate = (who: Identity, sessionId: string, score: number, comment = '') =>
    world.run(who, 'session.rate', { sessionId, score, comment })

  async function answered(): Promise<{ customer: Identity; sessionId: string }> {
    const customer = await world.addCustomer()
    const sessionId = await world.startSession(customer, world.teams.bookings)
    await world.run(mara, 'session.claim', { sessionId })
    for (const [who, type] of [
      [mara, 'text'],
      [nora, 'text'],
      [mara, 'text'],
      [nora, 'note'],
      [nora, 'note'],
    ] as const) {
      await world.run(who, 'message.send', { sessionId, type, baseSeq: 100 })
    }
    return { customer, sessionId }
  }

  it('is given once the chat has ended, is about who answered, and may change for a day', async () => {
    const { customer, sessionId } = await answered()
    await expectRefused(rate(customer, sessionId, 5), 'CONFLICT')
    await world.run(mara, 'session.status', { sessionId, to: 'ended' })
    await expectRefused(rate(mara, sessionId, 5), 'FORBIDDEN')
    await expectRefused(rate(await world.addCustomer(), sessionId, 5), 'NOT_FOUND')
    await directory.following(
      [mara, nora, customer],
      () => rate(customer, sessionId, 2, 'Slow'),
      () => rate(customer, sessionId, 4, 'Better'),
    )
    const read = () =>
      directory.inside((tx) =>
        tx.selectFrom('sessions').selectAll().where('id', '=', sessionId).executeTakeFirstOrThrow(),
      )
    const { rating } = await read()
    expect(rating).toMatchObject({ score: 4, comment: 'Better', userId: mara.id })
    expect(JSON.stringify(await directory.auditOf(sessionId))).not.toMatch(/Slow|Better/)

    const yesterday = new Date(Date.now() - 86_400_001).toISOString()
    await directory.inside((tx) =>
      tx
        .updateTable('sessions')
        .set({ rating: JSON.stringify({ ...rating, at: yesterday }) })
        .where('id', '=', sessionId)
        .execute(),
    )
    await expectRefused(rate(customer, sessionId, 1), 'READ_ONLY')
    expect((await read()).rating?.score).toBe(4)
  })

  it('is not given for the first time when nobody remembers any more', async () => {
    const endedAgo = async (milliseconds: number) => {
      const { customer, sessionId } = await answered()
      await world.run(mara, 'session.status', { sessionId, to: 'ended' })
      const ended_at = new Date(Date.now() - milliseconds)
      await directory.inside((tx) =>
        tx.updateTable('sessions').set({ ended_at }).where('id', '=', sessionId).execute(),
      )
      return { customer, sessionId }
    }
    const late = await endedAgo(RATEABLE_MS + 1_000)
    await expectRefused(rate(late.customer, late.sessionId, 5), 'READ_ONLY')
    const inTime = await endedAgo(RATEABLE_MS - 60_000)
    await rate(inTime.customer, inTime.sessionId, 5)
    expect(await readSession(world.db, inTime.customer, inTime.sessionId)).toMatchObject({
      rating: { score: 5 },
    })
  })

  it('is one, however often it is sent and whatever becomes of the chat', async () => {
    const { customer, sessionId } = await answered()
    await world.run(mara, 'session.status', { sessionId, to: 'ended' })
    const command = {
      id: uuidv7(),
      name: 'session.rate',
      input: { sessionId, score: 5, comment: '' },
    } as const
    const first = await world.execute(customer, command)
    expect(await world.execute(customer, command)).toEqual({ ...first, duplicate: true })
    await world.run(nora, 'session.status', { sessionId, to: 'active' })
    await expectRefused(rate(customer, sessionId, 1), 'CONFLICT')
    await world.run(nora, 'session.status', { sessionId, to: 'ended' })
    expect(await readSession(world.db, customer, sessionId)).toMatchObject({ rating: { score: 5 } })
  })

  it('is asked for as whoever ends the chat has chosen, else as the workspace has it', async () => {
    const { workspaceId } = world
    const setSurveys = (surveys: boolean) =>
      directory.inside((tx) =>
        tx.updateTable('workspaces').set({ surveys }).where('id', '=', workspaceId).execute(),
      )
    const end = async (more: object) => {
      const { customer, sessionId } = await answered()
      await world.run(mara, 'session.status', { sessionId, to: 'ended', ...more })
      const session = await readSession(world.db, customer, sessionId)
      return { sessionId, isAsked: session.surveyAskedAt !== null }
    }
    expect(await end({})).toMatchObject({ isAsked: true })
    expect(await end({ survey: false })).toMatchObject({ isAsked: false })
    await setSurveys(false)
    expect(await end({})).toMatchObject({ isAsked: false })
    const { sessionId, isAsked } = await end({ survey: true })
    expect(isAsked).toBe(true)
    await setSurveys(true)

    const turn = async (to: 'active' | 'locked' | 'ended') => {
      await world.run(nora, 'session.status', { sessionId, to })
      return (await readSession(world.db, nora, sessionId)).surveyAskedAt
    }
    // Locked and unlocked, it is the same end; open again, nothing is over.
    const [locked, unlocked] = [await turn('locked'), await turn('ended')]
    expect([locked !== null, unlocked]).toEqual([true, locked])
    expect(await turn('active')).toBeNull()
  })

  it('is asked for only at an end, and only where the question has a place', async () => {
    const { sessionId } = await answered()
    const turn = (to: 'paused' | 'ended', survey: boolean) =>
      world.run(mara, 'session.status', { sessionId, to, survey })
    await expectRefused(turn('paused', true), 'INVALID')
    await directory.inside((tx) =>
      tx.updateTable('sessions').set({ channel: 'form' }).where('id', '=', sessionId).execute(),
    )
    await expectRefused(turn('ended', true), 'INVALID')
    await world.run(mara, 'session.status', { sessionId, to: 'ended' })
    expect(await readSession(world.db, mara, sessionId)).toMatchObject({
      ...{ channel: 'form', surveyAskedAt: null },
    })
  })

  it('comes to everybody who may see the chat', async () => {
    const { customer, sessionId } = await answered()
    await world.run(mara, 'session.status', { sessionId, to: 'ended' })
    await rate(customer, sessionId, 3, 'Fine')
    const rating = { score: 3, comment: 'Fine', userId: mara.id }
    for (const who of [customer, mara, nora]) {
      expect(await readSession(world.db, who, sessionId)).toMatchObject({ rating })
    }
    await expectRefused(readSession(world.db, omar, sessionId), 'NOT_FOUND')
    await expectRefused(readSession(world.db, await world.addCustomer(), sessionId), 'NOT_FOUND')
  })

  it('counts in the summary, by time, by person and by team', async () => {
    const { customer } = world
    const at = (day: number) => new Date(Date.UTC(2020, 0, day)).toISOString()
    const row = (score: number, day: number, userId: string | null, team: string): NewRow<'sessions'> => ({
      ...{ id: uuidv7(), workspace_id: world.workspaceId, type: 'general', status: 'ended', subject: '' },
      ...{ customer_id: customer.id, team_id: team, last_seq: 1, scopes: ['all'] },
      ...{ last_message_at: new Date(0), created_at: new Date(0) },
      rating: JSON.stringify({ score, comment: '', userId, at: at(day) }),
    })
    const { bookings, orders } = world.teams
    const rows = [row(5, 1, mara.id, bookings), row(2, 2, mara.id, bookings), row(4, 3, omar.id, orders)]
    await directory.inside((tx) =>
      tx
        .insertInto('sessions')
        .values([...rows, row(1, 4, null, orders)])
        .execute(),
    )
    const summary = (more: object = {}) =>
      summariseRatings(world.db, nora, { from: at(1), to: at(30), ...more })

    expect(await summary()).toEqual({
      ...{ count: 4, average: 3, distribution: [1, 1, 0, 1, 1] },
      users: expect.arrayContaining([
        { userId: mara.id, count: 2, average: 3.5 },
        { userId: omar.id, count: 1, average: 4 },
        { userId: null, count: 1, average: 1 },
      ]),
    })
    expect(await summary({ from: at(2), to: at(4) })).toMatchObject({ count: 2, average: 3 })
    expect(await summary({ userId: mara.id })).toMatchObject({ count: 2, distribution: [0, 1, 0, 0, 1] })
    expect(await summary({ teamId: orders })).toMatchObject({ count: 2, average: 2.5 })
    expect(await summary({ from: at(29) })).toEqual({
      ...{ count: 0, average: null, distribution: [0, 0, 0, 0, 0], users: [] },
    })
    await expectRefused(summariseRatings(world.db, mara, {}), 'FORBIDDEN')
  })

  it.each([
    [
      `select * from sessions where customer_id = '${uuidv7()}' order by last_message_at desc, id desc limit 9`,
      /sessions_customer/,
    ],
    [`select * from customers where blocked_at is not null`, /customers_blocked/],
    [
      `select from refresh_tokens where user_id = '${uuidv7()}' and device_id = '${uuidv7()}'
        and used_at is null and revoked_at is null`,
      /refresh_tokens_live/,
    ],
  ])('and what is looked up beside it, has its index under row-level security: %s', async (query, index) => {
    const plan = await directory.inside(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx)
      const { rows } = await sql.raw<{ 'QUERY PLAN': string }>(`explain (costs off) ${query}`).execute(tx)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toMatch(index)
  })
})
