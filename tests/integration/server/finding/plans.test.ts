import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Identity } from '../../../../src/server/domain/access/index.ts'
import { readRange } from '../../../../src/server/domain/messages/index.ts'
import { type Search, search } from '../../../../src/server/domain/search/index.ts'
import { countSessions, listSessions } from '../../../../src/server/domain/sessions/index.ts'
import type { SessionQuery } from '../../../../src/server/domain/sessions/list.ts'
import { summariseRatings } from '../../../../src/server/domain/survey/index.ts'
import { pull } from '../../../../src/server/domain/sync/index.ts'
import { startTestPostgres, type TestPostgres } from '../../../support/postgres.ts'
import { type Watched, watchDatabase } from '../statements.ts'
import { type Cost, costOf } from './plan.ts'
import { seedId, seedYear } from './seed.ts'

const workspaceId = uuidv7()
const staff = (number: number): Identity => ({ workspaceId, kind: 'user', id: seedId(2, number) })

/** `newcomer` is of no team and sees only what is nobody's. */
const READERS = {
  agent: staff(1),
  newcomer: staff(200),
  supervisor: staff(2),
  customer: { workspaceId, kind: 'customer', id: seedId(3, 1_001) },
} as const satisfies Record<string, Identity>
const STAFF = ['agent', 'newcomer', 'supervisor'] as const

let postgres: TestPostgres
let watched: Watched
let superuser: pg.Client
let appUrl: string

beforeAll(async () => {
  postgres = await startTestPostgres()
  const urls = await postgres.createDatabase()
  appUrl = urls.appUrl
  superuser = new pg.Client({ connectionString: urls.superuserUrl })
  await superuser.connect()
  await superuser.query(`insert into workspaces (id, name, slug) values ($1, 'Busy', 'busy')`, [workspaceId])
  await seedYear(superuser, workspaceId)
  await superuser.query(`update users set role = 'supervisor' where id = $1`, [READERS.supervisor.id])
  watched = watchDatabase(appUrl)
}, 300_000)

afterAll(async () => {
  await watched?.close()
  await superuser?.end()
  await postgres?.stop()
})

async function costs<Result>(work: () => Promise<Result>): Promise<Cost & { result: Result }> {
  const { result, statements } = await watched.watch(work)
  return { ...(await costOf(appUrl, statements)), result }
}

const list = (who: Identity, query: Partial<SessionQuery>) => () =>
  listSessions(watched.db, who, { limit: 50, ...query })
const find = (who: Identity, query: Partial<Search>) => () =>
  search(watched.db, who, { q: 'hello', limit: 20, ...query })

/** Of 100,000 sessions and 300,000 messages. */
const FEW_THOUSAND = 5_000
/** Where words are counted first: to 5,000 in lists; to 10,000 in searches, which then look at as many, twice. */
const BY_WORDS = { list: 17_000, search: 33_000 }

function expectCheap({ scanned, visited, sorted }: Cost, most = FEW_THOUSAND): void {
  expect(scanned).toEqual([])
  expect(visited).toBeLessThanOrEqual(most)
  expect(sorted).toBeLessThanOrEqual(most)
}

