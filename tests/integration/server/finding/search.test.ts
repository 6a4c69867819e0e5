import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inWorkspace } from '../../../../src/server/db/index.ts'
import type { Identity } from '../../../../src/server/domain/access/index.ts'
import { type Search, search } from '../../../../src/server/domain/search/index.ts'
import { listSessions } from '../../../../src/server/domain/sessions/index.ts'
import type { SessionQuery } from '../../../../src/server/domain/sessions/list.ts'
import { startTestPostgres, type TestPostgres } from '../../../support/postgres.ts'
import { SEARCH_TABLE } from '../../../support/search-table.ts'
import { createWorld, type World } from '../world.ts'

let postgres: TestPostgres
let world: World

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres)
})

afterAll(async () => {
  await world?.close()
  await postgres?.stop()
})

const change = (sessionId: string, values: object) =>
  inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
    tx.updateTable('sessions').set(values).where('id', '=', sessionId).execute(),
  )
const find = (who: Identity, q: string, more: Partial<Search> = {}) =>
  search(world.db, who, { q, limit: 20, ...more })

async function chatOf(body: string, more: { locale?: string; team?: string; subject?: string } = {}) {
  const customer = await world.addCustomer()
  const { locale = 'en', team, subject = '' } = more
  await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
    tx.updateTable('customers').set({ locale }).where('id', '=', customer.id).execute(),
  )
  const { sessionId } = await world.run(customer, 'session.start', {
    subject,
    message: { id: uuidv7(), body },
  })
  if (team !== undefined) await change(sessionId, { team_id: team, scopes: ['all', `team:${team}`] })
  return { sessionId, customer }
}

/** The marked parts of the first hit. */
function marked({ hits }: Awaited<ReturnType<typeof search>>): string[] {
  const [hit] = hits
  return hit?.matches.map(([start, length]) => hit.snippet.slice(start, start + length)) ?? []
}

describe('what is written', () => {
  it.each([
    ['without accents', 'A café in Ürümqi', 'en', 'CAFE urumqi', ['café', 'Ürümqi']],
    ['with accents', 'The naive resume', 'en', 'naïve résumé', ['naive', 'resume']],
    ['by another form', 'Ich warte auf zwei Rechnungen', 'de', 'Rechnung warten', ['warte', 'Rechnungen']],
    [
      'by the beginning of its last word',
      'Everything was overwhelming',
      'en',
      'everything overwh',
      ['Everything', 'overwhelming'],
    ],
    ['in Arabic', 'لم تصل الطَلَبِيّة بعد', 'ar', 'الطلبية', ['الطَلَبِيّة']],
    ['without spaces', '昨日東京都に届きました', 'ja', '東京都', ['東京都']],
    ['by one sign', '猫がいます', 'ja', '猫', ['猫']],
    ['as a phrase', 'The parcel with blue ribbon', 'en', '"blue ribbon"', ['blue ribbon']],
  ])('is found %s', async (_how, body, locale, q, words) => {
    const { sessionId } = await chatOf(body, { locale })
    const found = await find(world.staff.nora, q, { in: ['messages'] })
    expect(found.hits).toMatchObject([{ kind: 'message', sessionId }])
    expect(marked(found)).toEqual(words)
  })

  it('is found by the same as on a desk', async () => {
    const chats = new Map<string, string>()
    for (const [, text] of SEARCH_TABLE) {
      // In a language that has no stems here: those are the server's alone.
      if (!chats.has(text)) chats.set(text, (await chatOf(text, { locale: 'nl' })).sessionId)
    }
    const wrong: string[] = []
    for (const [query, text, isHit] of SEARCH_TABLE) {
      const { hits } = await find(world.staff.nora, query, { sessionId: chats.get(text) })
      if (hits.length !== Number(isHit)) wrong.push(`${JSON.stringify(query)} in ${JSON.stringify(text)}`)
    }
    expect(wrong).toEqual([])
  })

  it.each([
    ['part of its words', 'quince zeppelin'],
    ['words of a phrase apart', '"quince marmalade"'],
    ['the end of a word', 'uince'],
    ['the beginning of a word that is not the last', 'qui jam'],
  ])('is not found by %s', async (_how, q) => {
    await chatOf('A quince and marmalade, jam')
    expect((await find(world.staff.nora, q)).hits).toEqual([])
  })

  it.each([
    "'; drop table sessions; --",
    "a' | 'b",
    '& | ! ( ) <-> :*',
    '\\',
    '"',
    'x:*AB',
    '!hello',
    '""',
    '\u0001',
  ])('is never taken for syntax: %s', async (q) => {
    const { hits, complete } = await find(world.staff.nora, q)
    expect([hits, complete]).toEqual([[], true])
  })

  it('is refused when it has more than ten words', async () => {
    await expect(find(world.staff.nora, 'a b c d e f g h i j k')).rejects.toMatchObject({ code: 'INVALID' })
    await expect(find(world.staff.nora, 'a "b c d e f g h i j k"')).rejects.toMatchObject({ code: 'INVALID' })
  })
})

