import { expect, test } from 'vitest'
import { CHANNELS, type SearchPage } from '#shared/ipc.ts'
import { byRecency, type SearchHit, type SearchPlace } from '#shared/search.ts'
import { mergeAccounts } from '../../../../src/main/search/index.ts'

const A = '0190a000-0000-7000-8000-00000000000a'
const B = '0190a000-0000-7000-8000-00000000000b'
const LIMIT = 20
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()

function hit(id: string, minute: number): SearchHit {
  return {
    ...{ kind: 'customer', id, at: at(minute), snippet: '', matches: [] },
    ...{ name: 'Ada', email: null, phone: null, externalId: null },
  }
}

function pageOf(accountId: string, hits: readonly SearchHit[], more: Partial<SearchPage> = {}): SearchPage {
  return {
    found: hits.slice(0, LIMIT).map((hit) => ({ accountId, hit, isHere: true })),
    more: hits.length > LIMIT,
    coverage: { from: null, to: at(0) },
    isWhole: true,
    accounts: [{ accountId, server: 'answered' }],
    ...more,
  }
}

test('hits of several accounts, page after page, are in one order: each once, and whose it is', () => {
  // Times that cross, some of them the same.
  const accounts = new Map(
    [A, B].map((accountId, index) => [
      accountId,
      Array.from({ length: 33 + index * 12 }, (_, n) => hit(`${accountId}-${n}`, (n * (index + 5)) % 40)),
    ]),
  )
  const expected = [...accounts.values()].flat().sort(byRecency)
  const read: SearchPage['found'] = []
  for (let page: SearchPage | null = null; page === null || page.more; ) {
    const after: SearchPlace | undefined = read.at(-1)?.hit
    const pages = [...accounts].map(([accountId, hits]) => {
      const beyond = hits.filter((each) => !after || byRecency(after, each) < 0).sort(byRecency)
      return pageOf(accountId, beyond)
    })
    page = mergeAccounts(pages, LIMIT)
    if (page === null) throw new Error('There are two pages.')
    expect(page.found.length).toBeLessThanOrEqual(LIMIT)
    read.push(...page.found)
  }
  expect(read.map(({ hit }) => hit.id)).toEqual(expected.map(({ id }) => id))
  expect(read.every(({ accountId, hit }) => hit.id.startsWith(accountId))).toBe(true)
})

test('a server that refuses or cannot be reached hides nothing of the others, and is told by its account', () => {
  const refused = { code: 'OFFLINE', message: 'You are offline.' } as const
  const page = mergeAccounts(
    [
      pageOf(A, [hit('a', 1)], { accounts: [{ accountId: A, server: refused }], isWhole: false }),
      pageOf(B, [hit('b', 2)]),
    ],
    LIMIT,
  )
  expect(page?.found.map(({ hit }) => hit.id)).toEqual(['b', 'a'])
  expect(page?.isWhole).toBe(false)
  expect(page?.accounts).toEqual([
    { accountId: A, server: refused },
    { accountId: B, server: 'answered' },
  ])
})

test.each([
  ['the later beginning and the earlier end', [at(1), at(9)], [at(3), at(7)], { from: at(3), to: at(7) }],
  ['everything from the first on', [null, at(9)], [null, at(8)], { from: null, to: at(8) }],
  ['one that lacks older ones', [null, at(9)], [at(3), at(9)], { from: at(3), to: at(9) }],
  ['one that was never complete', [null, null], [at(3), at(9)], { from: at(3), to: null }],
])('what is covered is what every account has: %s', (_, one, other, expected) => {
  const pages = [one, other].map(([from = null, to = null]) => pageOf(A, [], { coverage: { from, to } }))
  expect(mergeAccounts(pages, LIMIT)?.coverage).toEqual(expected)
})

test('an account that has left while the others searched takes nothing from them', () => {
  expect(mergeAccounts([null, pageOf(B, [hit('b', 1)])], LIMIT)?.found).toHaveLength(1)
  expect(mergeAccounts([null, null], LIMIT)).toBeNull()
})

test('a filter that names somebody or something goes to no server but its own', () => {
  const question = { searchId: A, section: 'messages', text: 'a', after: null }
  const isTaken = (more: object) =>
    CHANNELS['search.complete'].input.safeParse({ ...question, filters: {}, ...more }).success
  expect(isTaken({ filters: { tag: 'vip' } })).toBe(true)
  for (const name of ['sessionId', 'senderId', 'assigneeId', 'customerId']) {
    expect(isTaken({ filters: { [name]: B } })).toBe(false)
    expect(isTaken({ filters: { [name]: B }, accountId: A })).toBe(true)
  }
})