describe('the list of sessions', () => {
  it.each(
    (['lastMessage', 'waiting', 'due', 'created'] as const).flatMap((sort) =>
      (['asc', 'desc'] as const).flatMap((order) => STAFF.map((who) => [sort, order, who] as const)),
    ),
  )('by %s, %s, for the %s', async (sort, order, who) => {
    const first = await costs(list(READERS[who], { sort, order }))
    expectCheap(first)
    expect(first.result.sessions).toHaveLength(50)
    expectCheap(await costs(list(READERS[who], { sort, order, after: first.result.next ?? '' })))
  })

  it.each<[string, Partial<SessionQuery>]>([
    ['open ones', { status: ['waiting', 'active', 'paused'] }],
    ['waiting ones', { status: ['waiting'], sort: 'waiting' }],
    ['ended ones', { status: ['ended'] }],
    ['type', { type: ['emergency'] }],
    ['the usual channel', { channel: ['widget'] }],
    ['a rare channel', { channel: ['form'] }],
    ['rare channels', { channel: ['api', 'form'] }],
    ['own', { assigneeId: 'me' }],
    ['unassigned', { assigneeId: 'none' }],
    ['team', { teamId: seedId(1, 1) }],
    ['no team', { teamId: 'none' }],
    ['customer', { customerId: seedId(3, 1_001) }],
    ['waiting time', { minWaitSeconds: 60 }],
    ['snoozed', { snoozed: true }],
    ['unread', { unread: true }],
    ['rare category', { category: 'rare' }],
    ['rare tag', { tag: ['legal'] }],
  ])('by %s', async (_what, query) => {
    for (const who of STAFF) expectCheap(await costs(list(READERS[who], query)))
  })

  it.each<[string, Partial<SessionQuery>]>([
    ['priority', { priority: ['urgent', 'high'] }],
    ['common category', { category: 'billing' }],
    ['common tag', { tag: ['vip'] }],
    ['words', { text: 'refund 12' }],
    ['the beginning of a common word', { text: 'invo' }],
  ])('by %s', async (_what, query) => {
    for (const who of STAFF) expectCheap(await costs(list(READERS[who], query)), BY_WORDS.list)
  })

  it("reads a customer's own sessions and nothing else", async () => {
    const cost = await costs(list(READERS.customer, { count: true }))
    expectCheap(cost, 40)
    expect(cost.result).toMatchObject({ total: 5 })
  })

  it('is counted exactly, on indexes', async () => {
    const all = await costs(list(READERS.supervisor, { count: true }))
    expect([all.scanned, all.result.total]).toEqual([[], 100_000])
    for (const who of STAFF)
      expect((await costs(() => countSessions(watched.db, READERS[who]))).scanned).toEqual([])
  })
})

describe('search', () => {
  it.each<[string, Partial<Search>]>([
    ['a word of every message', { q: 'hello' }],
    ['two common words', { q: 'order chairs' }],
    ['a phrase', { q: '"not arrived"' }],
    ['a rare word', { q: 'sunflower' }],
    ['the beginning of a rare word', { q: 'sunfl' }],
    ['a word of no message', { q: 'zebra' }],
    ['many words, with filters', { q: 'hello order arrived', status: ['waiting'], assigneeId: 'none' }],
    ['an accent and a name', { q: 'Émile example12', in: ['customers'] }],
  ])('for %s', async (_what, query) => {
    for (const who of STAFF) expectCheap(await costs(find(READERS[who], query)), BY_WORDS.search)
    if (query.in === undefined && query.status === undefined)
      expectCheap(await costs(find(READERS.customer, query)), 150)
  })
})

describe('the other hot reads', () => {
  it('sum ratings by the index of their times', async () => {
    const [from, to] = ['2020-01-01T00:00:00.000Z', '2020-02-01T00:00:00.000Z']
    expectCheap(await costs(() => summariseRatings(watched.db, READERS.supervisor, { from, to })))
  })

  const cursorOf = async (who: Identity) => {
    const page = await pull(watched.db, who, { since: null, limit: 500 })
    return { epoch: page.epoch, rev: 99_900 }
  }

  it.each(Object.keys(READERS) as (keyof typeof READERS)[])('of the %s', async (name) => {
    const who = READERS[name]
    expectCheap(await costs(() => pull(watched.db, who, { since: null, limit: 500 })))
    const since = await cursorOf(who)
    expectCheap(await costs(() => pull(watched.db, who, { since, limit: 500 })))
    const [session] = (await list(who, {})()).sessions
    const wanted = { sessionId: session?.id ?? '', fromSeq: 1, toSeq: 100, limit: 50 }
    expectCheap(await costs(() => readRange(watched.db, who, wanted)), 40)
  })
})

// The last, because it takes the database apart.
describe('these assertions', () => {
  it.each([
    ['sessions_recent', list(READERS.supervisor, {})],
    ['sessions_waiting', list(READERS.supervisor, { minWaitSeconds: 60 })],
    ['sessions_customer', list(READERS.customer, {})],
    ['sessions_channel', list(READERS.supervisor, { channel: ['form'] })],
    ['message_words_words', find(READERS.supervisor, { q: 'sunflower', in: ['messages'] })],
  ] as const)('fail without %s', async (index, work) => {
    const before = await costs<unknown>(work)
    expect(before.indexes).toContain(index)
    await superuser.query(`drop index ${index}`)
    const { scanned, visited } = await costs<unknown>(work)
    expect(scanned.length > 0 || visited > 10 * before.visited).toBe(true)
  })
})
