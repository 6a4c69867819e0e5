import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Message, Session } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { SearchPage } from '#shared/ipc.ts'
import type { Change } from '#shared/protocol.ts'
import type { SearchHit } from '#shared/search.ts'
import type { Store } from '../../../../src/main/cache/index.ts'
import { createSearch, type Search } from '../../../../src/main/search/index.ts'
import type { AskServer } from '../../../../src/main/search/server.ts'
import { messageOf, sessionChanges } from '../../../support/desk-changes.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'

const AT = '2026-01-01T00:00:00.000Z'
const ACCOUNT = randomUUID()
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()

let files: LocalFiles
let search: Search
let session: Session
let isOnline: boolean
let askServer: AskServer
/** Calls on the cache, by name. */
let calls: string[]

beforeEach(() => {
  files = openLocalFiles(randomUUID())
  calls = []
  isOnline = true
  askServer = async () => ({ hits: [], more: false, isWhole: true })
  const store: Pick<Store, 'call'> = {
    call: async (name, ...input) => {
      calls.push(name)
      return files.call(name, ...input)
    },
  }
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const ask: AskServer = (...asked) => askServer(...asked)
  search = createSearch({ store, accountId: ACCOUNT, askServer: ask, isOnline: () => isOnline, log })
  const begun = sessionChanges(0, { lastSeq: 9, lastMessageAt: at(59) })
  session = begun.session
  hold(begun.changes)
})
afterEach(() => {
  search.stop()
  files.close()
  files.remove()
})

function hold(changes: readonly Change[]): void {
  files.call('applyPage', {
    epoch: 'e',
    to: 1,
    at: AT,
    changes: [...changes],
    more: false,
    reset: true,
    resume: null,
  })
}

/** Messages by their minute: those in the cache, and all that the server has. */
function write(minutes: readonly number[], more: Partial<Message> = {}): Message[] {
  return minutes.map((minute) => ({
    ...messageOf(session, minute),
    body: `needle ${minute}`,
    createdAt: at(minute),
    ...more,
  }))
}

function hitOf(message: Message): SearchHit {
  const { id, sessionId, seq, senderKind, senderId, type, body, createdAt } = message
  return {
    ...{ kind: 'message', id, at: createdAt, snippet: `server: ${body}`, matches: [] },
    ...{ subject: '', status: 'active', customerId: session.customerId, customerName: 'Ada Example' },
    ...{ sessionId, seq, senderKind, senderId, type },
  }
}

function serverHas(messages: readonly Message[]): void {
  askServer = async ({ after, limit }) => {
    const hits = messages.map(hitOf).sort((a, b) => (a.at < b.at ? 1 : -1))
    const beyond = hits.filter((hit) => after === null || hit.at < after.at)
    return { hits: beyond.slice(0, limit), more: beyond.length > limit, isWhole: true }
  }
}

function cacheHas(messages: readonly Message[]): void {
  files.call('storeRange', { sessionId: session.id, messages: [...messages], fromSeq: 1, toSeq: 0 })
}

type Wanted = Parameters<Search['onDesk']>[0]
const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  searchId: randomUUID(),
  section: 'messages',
  text: 'needle',
  filters: {},
  after: null,
  limit: 20,
  ...more,
})
const serverOf = (page: SearchPage | null) => page?.accounts[0]?.server
const found = (page: SearchPage | null) => page?.found.map(({ hit, isHere }) => [hit.snippet, isHere])

test('what the desk has is merged with what the server has: newest first, each once, marked', async () => {
  const all = write([1, 2, 3, 4, 5])
  cacheHas(all.filter(({ seq }) => seq === 2 || seq === 5))
  serverHas(all.filter(({ seq }) => seq !== 2))
  const { page } = await search.onDesk(wanted())
  expect([found(page), serverOf(page)]).toEqual([
    [
      ['needle 5', true],
      ['needle 2', true],
    ],
    null,
  ])
  const complete = await search.complete(wanted())
  expect(complete.page?.accounts).toEqual([{ accountId: ACCOUNT, server: 'answered' }])
  expect(complete.page?.found.every(({ accountId }) => accountId === ACCOUNT)).toBe(true)
  expect(found(complete.page)).toEqual([
    ['needle 5', true],
    ['server: needle 4', false],
    ['server: needle 3', false],
    ['needle 2', true],
    ['server: needle 1', false],
  ])
})

