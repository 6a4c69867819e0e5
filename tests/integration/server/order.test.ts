import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Message } from '#shared/entities.ts'
import type { Page } from '#shared/protocol.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { readRange } from '../../../src/server/domain/messages/index.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { type Chat, chatsIn } from './chats.ts'
import { createWorld, type World } from './world.ts'

let postgres: TestPostgres
let world: World
let chats: ReturnType<typeof chatsIn>

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres)
  chats = chatsIn(world)
})

afterAll(async () => {
  await world?.close()
  await postgres?.stop()
})

const isDense = (seqs: ReadonlySet<number>) => Math.max(0, ...seqs) === seqs.size

/** Follows the log page by page and keeps which messages of some chats it holds: after no page with a hole in them. */
class Follower {
  readonly seqs: ReadonlyMap<string, Set<number>>
  readonly #who: Identity
  #last: Page | null = null

  constructor(who: Identity, followed: readonly Chat[]) {
    this.#who = who
    this.seqs = new Map(followed.map(({ sessionId }) => [sessionId, new Set()]))
  }

  async pull(): Promise<void> {
    await world.number()
    for (const page of await world.pullAll(this.#who, this.#last, 40)) {
      for (const change of page.changes) {
        if (change.op !== 'put' || change.entity !== 'message') continue
        this.seqs.get(change.value.sessionId)?.add(change.value.seq)
      }
      this.#last = page
      for (const [sessionId, held] of this.seqs) expect([sessionId, isDense(held)]).toEqual([sessionId, true])
    }
  }
}

it('would be seen to miss one', () => {
  expect(isDense(new Set([2, 1, 3]))).toBe(true)
  expect(isDense(new Set([1, 3]))).toBe(false)
})

it.each([1, 10])(
  'fifty writers into %i chats leave no hole and no double, nor does a reader see one',
  async (count) => {
    const { mara, nora } = world.staff
    const open: Chat[] = []
    for (let index = 0; index < count; index += 1) open.push(await chats.claimed())
    const follower = new Follower(nora, open)
    await follower.pull()

    let isWriting = true
    const following = (async () => {
      while (isWriting) await follower.pull()
    })()
    const writers = Array.from({ length: 50 }, (_, index) => {
      const chat = open[index % count] as Chat
      const kinds = [
        () => chats.say(chat.customer, chat),
        () => chats.say(mara, chat),
        () => chats.say(nora, chat),
        () => chats.say(nora, chat, { type: 'note' }),
      ]
      return (kinds[Math.floor(index / count) % kinds.length] as () => Promise<string>)()
    })
    await Promise.all(writers).finally(() => {
      isWriting = false
    })
    await following
    await follower.pull()

    let written = 0
    for (const { sessionId, baseSeq } of open) {
      const session = await chats.session(sessionId)
      const all = Array.from({ length: session.last_seq }, (_, index) => index + 1)
      const messages = await chats.messages(sessionId)
      expect(messages.map(({ seq }) => seq)).toEqual(all)
      expect([...(follower.seqs.get(sessionId) ?? [])].sort((a, b) => a - b)).toEqual(all)
      const joined = messages.filter(({ event }) => event?.kind === 'joined').length
      expect(joined).toBe(1)
      written += session.last_seq - baseSeq - joined
    }
    expect(written).toBe(50)
  },
)

it('a reader never gets half of an edit or a delete, and ends where the database does', async () => {
  const { mara, nora } = world.staff
  const chat = await chats.claimed()
  const { sessionId, customer } = chat
  const ids: string[] = []
  for (let index = 0; index < 12; index += 1) ids.push(await chats.say(mara, chat, { body: 'version 0' }))

  const expectWhole = (message: Message) => {
    const { status, body, editedAt, deletedAt } = message
    if (status === 'deleted') expect([body, deletedAt]).toEqual(['', expect.any(String)])
    else if (body.startsWith('version'))
      expect([body === 'version 0', deletedAt]).toEqual([editedAt === null, null])
  }
  let isWriting = true
  const read = async () => {
    const { messages } = await readRange(world.db, customer, { sessionId, fromSeq: 1, toSeq: 99, limit: 99 })
    await world.number()
    const pages = await world.pullAll(customer)
    const pulled = pages.flatMap(({ changes }) =>
      changes.flatMap((one) => (one.op === 'put' && one.entity === 'message' ? [one.value] : [])),
    )
    for (const message of [...messages, ...pulled]) expectWhole(message)
    return { messages, pulled }
  }
  const reading = (async () => {
    while (isWriting) await read()
  })()
  const writers = ids.map(async (messageId, index) => {
    for (let version = 1; version <= 4; version += 1) {
      const baseEditedAt = (await chats.message(messageId)).edited_at?.toISOString() ?? null
      const edit = { sessionId, messageId, body: `version ${version}`, baseEditedAt }
      await world.run(mara, 'message.edit', edit)
    }
    if (index % 2 === 0) await world.run(nora, 'message.delete', { sessionId, messageId })
  })
  await Promise.all(writers).finally(() => {
    isWriting = false
  })
  await reading

  const { messages, pulled } = await read()
  expect(pulled).toEqual(messages)
  const bodies = messages.filter(({ id }) => ids.includes(id)).map(({ body }) => body)
  expect(bodies).toEqual(ids.map((_, index) => (index % 2 === 0 ? '' : 'version 4')))
})
