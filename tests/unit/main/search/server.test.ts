import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { ParleyError } from '#shared/errors.ts'
import type { SearchHit, SearchPlace } from '#shared/search.ts'
import { type Api, authorised } from '../../../../src/main/account/index.ts'
import { createSearchServer } from '../../../../src/main/search/index.ts'

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString()
const hit = (second: number, id: string = randomUUID()): SearchHit => ({
  ...{ kind: 'customer', id, at: at(second), snippet: '', matches: [] },
  ...{ name: 'Ada', email: null, phone: null, externalId: null },
})
const wanted = { section: 'customers', text: 'ada', filters: {}, after: null, limit: 2 } as const

type Call = Parameters<Api>[0]

/** A server that has these hits, newest first, and gives pages of `size`. */
function serverWith(hits: readonly SearchHit[], size: number) {
  const calls: Call[] = []
  const api = (async (call: Call) => {
    calls.push(call)
    const { to, after = '0' } = call.query ?? {}
    const fitting = hits.filter((each) => to === undefined || each.at < to)
    const page = fitting.slice(Number(after), Number(after) + size)
    const isLast = Number(after) + size >= fitting.length
    return { hits: page, next: isLast ? null : String(Number(after) + size), complete: true }
  }) as unknown as Api
  const tokens: boolean[] = []
  const accessToken = async (refresh: boolean) => {
    tokens.push(refresh)
    return refresh ? 'new' : 'old'
  }
  return { calls, tokens, ask: createSearchServer(authorised({ api, serverUrl: 'http://x', accessToken })) }
}

test('asks for one section, with all filters and the token', async () => {
  const { ask, calls } = serverWith([hit(1)], 10)
  const filters = { tag: 'vip', sender: 'user', from: at(0) } as const
  const found = await ask({ ...wanted, filters }, new AbortController().signal)
  expect(found).toMatchObject({ hits: [{ name: 'Ada' }], more: false, isWhole: true })
  expect(calls).toMatchObject([
    { route: 'search', accessToken: 'old', query: { q: 'ada', in: 'customers', ...filters, limit: 12 } },
  ])
})

test('goes on after a place of the desk, also among hits of one moment', async () => {
  const ids = Array.from({ length: 6 }, () => randomUUID())
    .sort()
    .reverse()
  const hits = [hit(9), ...ids.map((id) => hit(5, id)), hit(1)]
  const { ask } = serverWith(hits, 3)
  const seen: string[] = []
  let after: SearchPlace | null = { at: at(5), id: ids[1] ?? '' }
  for (let more = true; more; ) {
    const page: Awaited<ReturnType<typeof ask>> = await ask(
      { ...wanted, after },
      new AbortController().signal,
    )
    seen.push(...page.hits.map(({ id }) => id))
    after = page.hits.at(-1) ?? after
    more = page.more
  }
  expect(seen).toEqual(hits.slice(3).map(({ id }) => id))
})

test('asks again with a new token when the old one has expired, once', async () => {
  const tokens: string[] = []
  const api = (async ({ accessToken = '' }: Call) => {
    tokens.push(accessToken)
    throw new ParleyError('TOKEN_EXPIRED', 'Sign in again.')
  }) as unknown as Api
  const accessToken = async (refresh: boolean) => (refresh ? 'new' : 'old')
  const ask = createSearchServer(authorised({ api, serverUrl: 'http://x', accessToken }))
  await expect(ask(wanted, new AbortController().signal)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' })
  expect(tokens).toEqual(['old', 'new'])
})