test('what only the server finds in a message of the cache is here all the same', async () => {
  const [other] = write([1], { body: 'needles of another form' })
  if (!other) throw new Error('no message')
  cacheHas([other])
  serverHas([other])
  expect(found((await search.complete(wanted({ text: 'needlework' }))).page)).toEqual([
    ['server: needles of another form', true],
  ])
})

test('pages of both together have neither gap nor double', async () => {
  const all = write(Array.from({ length: 57 }, (_, index) => index + 1))
  cacheHas(all.filter(({ seq }) => seq % 3 === 0))
  serverHas(all.filter(({ seq }) => seq % 2 === 0 || seq % 3 !== 0))
  const seen: string[] = []
  let last: SearchPage['found'][number]['hit'] | undefined
  let page: SearchPage | null
  do {
    const after = last === undefined ? null : { at: last.at, id: last.id }
    page = (await search.complete(wanted({ after, limit: 20 }))).page
    seen.push(...(page?.found.map(({ hit }) => hit.at) ?? []))
    last = page?.found.at(-1)?.hit
  } while (page?.more)
  expect(seen).toEqual(all.map(({ createdAt }) => createdAt).reverse())
})

describe('the server', () => {
  test('is not asked when the desk is offline or nothing is wanted, and that is said', async () => {
    askServer = () => Promise.reject(new Error('asked'))
    expect((await search.complete(wanted({ text: ' ! ' }))).page).toMatchObject({
      found: [],
      accounts: [{ server: 'answered' }],
    })
    isOnline = false
    cacheHas(write([1]))
    const { page } = await search.complete(wanted())
    expect(serverOf(page)).toMatchObject({ code: 'OFFLINE' })
    expect(found(page)).toEqual([['needle 1', true]])
  })

  test('may refuse: that is told, and what the desk has stays', async () => {
    cacheHas(write([1]))
    askServer = async () => {
      throw new ParleyError('RATE_LIMITED', 'Too many requests.', { retryAfterMs: 9_000 })
    }
    const { page } = await search.complete(wanted())
    expect(serverOf(page)).toEqual({
      code: 'RATE_LIMITED',
      message: 'Too many requests.',
      retryAfterMs: 9_000,
    })
    expect(found(page)).toEqual([['needle 1', true]])
  })
})

describe('a newer search', () => {
  test('ends what is asked of the server for the one before', async () => {
    const asked: AbortSignal[] = []
    askServer = (_, signal) => {
      asked.push(signal)
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ hits: [], more: false, isWhole: true }))
      })
    }
    const first = wanted()
    const pending = search.complete(first)
    await expect.poll(() => asked.length).toBe(1)
    // Of the same search: it goes on.
    await search.onDesk({ ...first, section: 'customers' })
    expect(asked[0]?.aborted).toBe(false)
    expect((await search.onDesk(wanted())).page).not.toBeNull()
    expect(asked[0]?.aborted).toBe(true)
    expect(await pending).toEqual({ page: null })
  })

  test('overtakes those that still wait for the cache', async () => {
    const searches = Array.from({ length: 5 }, () => search.onDesk(wanted()))
    const pages = await Promise.all(searches)
    expect(pages.map(({ page }) => page === null)).toEqual([true, true, true, true, false])
    expect(calls.filter((name) => name === 'search')).toHaveLength(1)
  })
})

test('too many words are refused in a plain sentence', async () => {
  await expect(search.onDesk(wanted({ text: 'a '.repeat(11) }))).rejects.toMatchObject({ code: 'INVALID' })
})

test('the answer says from when to when everything is here', async () => {
  const late = Array.from({ length: 30 }, (_, index) => index + 11)
  const { session: long, changes } = sessionChanges(0, { lastSeq: 40, lastMessageAt: at(40) })
  // It ends a pull of everything, without the session of before.
  files.call('applyPage', {
    ...{ epoch: 'f', to: 1, at: AT, changes, more: false, reset: true, resume: null },
  })
  const messages = late.map((seq) => messageOf(long, seq, { createdAt: at(seq) }))
  files.call('storeRange', { sessionId: long.id, messages, fromSeq: 11, toSeq: 40 })
  files.call('noteFresh', { at: AT })
  // The first ten are not here.
  expect((await search.onDesk(wanted())).page?.coverage).toEqual({ from: at(11), to: AT })
})
