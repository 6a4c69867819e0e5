import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EntityName } from '#shared/entities.ts'
import type { Change, Page } from '#shared/protocol.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { readUnread } from '../../../src/server/domain/sessions/index.ts'
import { type RunningServer, startServer } from '../../../src/server/server.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { type Chat, chatsIn } from './chats.ts'
import { call, introduce, openSocket, type TestClient } from './client.ts'
import { createWorld, type World } from './world.ts'

/** What a customer gets to see of a message, on every path that there is, through the server as it runs. */

let postgres: TestPostgres
let world: World
let chats: ReturnType<typeof chatsIn>
let server: RunningServer
let mara: Identity
let nora: Identity

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres, { PARLEY_LIMIT_REQUESTS: '100000', PARLEY_LIMIT_CONNECTIONS: '1000' })
  chats = chatsIn(world)
  ;({ mara, nora } = world.staff)
  server = await startServer(world.config)
})

afterAll(async () => {
  await server?.close()
  await world?.close()
  await postgres?.stop()
})

const review = ({ sessionId }: Chat, messageId: string, decision: 'approve' | 'reject') =>
  world.run(nora, 'message.review', { sessionId, messageId, decision, reason: 'SECRET reason' })
const remove = ({ sessionId }: Chat, messageId: string) =>
  world.run(mara, 'message.delete', { sessionId, messageId })

/** How a message of staff's comes to be, by what it is in the end. Its text is SECRET. */
const HIDDEN: Readonly<Record<string, (chat: Chat) => Promise<string>>> = {
  'a note': (chat) => chats.say(mara, chat, { type: 'note', body: 'SECRET' }),
  'an edited note': async (chat) => {
    const messageId = await chats.say(mara, chat, { type: 'note', body: 'SECRET' })
    const edit = { sessionId: chat.sessionId, messageId, body: 'SECRET again', baseEditedAt: null }
    await world.run(mara, 'message.edit', edit)
    return messageId
  },
  'a deleted note': async (chat) => {
    const id = await chats.say(mara, chat, { type: 'note', body: 'SECRET' })
    await remove(chat, id)
    return id
  },
  'a reply that waits for approval': (chat) => chats.pending(chat, 'SECRET'),
  'a rejected reply': async (chat) => {
    const id = await chats.pending(chat, 'SECRET')
    await review(chat, id, 'reject')
    return id
  },
  'a reply deleted before its approval': async (chat) => {
    const id = await chats.pending(chat, 'SECRET')
    await remove(chat, id)
    return id
  },
  'a reply deleted after its rejection': async (chat) => {
    const id = await chats.pending(chat, 'SECRET')
    await review(chat, id, 'reject')
    await remove(chat, id)
    return id
  },
}
const SHOWN: typeof HIDDEN = {
  'a reply': (chat) => chats.say(mara, chat, { body: 'SECRET' }),
  'an approved reply': async (chat) => {
    const id = await chats.pending(chat, 'SECRET')
    await review(chat, id, 'approve')
    return id
  },
}

/** A customer who is online, with a chat of theirs that staff have taken. */
interface Visit extends Chat {
  readonly token: string
  readonly client: TestClient
  /** What they held before anything was written. */
  readonly since: { epoch: string; rev: number }
}

function isPut<Name extends EntityName>(
  change: Change,
  name: Name,
): change is Extract<Change, { op: 'put'; entity: Name }> {
  return change.op === 'put' && change.entity === name
}

async function visit(): Promise<Visit> {
  const { id, token } = await introduce(server.url, world.slug)
  const customer: Identity = { workspaceId: world.workspaceId, kind: 'customer', id }
  const client = await openSocket(server.url, token)
  await client.hello()
  const sessionId = await world.startSession(customer)
  await world.run(mara, 'session.claim', { sessionId })
  await hurry()
  await client.seen((change) => isPut(change, 'session') && change.value.lastSeq === 3)
  const page = await client.pull(null)
  return { sessionId, customer, baseSeq: 3, token, client, since: { epoch: page.epoch, rev: page.to } }
}

