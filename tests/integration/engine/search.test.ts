import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApi } from '../../../src/main/account/index.ts'
import { dialSocketIo } from '../../../src/main/connection/index.ts'
import type { Id } from '../../../src/shared/ids.ts'
import type { SearchPage } from '../../../src/shared/ipc.ts'
import { createDesk, eventually, type TestDesk } from '../../support/desk-engine.ts'
import { type Ask, asStaff, beginChat } from '../../support/people.ts'
import type { ReadingEngine } from '../../support/reading-engine.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'

/** A desk that has the end of a long chat, and the real server, which has all of it. */

const MESSAGES = 45

let server: TestServer
let desk: TestDesk
let engine: ReadingEngine
let chat: Id

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
  const { ask, accessToken, me } = await asStaff(server.url, 'nora')
  chat = await endedChat(ask)
  desk = createDesk(me.user.name, me.user.id)
  engine = await desk.open(dialSocketIo, {
    serverUrl: server.url,
    accessToken: async () => accessToken,
    api: createApi(fetch),
  })
  await eventually(() => expect(desk.screen().sync.completeTo).not.toBeNull(), 20_000)
}, 60_000)
afterAll(async () => {
  await desk?.remove()
  await server?.stop()
})

async function endedChat(staff: Ask): Promise<Id> {
  const text = (number: number) => `Rutabaga ${number}`
  const { id, say } = await beginChat(server.url, { name: 'Wilhelmina', subject: 'Turnips', text: text(1) })
  for (let number = 2; number <= MESSAGES; number += 1) await say(text(number))
  const params = { sessionId: id }
  await staff('claimSession', { params, body: { id: v7() } })
  await staff('changeStatus', { params, body: { id: v7(), to: 'ended' } })
  return id
}

type Channel = 'search.desk' | 'search.complete'
type Asked = Parameters<ReadingEngine['handlers'][Channel]>[0]

async function ask(channel: Channel, more: Partial<Asked> = {}): Promise<SearchPage> {
  const { page } = await engine.handlers[channel]({
    ...{ searchId: v7(), section: 'messages', text: 'rutabaga', filters: {}, after: null, limit: 20 },
    ...more,
  })
  if (page === null) throw new Error('No newer search has begun.')
  return page
}

async function askAll(channel: Channel, more: Partial<Asked> = {}): Promise<SearchPage['found']> {
  const found: SearchPage['found'] = []
  for (let page: SearchPage | null = null; page === null || page.more; ) {
    const last = found.at(-1)?.hit
    page = await ask(channel, { ...more, after: last ? { at: last.at, id: last.id } : null })
    found.push(...page.found)
  }
  return found
}

const texts = (found: SearchPage['found']) => found.map(({ hit }) => hit.snippet)
const numbers = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => `Rutabaga ${from - index}`)

test('the desk finds what it has and says since when it is complete; the server adds what is older', async () => {
  const first = await ask('search.desk', { limit: 50 })
  const held = first.found.length
  expect(held).toBeGreaterThan(20)
  expect(held).toBeLessThan(MESSAGES)
  expect(texts(first.found)).toEqual(numbers(MESSAGES, MESSAGES - held + 1))
  const oldest = first.found.at(-1)?.hit
  expect(first.coverage.from !== null && oldest && first.coverage.from <= oldest.at).toBe(true)

  const all = await askAll('search.complete')
  expect(texts(all)).toEqual(numbers(MESSAGES, 1))
  expect(all.map(({ isHere }) => isHere)).toEqual(all.map((_, index) => index < held))
  expect(all.at(-1)?.hit).toMatchObject({
    ...{ subject: 'Turnips', customerName: 'Wilhelmina', status: 'ended', sessionId: chat },
  })
})

test('opening what is not here fetches it, and then it is', async () => {
  await engine.handlers['messages.before']({ sessionId: chat, beforeSeq: 6 })
  const found = await ask('search.desk', { text: '"rutabaga 2"' })
  expect(found.found).toMatchObject([{ hit: { snippet: 'Rutabaga 2' }, isHere: true }])
})

test('in one conversation, and by who wrote it', async () => {
  const inChat = { filters: { sessionId: chat, sender: 'customer' } } as const
  const found = await askAll('search.complete', inChat)
  expect(texts(found)).toEqual(numbers(MESSAGES, 1))
  const seqs = found.map(({ hit }) => (hit.kind === 'message' ? hit.seq : 0))
  expect(seqs).toEqual([...seqs].sort((a, b) => b - a))
  const byStaff = { filters: { sessionId: chat, sender: 'user' } } as const
  expect((await ask('search.complete', byStaff)).found).toEqual([])
})

test('chats and customers are found once, by desk and server together', async () => {
  for (const [section, text] of [
    ['sessions', 'wilhelmina turn'],
    ['customers', 'wilh'],
  ] as const) {
    const page = await ask('search.complete', { section, text })
    expect([page.accounts[0]?.server, page.found.length, page.found[0]?.isHere]).toEqual([
      'answered',
      1,
      true,
    ])
  }
})

test('without the server the desk still finds what it has, and says so', async () => {
  await server.kill()
  const { accounts, found } = await ask('search.complete', { text: '"rutabaga 45"' })
  expect(accounts).toMatchObject([{ server: { code: 'OFFLINE' } }])
  expect(texts(found)).toEqual(['Rutabaga 45'])
})
