import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { readRange } from '../../../src/server/domain/messages/index.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { type Chat, chatsIn, expectRefused } from './chats.ts'
import { createWorld, setNeedsApproval, type World } from './world.ts'

let postgres: TestPostgres
let world: World
let chats: ReturnType<typeof chatsIn>
let mara: Identity
let jonas: Identity
let nora: Identity

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres)
  chats = chatsIn(world)
  ;({ mara, jonas, nora } = world.staff)
})

afterAll(async () => {
  await world?.close()
  await postgres?.stop()
})

const events = async ({ sessionId }: Chat) =>
  (await chats.messages(sessionId)).map(({ event, type }) => event?.kind ?? type)

describe('message.send', () => {
  it('announces a colleague who answers in a chat that is not theirs, once, and before their words', async () => {
    const chat = await chats.claimed()
    await chats.say(nora, chat, { type: 'note' })
    expect(await events(chat)).toEqual(['started', 'text', 'claimed', 'note'])
    await chats.say(nora, chat)
    await chats.say(nora, chat)
    await chats.say(mara, chat)
    await chats.say(chat.customer, chat)
    expect((await events(chat)).slice(4)).toEqual(['joined', 'text', 'text', 'text', 'text'])
    const joined = (await chats.messages(chat.sessionId))[4]
    expect(joined?.event).toEqual({ kind: 'joined', userId: nora.id })
  })

  it('makes a chat urgent by an emergency, whoever says so', async () => {
    for (const by of ['customer', 'staff'] as const) {
      const chat = await chats.claimed()
      await world.run(mara, 'session.update', { sessionId: chat.sessionId, priority: 'low' })
      await chats.say(by === 'staff' ? mara : chat.customer, chat, { type: 'emergency', body: 'Help' })
      expect((await chats.session(chat.sessionId)).priority).toBe('urgent')
      expect(await events(chat)).toContain('emergency')
    }
  })

  it('and every other writing is closed to a blocked customer, who goes on reading', async () => {
    const chat = await chats.claimed()
    const messageId = await chats.say(chat.customer, chat)
    await chats.inTx((tx) =>
      tx
        .updateTable('customers')
        .set({ blocked_at: new Date() })
        .where('id', '=', chat.customer.id)
        .execute(),
    )
    const { sessionId } = chat
    await expectRefused(chats.say(chat.customer, chat), 'FORBIDDEN')
    const edit = { sessionId, messageId, body: 'More', baseEditedAt: null }
    await expectRefused(world.run(chat.customer, 'message.edit', edit), 'FORBIDDEN')
    const start = { type: 'booking' as const, message: { id: uuidv7(), body: 'Again' } }
    await expectRefused(world.run(chat.customer, 'session.start', start), 'FORBIDDEN')
    await chats.say(mara, chat, { body: 'Goodbye' })
    const range = await readRange(world.db, chat.customer, { sessionId, fromSeq: 1, toSeq: 99, limit: 50 })
    expect(range.messages.at(-1)?.body).toBe('Goodbye')
  })
})