async function allPages({ client }: Visit, since: Visit['since'] | null): Promise<Page[]> {
  const pages = [await client.pull(since)]
  for (let page = pages[0]; page?.more; page = pages.at(-1)) {
    pages.push(await client.pull({ epoch: page.epoch, rev: page.to }, page.resume ?? undefined))
  }
  return pages
}

/** These commands do not go through the server, which would look for them within a second. */
const hurry = () => sql`notify parley_written`.execute(world.db)

const get = async ({ token }: Visit, path: string) => (await call(server.url, 'GET', path, { token })).body

/** Everything that a customer can be told of messages. */
const PATHS: Readonly<Record<string, (visit: Visit) => Promise<unknown>>> = {
  poke: async ({ client }) => client.pokes,
  'pull from a cursor': (visit) => allPages(visit, visit.since),
  'pull of everything': (visit) => allPages(visit, null),
  'sync from a cursor': (visit) => {
    const { epoch, rev } = visit.since
    return get(visit, `/v1/sync?epoch=${encodeURIComponent(epoch)}&since=${rev}`)
  },
  'sync of everything': (visit) => get(visit, '/v1/sync'),
  range: ({ client, sessionId }) => client.ask('range', { sessionId, fromSeq: 1, toSeq: 1_000 }),
  'a list of messages': (visit) => get(visit, `/v1/sessions/${visit.sessionId}/messages?limit=100`),
}

async function told(given: Visit): Promise<[path: string, text: string][]> {
  // Behind what was written stands one more message: whoever has that one has heard of all before.
  const last = await chats.say(given.customer, given, { body: 'The last' })
  await hurry()
  await given.client.seen((change) => change.op === 'put' && change.value.id === last)
  const answers: [string, string][] = []
  for (const [path, ask] of Object.entries(PATHS)) answers.push([path, JSON.stringify(await ask(given))])
  for (const [, text] of answers) expect(text).toContain(last)
  return answers
}

describe.each(Object.entries(HIDDEN))('%s', (_name, write) => {
  it('reaches the customer on no path, and cannot be told from what is not there', async () => {
    const here = await visit()
    try {
      const id = await write(here)
      expect(await get(here, '/v1/unread')).toEqual({
        total: 0,
        sessions: [{ sessionId: here.sessionId, unread: 0 }],
      })
      for (const [path, text] of await told(here)) {
        expect([path, text.includes('SECRET'), text.includes(id)]).toEqual([path, false, false])
      }
      const unknown = uuidv7()
      const { sessionId, client } = here
      const attempts = (messageId: string) => [
        { name: 'message.edit', input: { sessionId, messageId, body: 'Mine', baseEditedAt: null } },
        { name: 'message.delete', input: { sessionId, messageId } },
        { name: 'message.review', input: { sessionId, messageId, decision: 'approve' } },
        {
          name: 'message.send',
          input: { sessionId, type: 'text', body: 'Quoting', baseSeq: null, replyTo: messageId },
        },
      ]
      for (const [index, attempt] of attempts(id).entries()) {
        const answer = await client.ask('command', { id: uuidv7(), ...attempt })
        expect(answer).toMatchObject({ ok: false })
        const strange = await client.ask('command', { id: uuidv7(), ...attempts(unknown)[index] })
        expect(answer).toEqual(strange)
      }
    } finally {
      here.client.close()
    }
  })
})