describe('what is found', () => {
  it('is what the searcher may see', async () => {
    const { sessionId, customer } = await chatOf('Pomegranate please', { team: world.teams.orders })
    await change(sessionId, { scopes: ['all', `team:${world.teams.orders}`, `customer:${customer.id}`] })
    await world.run(world.staff.omar, 'session.claim', { sessionId })
    await world.run(world.staff.omar, 'message.send', { sessionId, type: 'note', body: 'Pomegranate fraud' })
    const { mara, omar, nora } = world.staff
    expect((await find(mara, 'pomegranate')).hits).toEqual([])
    expect((await find(omar, 'pomegranate')).hits).toHaveLength(2)
    expect((await find(nora, 'pomegranate')).hits).toHaveLength(2)
    expect((await find(customer, 'pomegranate')).hits).toMatchObject([{ type: 'text' }])
    expect((await find(world.customer, 'pomegranate')).hits).toEqual([])
    await expect(find(customer, 'x', { in: ['customers'] })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(find(customer, 'x', { tag: ['vip'] })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('follows what happens to it', async () => {
    const { sessionId, customer } = await chatOf('Some persimmon', { subject: 'Durian' })
    const count = async (q: string) => (await find(world.staff.nora, q)).hits.length
    expect([await count('persimmon'), await count('durian'), await count('lychee')]).toEqual([1, 1, 0])
    await change(sessionId, { subject: 'Lychee', tags: ['Top secret'] })
    await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, async (tx) => {
      await tx.updateTable('messages').set({ body: '' }).where('session_id', '=', sessionId).execute()
      await tx.updateTable('customers').set({ name: 'Tamarillo' }).where('id', '=', customer.id).execute()
    })
    expect([await count('persimmon'), await count('durian'), await count('lychee')]).toEqual([0, 0, 1])
    expect((await find(world.staff.nora, 'tamarillo')).hits).toMatchObject([{ kind: 'customer' }])
    expect(await count('top secret')).toBe(1)
    expect((await find(customer, 'top secret')).hits).toEqual([])
  })

  it('comes newest first, page by page, each once', async () => {
    for (let number = 0; number < 7; number += 1) await chatOf(`Feijoa number ${number}`)
    const seen: string[] = []
    let after: string | undefined
    do {
      const { hits, next } = await find(world.staff.nora, 'feijoa', { limit: 3, after })
      seen.push(...hits.map((hit) => hit.snippet))
      after = next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((number) => `Feijoa number ${number}`))
    await expect(find(world.staff.nora, 'feijoa', { after: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('can be narrowed', async () => {
    const { sessionId, customer } = await chatOf('Rambutan')
    const { customer: other } = await chatOf('Rambutan')
    await change(sessionId, { tags: ['vip'] })
    const ids = async (more: Partial<Search>) =>
      (await find(world.staff.nora, 'rambutan', more)).hits.flatMap((hit) =>
        hit.kind === 'message' ? hit.sessionId : [],
      )
    expect(await ids({})).toHaveLength(2)
    expect(await ids({ tag: ['vip'] })).toEqual([sessionId])
    expect(await ids({ customerId: customer.id })).toEqual([sessionId])
    expect(await ids({ customerId: other.id, tag: ['vip'] })).toEqual([])
    expect(await ids({ status: ['ended'] })).toEqual([])
    expect(await ids({ to: '2020-01-01T00:00:00.000Z' })).toEqual([])
    expect(await ids({ in: ['sessions'] })).toEqual([])
    expect(await ids({ sessionId })).toEqual([sessionId])
    expect(await ids({ sessionId, sender: 'user' })).toEqual([])
    expect(await ids({ sender: 'customer', senderId: customer.id })).toEqual([sessionId])
    expect(await ids({ senderId: world.staff.nora.id })).toEqual([])
  })
})

describe('the list of sessions', () => {
  const list = (who: Identity, query: Partial<SessionQuery>) =>
    listSessions(world.db, who, { limit: 50, ...query })

  it('pages through any sort both ways, what has no such time last', async () => {
    const category = uuidv7()
    const all: { id: string; waiting: number | null }[] = []
    for (const waiting of [3, null, 1, null, 2, 1]) {
      const { sessionId: id } = await chatOf('x')
      const since = waiting === null ? null : new Date(Date.UTC(2026, 0, waiting))
      await change(id, { category, waiting_since: since, due_at: since })
      all.push({ id, waiting })
    }
    for (const sort of ['waiting', 'due'] as const) {
      for (const order of ['asc', 'desc'] as const) {
        const sign = order === 'asc' ? 1 : -1
        const expected = [...all].sort((left, right) => {
          if (left.waiting === null || right.waiting === null) {
            return (
              Number(left.waiting === null) - Number(right.waiting === null) ||
              sign * (left.id < right.id ? -1 : 1)
            )
          }
          return sign * (left.waiting - right.waiting || (left.id < right.id ? -1 : 1))
        })
        const seen: string[] = []
        let after: string | undefined
        do {
          const page = await list(world.staff.nora, { sort, order, category, limit: 2, after, count: true })
          expect(page.total).toBe(6)
          seen.push(...page.sessions.map((session) => session.id))
          after = page.next ?? undefined
        } while (after !== undefined)
        expect([sort, order, seen]).toEqual([sort, order, expected.map(({ id }) => id)])
      }
    }
    const { next } = await list(world.staff.nora, { category, limit: 2 })
    for (const other of [
      { sort: 'created' as const },
      { order: 'asc' as const },
      { status: ['waiting' as const] },
    ]) {
      const wrong = list(world.staff.nora, { category, ...other, after: next ?? '' })
      await expect(wrong).rejects.toMatchObject({ code: 'INVALID' })
    }
  })

  it('filters by all that it is given, and says what is unread', async () => {
    const { sessionId, customer } = await chatOf('y', { subject: 'Guanábana & more' })
    await change(sessionId, { tags: ["it's", 'a\\b'], priority: 'urgent', category: 'fruit' })
    await world.run(world.staff.mara, 'session.claim', { sessionId })
    const ids = async (query: Partial<SessionQuery>, who: Identity = world.staff.mara) =>
      (await list(who, { customerId: customer.id, ...query })).sessions.map((session) => session.id)
    const fits: Partial<SessionQuery>[] = [
      ...[{ tag: ["it's"] }, { tag: ["it's", 'a\\b'] }, { priority: ['low' as const, 'urgent' as const] }],
      ...[
        { category: 'fruit' },
        { text: 'guanabana mo' },
        { text: 'Visitor' },
        { assigneeId: 'me' as const },
      ],
      ...[
        { teamId: 'none' as const },
        { status: ['active' as const] },
        { snoozed: false },
        { unread: false },
        { minWaitSeconds: 0 },
      ],
    ]
    const doNot: Partial<SessionQuery>[] = [
      ...[{ tag: ["it's", 'c'] }, { tag: ['it'] }, { priority: ['low' as const] }, { category: 'fruits' }],
      ...[{ text: 'guanabana less' }, { text: 'tag:x' }, { assigneeId: 'none' as const }, { snoozed: true }],
      ...[
        { teamId: world.teams.orders },
        { status: ['waiting' as const] },
        { unread: true },
        { minWaitSeconds: 3_600 },
      ],
    ]
    for (const query of fits) expect([query, await ids(query)]).toEqual([query, [sessionId]])
    for (const query of doNot) expect([query, await ids(query)]).toEqual([query, []])

    await world.run(customer, 'message.send', { sessionId })
    await world.run(world.staff.nora, 'message.send', { sessionId, type: 'note' })
    expect(await ids({ unread: true })).toEqual([sessionId])
    expect((await list(world.staff.mara, { customerId: customer.id })).unread).toEqual({ [sessionId]: 1 })
    expect((await list(customer, {})).unread).toEqual({ [sessionId]: 0 })
    await expect(list(customer, { tag: ["it's"] })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(list(customer, { sort: 'due' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