describe('message.edit', () => {
  const editOf = ({ sessionId }: Chat, messageId: string, more: { baseEditedAt?: string | null } = {}) => {
    return { sessionId, messageId, body: 'Better words', baseEditedAt: null, ...more }
  }

  it("changes one's own words, says when and by whom, and leaves the session's numbers alone", async () => {
    const chat = await chats.claimed()
    for (const [who, type] of [
      [mara, 'text'],
      [mara, 'note'],
      [chat.customer, 'text'],
    ] as const) {
      const id = await chats.say(who, chat, { type })
      const before = await chats.session(chat.sessionId)
      await world.run(who, 'message.edit', editOf(chat, id))
      const message = await chats.message(id)
      expect(message).toMatchObject({ body: 'Better words', edited_by: who.id, status: 'sent' })
      expect(message.edited_at).not.toBeNull()
      expect(await chats.session(chat.sessionId)).toEqual(before)
    }
  })

  it("is not for others, nor for the session's own voice", async () => {
    const chat = await chats.claimed()
    const [started] = await chats.messages(chat.sessionId)
    const id = await chats.say(mara, chat)
    for (const who of [nora, chat.customer]) {
      await expectRefused(world.run(who, 'message.edit', editOf(chat, id)), 'FORBIDDEN')
      await expectRefused(world.run(who, 'message.edit', editOf(chat, started?.id ?? '')), 'FORBIDDEN')
    }
    await expectRefused(world.run(mara, 'message.edit', editOf(chat, uuidv7())), 'NOT_FOUND')
    const other = await chats.claimed()
    await expectRefused(world.run(mara, 'message.edit', editOf(other, id)), 'NOT_FOUND')
  })

  it('lets one of two edits of the same text through, and tells the other', async () => {
    const chat = await chats.claimed()
    const id = await chats.say(mara, chat)
    const edits = Array.from({ length: 5 }, () => world.run(mara, 'message.edit', editOf(chat, id)))
    const results = await Promise.allSettled(edits)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason.body).toMatchObject({ code: 'STALE' })
    }
    const editedAt = (await chats.message(id)).edited_at?.toISOString() ?? null
    await world.run(mara, 'message.edit', editOf(chat, id, { baseEditedAt: editedAt }))
    expect((await chats.message(id)).edited_at?.toISOString()).not.toBe(editedAt)
  })

  it('ends after a day, with the chat, and with the message', async () => {
    const chat = await chats.claimed()
    const id = await chats.say(mara, chat)
    const written = (hoursAgo: number) =>
      chats.inTx((tx) =>
        tx
          .updateTable('messages')
          .set({ created_at: new Date(Date.now() - hoursAgo * 3_600_000) })
          .where('id', '=', id)
          .execute(),
      )
    await written(25)
    await expectRefused(world.run(mara, 'message.edit', editOf(chat, id)), 'FORBIDDEN')
    await written(23)
    await world.run(mara, 'session.status', { sessionId: chat.sessionId, to: 'ended' })
    await expectRefused(world.run(mara, 'message.edit', editOf(chat, id)), 'READ_ONLY')
    await world.run(nora, 'session.status', { sessionId: chat.sessionId, to: 'active' })
    await world.run(mara, 'message.edit', editOf(chat, id))
    await world.run(mara, 'message.delete', { sessionId: chat.sessionId, messageId: id })
    await expectRefused(world.run(mara, 'message.edit', editOf(chat, id)), 'CONFLICT')
  })

  it('changes nothing behind an approval', async () => {
    const chat = await chats.claimed()
    const early = await chats.say(mara, chat)
    const waiting = await chats.pending(chat)
    await setNeedsApproval(world.db, mara, true)
    try {
      await expectRefused(world.run(mara, 'message.edit', editOf(chat, early)), 'FORBIDDEN')
      await world.run(mara, 'message.edit', editOf(chat, waiting))
      expect((await chats.message(waiting)).status).toBe('pending_approval')
      const review = { sessionId: chat.sessionId, messageId: waiting, decision: 'approve' as const }
      await world.run(nora, 'message.review', review)
      const baseEditedAt = (await chats.message(waiting)).edited_at?.toISOString() ?? null
      const edit = editOf(chat, waiting, { baseEditedAt })
      await expectRefused(world.run(mara, 'message.edit', edit), 'FORBIDDEN')
    } finally {
      await setNeedsApproval(world.db, mara, false)
    }
  })
})