describe.each(Object.entries(SHOWN))('%s', (_name, write) => {
  it('reaches the customer on every path, without the reviewer’s words, and counts as unread', async () => {
    const here = await visit()
    try {
      const id = await write(here)
      expect(await get(here, '/v1/unread')).toMatchObject({ total: 1 })
      for (const [path, text] of await told(here)) {
        expect([path, text.includes('"SECRET"'), text.includes(id)]).toEqual([path, true, true])
        expect([path, text.includes('SECRET reason'), text.includes(nora.id)]).toEqual([path, false, false])
      }
    } finally {
      here.client.close()
    }
  })

  it('is told again when it is edited, and again, without its text, when a supervisor deletes it', async () => {
    const here = await visit()
    try {
      const id = await write(here)
      const { sessionId, client } = here
      const edit = { sessionId, messageId: id, body: 'Other words', baseEditedAt: null }
      await world.run(mara, 'message.edit', edit)
      await hurry()
      await client.seen((change) => isPut(change, 'message') && change.value.body === 'Other words')
      await world.run(nora, 'message.delete', { sessionId, messageId: id })
      await hurry()
      const gone = await client.seen(
        (change) => isPut(change, 'message') && change.value.status === 'deleted',
      )
      expect(gone).toMatchObject({ value: { id, body: '', deletedBy: null, review: null } })
      // A pull from before all of it brings the latest state only.
      const text = JSON.stringify(await allPages(here, here.since))
      expect(text).toContain(id)
      expect(text).not.toMatch(/SECRET|Other words/)
    } finally {
      here.client.close()
    }
  })
})

it('a reply that was seen to wait comes after what was said meanwhile, once it is approved', async () => {
  const here = await visit()
  try {
    const id = await chats.pending(here, 'SECRET')
    await told(here)
    await review(here, id, 'approve')
    await hurry()
    const change = await here.client.seen((one) => one.op === 'put' && one.value.id === id)
    expect(change).toMatchObject({ value: { seq: 4, status: 'approved' } })
    const { body } = await call(server.url, 'GET', `/v1/sessions/${here.sessionId}/messages`, here)
    expect(body.messages.map(({ seq }: { seq: number }) => seq)).toEqual([1, 2, 3, 4, 5])
  } finally {
    here.client.close()
  }
})

describe('unread', () => {
  const unread = async (who: Identity, sessionId: string) => {
    const { sessions } = await readUnread(world.db, who)
    return sessions.find((one) => one.sessionId === sessionId)?.unread
  }

  it('counts, per participant, what others have written after their mark and the customer may see', async () => {
    const chat = await chats.claimed()
    const { sessionId, customer } = chat
    const counts = async () => [await unread(customer, sessionId), await unread(mara, sessionId)]
    expect(await counts()).toEqual([0, 0])
    const said = await chats.say(customer, chat)
    await chats.say(customer, chat)
    expect(await counts()).toEqual([0, 2])
    await chats.say(nora, chat)
    await chats.say(nora, chat, { type: 'note' })
    expect(await counts()).toEqual([1, 3])
    expect(await unread(nora, sessionId)).toBe(0)
    await world.run(customer, 'message.delete', { sessionId, messageId: said })
    expect(await counts()).toEqual([1, 2])
    const waiting = await chats.pending(chat)
    expect(await counts()).toEqual([1, 2])
    await review(chat, waiting, 'approve')
    expect(await counts()).toEqual([2, 2])
    await world.run(mara, 'session.mark', { sessionId, readSeq: 5 })
    expect(await counts()).toEqual([2, 1])
    await world.run(mara, 'session.mark', { sessionId, readSeq: 99 })
    await world.run(customer, 'session.mark', { sessionId, readSeq: 99 })
    expect(await counts()).toEqual([0, 0])
  })

  it('is of open chats in which one takes part, and of nobody else', async () => {
    const chat = await chats.claimed()
    await chats.say(chat.customer, chat)
    expect(await unread(mara, chat.sessionId)).toBe(1)
    expect(await unread(world.staff.jonas, chat.sessionId)).toBeUndefined()
    await world.run(mara, 'session.status', { sessionId: chat.sessionId, to: 'ended' })
    expect(await unread(mara, chat.sessionId)).toBeUndefined()
  })
})
