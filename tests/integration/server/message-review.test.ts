import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FIRST_PULL_MESSAGES } from '#shared/protocol.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { readRange } from '../../../src/server/domain/messages/index.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { type Chat, chatsIn, expectRefused, refusal } from './chats.ts'
import { apply, createWorld, setNeedsApproval, type World } from './world.ts'

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

describe('message.review', () => {
  const review = ({ sessionId }: Chat, messageId: string, decision: 'approve' | 'reject', reason = '') => {
    return { sessionId, messageId, decision, reason }
  }

  it('sends the reply at the moment of its approval: place in the queue, wait and record follow it then', async () => {
    const chat = await chats.claimed()
    const before = await chats.session(chat.sessionId)
    const id = await chats.pending(chat)
    expect(await chats.message(id)).toMatchObject({ status: 'pending_approval', seq: 4 })
    const { last_message_at, waiting_since, scopes } = before
    expect(await chats.session(chat.sessionId)).toMatchObject({ last_message_at, waiting_since, scopes })
    expect((await chats.changes(id))[0]?.scopes_after).not.toContain(`customer:${chat.customer.id}`)

    await chats.say(chat.customer, chat)
    await world.run(nora, 'message.review', review(chat, id, 'approve', 'Fine'))
    const message = await chats.message(id)
    expect(message).toMatchObject({ status: 'approved', seq: 4, review: { userId: nora.id, reason: 'Fine' } })
    const after = await chats.session(chat.sessionId)
    expect(after.last_message_at.toISOString()).toBe(message.review?.at)
    expect(after).toMatchObject({ waiting_since: null, last_seq: 5 })
    expect((await chats.changes(id)).at(-1)?.scopes_after).toContain(`customer:${chat.customer.id}`)
  })

  it('rejects for good: the author reads why, the session stays as it was', async () => {
    const chat = await chats.claimed()
    const id = await chats.pending(chat)
    const before = await chats.session(chat.sessionId)
    await world.run(nora, 'message.review', review(chat, id, 'reject', 'Not like this'))
    expect(await chats.session(chat.sessionId)).toEqual(before)
    const wanted = { sessionId: chat.sessionId, fromSeq: 1, toSeq: 99, limit: 50 }
    const { messages } = await readRange(world.db, mara, wanted)
    expect(messages.at(-1)).toMatchObject({ status: 'rejected', review: { reason: 'Not like this' } })
    await expectRefused(world.run(nora, 'message.review', review(chat, id, 'approve')), 'CONFLICT')
    expect(JSON.stringify(await chats.audit(chat.sessionId))).not.toContain('Not like this')
  })

  it('has one winner, is never for one’s own, and only for what waits', async () => {
    const chat = await chats.claimed(nora)
    await setNeedsApproval(world.db, nora, true)
    const own = await chats.say(nora, chat)
    await setNeedsApproval(world.db, nora, false)
    await expectRefused(world.run(nora, 'message.review', review(chat, own, 'approve')), 'FORBIDDEN')
    await expectRefused(world.run(mara, 'message.review', review(chat, own, 'approve')), 'FORBIDDEN')

    const other = await chats.claimed()
    const sent = await chats.say(mara, other)
    await expectRefused(world.run(nora, 'message.review', review(other, sent, 'reject')), 'CONFLICT')
    const id = await chats.pending(other)
    const decisions = (['approve', 'reject', 'approve', 'reject'] as const).map((decision) =>
      world.run(nora, 'message.review', review(other, id, decision)),
    )
    const results = await Promise.allSettled(decisions)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is what a first pull brings however long ago it was written, and not to the customer', async () => {
    const chat = await chats.claimed()
    const waiting = await chats.pending(chat)
    const decided = await chats.pending(chat)
    await world.run(nora, 'message.review', review(chat, decided, 'approve'))
    for (let said = 0; said < FIRST_PULL_MESSAGES; said++) await chats.say(chat.customer, chat)
    const brought = async (who: Identity) => [...apply(new Map(), await world.pullAll(who)).keys()]
    expect(await brought(nora)).toContain(`message ${waiting}`)
    expect(await brought(nora)).not.toContain(`message ${decided}`)
    expect(await brought(chat.customer)).not.toContain(`message ${waiting}`)
  })

  it('approves nothing into a closed chat', async () => {
    const chat = await chats.claimed()
    const id = await chats.pending(chat)
    await world.run(mara, 'session.status', { sessionId: chat.sessionId, to: 'ended' })
    await expectRefused(world.run(nora, 'message.review', review(chat, id, 'approve')), 'READ_ONLY')
    await world.run(nora, 'message.review', review(chat, id, 'reject'))
  })

  it('announces an author who was no part of the chat, and makes them one', async () => {
    const chat = await chats.claimed(jonas)
    await setNeedsApproval(world.db, nora, true)
    const id = await chats.say(nora, chat)
    await setNeedsApproval(world.db, nora, false)
    expect(await events(chat)).not.toContain('joined')
    const boss = await promote(jonas)
    try {
      await world.run(boss, 'message.review', review(chat, id, 'approve'))
    } finally {
      await demote(jonas)
    }
    expect((await events(chat)).at(-1)).toBe('joined')
    expect(await chats.participants(chat.sessionId)).toContainEqual(
      expect.objectContaining({ member_id: nora.id, read_seq: 4 }),
    )
  })

  const setRole = (who: Identity, role: 'agent' | 'supervisor') =>
    chats.inTx((tx) => tx.updateTable('users').set({ role }).where('id', '=', who.id).execute())
  const promote = async (who: Identity) => {
    await setRole(who, 'supervisor')
    return who
  }
  const demote = (who: Identity) => setRole(who, 'agent')

  it('never moves a watermark back', async () => {
    const chat = await chats.claimed()
    const id = await chats.pending(chat)
    await chats.say(chat.customer, chat)
    await chats.say(mara, chat)
    const before = await chats.participants(chat.sessionId)
    await world.run(nora, 'message.review', review(chat, id, 'approve'))
    expect(await chats.participants(chat.sessionId)).toEqual(before)
    const { sessionId } = chat
    await world.run(chat.customer, 'session.mark', { sessionId, readSeq: 4 })
    await world.run(chat.customer, 'session.mark', { sessionId, readSeq: 99 })
    expect((await chats.participants(sessionId)).map(({ read_seq }) => read_seq)).toEqual([6, 6])
  })
})

describe('a quoted message', () => {
  it('is never one that the customer may not see, unless a note quotes it', async () => {
    const chat = await chats.claimed()
    const waiting = await chats.pending(chat)
    const unknown = await refusal(chats.say(chat.customer, chat, { replyTo: uuidv7() }))
    expect(await refusal(chats.say(chat.customer, chat, { replyTo: waiting }))).toEqual(unknown)
    await expectRefused(chats.say(nora, chat, { replyTo: waiting }), 'INVALID')
    await chats.say(nora, chat, { replyTo: waiting, type: 'note' })
  })
})