describe('message.delete', () => {
  it('empties the message in the database, keeps its place and what quotes it, and is audited without words', async () => {
    const chat = await chats.claimed()
    const { sessionId } = chat
    const id = await chats.say(chat.customer, chat, { body: '4111 1111 1111 1111' })
    const quoting = await chats.say(mara, chat, { replyTo: id })
    await chats.inTx((tx) =>
      tx
        .updateTable('messages')
        .set({ attachment: JSON.stringify({ id: uuidv7(), name: 'card.png' }) })
        .where('id', '=', id)
        .execute(),
    )
    await world.run(nora, 'message.delete', { sessionId, messageId: id })
    expect(await chats.message(id)).toMatchObject({
      ...{ status: 'deleted', body: '', attachment: null, type: 'text', seq: 4, deleted_by: nora.id },
      deleted_at: expect.any(Date),
    })
    expect((await chats.message(quoting)).reply_to).toBe(id)
    const audit = await chats.audit(sessionId)
    expect(audit).toContainEqual(expect.objectContaining({ action: 'message.delete', actor_id: nora.id }))
    expect(JSON.stringify(audit)).not.toContain('4111')
    const changes = await chats.changes(id)
    await world.run(nora, 'message.delete', { sessionId, messageId: id })
    await world.run(chat.customer, 'message.delete', { sessionId, messageId: id })
    expect(await chats.changes(id)).toEqual(changes)
  })

  it("is for one's own, and for supervisors everybody's, in closed chats too", async () => {
    const chat = await chats.claimed()
    const { sessionId } = chat
    const ofCustomer = await chats.say(chat.customer, chat)
    const ofMara = await chats.say(mara, chat)
    const note = await chats.say(jonas, chat, { type: 'note' })
    const remove = (who: Identity, messageId: string) =>
      world.run(who, 'message.delete', { sessionId, messageId })
    await expectRefused(remove(mara, ofCustomer), 'FORBIDDEN')
    await expectRefused(remove(chat.customer, ofMara), 'FORBIDDEN')
    await expectRefused(remove(chat.customer, note), 'NOT_FOUND')
    const [started] = await chats.messages(sessionId)
    await expectRefused(remove(nora, started?.id ?? ''), 'FORBIDDEN')
    await remove(jonas, note)
    await world.run(mara, 'session.status', { sessionId, to: 'ended' })
    await expectRefused(remove(mara, ofMara), 'READ_ONLY')
    await expectRefused(remove(chat.customer, ofCustomer), 'READ_ONLY')
    await remove(nora, ofMara)
  })
})

describe('a command sent again', () => {
  const commands = {
    'session.update': async () => {
      const { sessionId } = await chats.claimed()
      return [mara, { name: 'session.update', input: { sessionId, subject: 'Once' } }] as const
    },
    'session.snooze': async () => {
      const { sessionId } = await chats.claimed()
      const until = new Date(Date.now() + 60_000).toISOString()
      return [mara, { name: 'session.snooze', input: { sessionId, until } }] as const
    },
    'message.edit': async () => {
      const chat = await chats.claimed()
      const messageId = await chats.say(mara, chat)
      const input = { sessionId: chat.sessionId, messageId, body: 'Once', baseEditedAt: null }
      return [mara, { name: 'message.edit', input }] as const
    },
    'message.delete': async () => {
      const chat = await chats.claimed()
      const messageId = await chats.say(mara, chat)
      return [mara, { name: 'message.delete', input: { sessionId: chat.sessionId, messageId } }] as const
    },
    'message.review': async () => {
      const chat = await chats.claimed()
      const messageId = await chats.pending(chat)
      const input = { sessionId: chat.sessionId, messageId, decision: 'approve', reason: '' } as const
      return [nora, { name: 'message.review', input }] as const
    },
  } as const
  const cases = Object.entries(commands)
  const allChanges = () => chats.inTx((tx) => tx.selectFrom('changes').select('id').execute())

  it.each(cases)('%s is answered with its first receipt', async (_name, make) => {
    const [who, command] = await make()
    const id = uuidv7()
    const first = await world.execute(who, { id, ...command })
    const changes = await allChanges()
    for (let retry = 0; retry < 3; retry += 1) {
      expect(await world.execute(who, { id, ...command })).toEqual({ ...first, duplicate: true })
    }
    expect(await allChanges()).toEqual(changes)
  })

  it.each(cases)('%s is carried out once when it arrives ten times at once', async (_name, make) => {
    const [who, command] = await make()
    const id = uuidv7()
    const again = Array.from({ length: 10 }, () => world.execute(who, { id, ...command }))
    const receipts = await Promise.all(again)
    expect(receipts.filter(({ duplicate }) => !duplicate)).toHaveLength(1)
  })
})
