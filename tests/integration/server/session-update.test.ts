import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewRow } from '../../../src/server/db/index.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { wakeSnoozed } from '../../../src/server/domain/sessions/index.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { chatsIn, expectRefused, refusal } from './chats.ts'
import { createWorld, type World } from './world.ts'

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
  await defineThings()
})

afterAll(async () => {
  await world?.close()
  await postgres?.stop()
})

async function defineThings(): Promise<void> {
  const workspace_id = world.workspaceId
  const label = (kind: 'tag' | 'category', name: string, archived_at: Date | null = null) => ({
    ...{ id: uuidv7(), workspace_id, kind, name, color: 'gray' as const, archived_at },
  })
  type Definition = NewRow<'attribute_definitions'>
  const definition = (key: string, type: Definition['type'], more: Partial<Definition> = {}): Definition => ({
    ...{ id: uuidv7(), workspace_id, subject: 'session', key, label: key, type },
    ...more,
  })
  await chats.inTx(async (tx) => {
    await tx
      .insertInto('labels')
      .values([
        label('tag', 'VIP'),
        label('tag', 'Refund'),
        label('tag', 'Old tag', new Date()),
        label('category', 'Billing'),
        label('category', 'Old category', new Date()),
      ])
      .execute()
    await tx
      .insertInto('attribute_definitions')
      .values([
        definition('nights', 'number'),
        definition('checkIn', 'date'),
        definition('room', 'choice', { choices: ['single', 'double'] }),
        definition('gone', 'text', { archived_at: new Date() }),
        definition('tier', 'text', { subject: 'customer' }),
      ])
      .execute()
  })
}

describe('session.update', () => {
  it('changes what it names and leaves the rest, and says so once in the change log', async () => {
    const { sessionId } = await chats.claimed()
    const externalRef = { kind: 'booking' as const, reference: 'B-17' }
    await world.run(mara, 'session.update', { sessionId, subject: ' A room ', externalRef })
    await world.run(mara, 'session.update', { sessionId, priority: 'high', category: 'billing' })
    const before = (await chats.changes(sessionId)).length
    await world.run(mara, 'session.update', { sessionId, tags: { add: ['vip'], remove: [] } })
    expect(await chats.session(sessionId)).toMatchObject({
      subject: 'A room',
      priority: 'high',
      category: 'Billing',
      tags: ['VIP'],
      external_ref: externalRef,
      status: 'active',
      last_seq: 3,
    })
    expect(await chats.changes(sessionId)).toHaveLength(before + 1)
    await world.run(mara, 'session.update', { sessionId, category: null, externalRef: null })
    expect(await chats.session(sessionId)).toMatchObject({
      category: null,
      external_ref: null,
      tags: ['VIP'],
    })
    expect(await chats.audit(sessionId)).toContainEqual(
      expect.objectContaining({
        action: 'session.update',
        details: { fields: ['category', 'external_ref'] },
      }),
    )
  })

  it('leaves no record when everything is as wanted already', async () => {
    const { sessionId } = await chats.claimed()
    const wanted = { sessionId, priority: 'high' as const, tags: { add: ['VIP'], remove: [] } }
    await world.run(mara, 'session.update', wanted)
    const before = await chats.changes(sessionId)
    await world.run(mara, 'session.update', wanted)
    await world.run(mara, 'session.update', { sessionId })
    expect(await chats.changes(sessionId)).toEqual(before)
  })

  it("merges two people's tags and attributes, written at the same time", async () => {
    const { sessionId } = await chats.claimed()
    await world.run(mara, 'session.update', { sessionId, tags: { add: ['vip'], remove: [] } })
    await Promise.all([
      world.run(mara, 'session.update', { sessionId, tags: { add: ['refund'], remove: [] } }),
      world.run(nora, 'session.update', { sessionId, tags: { add: [], remove: ['Vip'] } }),
      world.run(mara, 'session.update', { sessionId, attributes: { nights: 2 } }),
      world.run(nora, 'session.update', { sessionId, attributes: { room: 'double' } }),
    ])
    expect(await chats.session(sessionId)).toMatchObject({
      tags: ['Refund'],
      attributes: { nights: 2, room: 'double' },
    })
    await world.run(mara, 'session.update', { sessionId, attributes: { nights: null } })
    expect((await chats.session(sessionId)).attributes).toEqual({ room: 'double' })
  })

  it.each([
    [{ category: 'Nonsense' }, 'category'],
    [{ category: 'Old category' }, 'category'],
    [{ category: 'VIP' }, 'category'],
    [{ tags: { add: ['VIP', 'Nonsense'], remove: [] } }, 'tags.add'],
    [{ tags: { add: ['Old tag'], remove: [] } }, 'tags.add'],
    [{ attributes: { nonsense: 1 } }, 'attributes.nonsense'],
    [{ attributes: { nonsense: null } }, 'attributes.nonsense'],
    [{ attributes: { gone: 'text' } }, 'attributes.gone'],
    [{ attributes: { tier: 'gold' } }, 'attributes.tier'],
    [{ attributes: { nights: '2' } }, 'attributes.nights'],
    [{ attributes: { checkIn: '2026-02-30' } }, 'attributes.checkIn'],
    [{ attributes: { room: 'suite' } }, 'attributes.room'],
  ])('refuses %j, naming the field and what to do', async (input, field) => {
    const { sessionId } = await chats.claimed()
    const error = await refusal(world.run(mara, 'session.update', { sessionId, subject: 'New', ...input }))
    expect(error).toMatchObject({ code: 'INVALID', field, hint: expect.stringMatching(/\w/) })
    expect((await chats.session(sessionId)).subject).toBe('')
  })

  it('refuses names in a workspace that has no labels', async () => {
    const bare = await createWorld(postgres)
    try {
      const sessionId = await bare.startSession()
      const { nora } = bare.staff
      await expectRefused(bare.run(nora, 'session.update', { sessionId, category: 'Billing' }), 'INVALID')
      const tags = { add: ['VIP'], remove: [] }
      await expectRefused(bare.run(nora, 'session.update', { sessionId, tags }), 'INVALID')
    } finally {
      await bare.close()
    }
  })

  it('keeps an archived tag until it is taken away', async () => {
    const { sessionId } = await chats.claimed()
    await chats.setSession(sessionId, { tags: ['Old tag'] })
    await world.run(mara, 'session.update', { sessionId, tags: { add: ['old tag', 'VIP'], remove: [] } })
    expect((await chats.session(sessionId)).tags).toEqual(['Old tag', 'VIP'])
    await world.run(mara, 'session.update', { sessionId, tags: { add: [], remove: ['OLD TAG'] } })
    expect((await chats.session(sessionId)).tags).toEqual(['VIP'])
  })

  it('is for who handles the chat', async () => {
    const { sessionId, customer } = await chats.claimed()
    await expectRefused(world.run(jonas, 'session.update', { sessionId, subject: 'Mine' }), 'FORBIDDEN')
    await expectRefused(world.run(customer, 'session.update', { sessionId, priority: 'urgent' }), 'FORBIDDEN')
    await world.run(nora, 'session.update', { sessionId, subject: 'Hers' })
  })

  it('still files a closed chat, and changes nothing else of it', async () => {
    const { sessionId } = await chats.claimed()
    await world.run(mara, 'session.status', { sessionId, to: 'ended' })
    await world.run(mara, 'session.update', {
      ...{ sessionId, category: 'Billing', attributes: { nights: 1 } },
      tags: { add: ['VIP'], remove: [] },
    })
    const error = await refusal(world.run(mara, 'session.update', { sessionId, priority: 'low' }))
    expect(error).toMatchObject({ code: 'READ_ONLY', field: 'priority' })
    expect(await chats.session(sessionId)).toMatchObject({ category: 'Billing', priority: 'normal' })
  })
})

describe('the end of a chat', () => {
  it('keeps its reason until it is reopened; staff read it', async () => {
    const { sessionId } = await chats.claimed()
    await world.run(mara, 'session.status', { sessionId, to: 'ended', reason: 'Booked' })
    expect((await chats.session(sessionId)).end_reason).toBe('Booked')
    await world.run(nora, 'session.status', { sessionId, to: 'locked' })
    expect((await chats.session(sessionId)).end_reason).toBe('Booked')
    await world.run(nora, 'session.status', { sessionId, to: 'ended', reason: 'Booked twice' })
    await world.run(nora, 'session.status', { sessionId, to: 'active' })
    expect(await chats.session(sessionId)).toMatchObject({ end_reason: null, ended_at: null })
  })

  it('is the only thing to have a reason', async () => {
    const { sessionId } = await chats.claimed()
    const paused = world.run(mara, 'session.status', { sessionId, to: 'paused', reason: 'Lunch' })
    expect(await refusal(paused)).toMatchObject({ code: 'INVALID', field: 'reason' })
  })

  it('is not undone beside a newer open chat, which the refusal names', async () => {
    const { sessionId, customer } = await chats.claimed()
    await world.run(mara, 'session.status', { sessionId, to: 'ended' })
    const newer = await world.startSession(customer)
    const error = await refusal(world.run(nora, 'session.status', { sessionId, to: 'active' }))
    expect(error).toMatchObject({ code: 'CONFLICT', details: { sessionId: newer } })
  })

  it('leaves one open chat when a reopening and a start meet', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { sessionId, customer } = await chats.claimed()
      await world.run(mara, 'session.status', { sessionId, to: 'ended' })
      const results = await Promise.allSettled([
        world.run(nora, 'session.status', { sessionId, to: 'active' }),
        world.startSession(customer),
      ])
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      for (const result of results) {
        if (result.status === 'rejected') {
          expect(result.reason.body).toMatchObject({ code: 'CONFLICT', details: expect.anything() })
        }
      }
    }
  })
})

describe('session.snooze', () => {
  const soon = (ms: number) => new Date(Date.now() + ms).toISOString()
  const DAY = 86_400_000

  it('puts a chat aside and takes it up again', async () => {
    const { sessionId } = await chats.claimed()
    const until = soon(60_000)
    await world.run(mara, 'session.snooze', { sessionId, until })
    expect((await chats.session(sessionId)).snoozed_until?.toISOString()).toBe(until)
    await world.run(mara, 'session.snooze', { sessionId, until: null })
    expect((await chats.session(sessionId)).snoozed_until).toBeNull()
  })

  it('takes the future only, and 90 days of it; not a closed chat, nor a colleague’s', async () => {
    const { sessionId } = await chats.claimed()
    for (const until of [soon(-1), soon(91 * DAY)]) {
      const error = await refusal(world.run(mara, 'session.snooze', { sessionId, until }))
      expect(error).toMatchObject({ code: 'INVALID', field: 'until' })
    }
    await world.run(mara, 'session.snooze', { sessionId, until: soon(89 * DAY) })
    await expectRefused(world.run(jonas, 'session.snooze', { sessionId, until: null }), 'FORBIDDEN')
    await world.run(mara, 'session.status', { sessionId, to: 'ended' })
    expect((await chats.session(sessionId)).snoozed_until).toBeNull()
    await expectRefused(world.run(mara, 'session.snooze', { sessionId, until: soon(DAY) }), 'READ_ONLY')
  })

  it("is ended by the customer's message, not by staff's", async () => {
    const chat = await chats.claimed()
    const { sessionId } = chat
    await world.run(mara, 'session.snooze', { sessionId, until: soon(DAY) })
    await chats.say(mara, chat)
    await chats.say(mara, chat, { type: 'note' })
    expect((await chats.session(sessionId)).snoozed_until).not.toBeNull()
    await chats.say(chat.customer, chat)
    expect((await chats.session(sessionId)).snoozed_until).toBeNull()
  })

  it('is ended by its time, for what is due and nothing else, with one change record however often it runs', async () => {
    const due = await chats.claimed()
    const later = await chats.claimed()
    await world.run(mara, 'session.snooze', { sessionId: due.sessionId, until: soon(DAY) })
    await world.run(mara, 'session.snooze', { sessionId: later.sessionId, until: soon(3 * DAY) })
    const before = (await chats.changes(due.sessionId)).length
    let committed = 0
    const tomorrow = new Date(Date.now() + 2 * DAY)
    const job = wakeSnoozed(
      world.db,
      () => {
        committed += 1
      },
      () => tomorrow,
    )
    await Promise.all([job.run(), job.run(), job.run()])
    expect((await chats.session(due.sessionId)).snoozed_until).toBeNull()
    expect((await chats.session(later.sessionId)).snoozed_until).not.toBeNull()
    expect(await chats.changes(due.sessionId)).toHaveLength(before + 1)
    expect(committed).toBe(1)
  })
})

describe('since when the customer waits', () => {
  const since = async (sessionId: string) => (await chats.session(sessionId)).waiting_since

  it('begins with the chat, ends with an answer, and begins anew with what they say after it', async () => {
    const chat = await chats.fresh()
    const { sessionId } = chat
    const started = (await chats.session(sessionId)).created_at
    expect(await since(sessionId)).toEqual(started)
    await chats.say(chat.customer, chat)
    await world.run(mara, 'session.claim', { sessionId })
    await chats.say(mara, chat, { type: 'note' })
    await chats.pending(chat)
    await world.run(mara, 'session.status', { sessionId, to: 'waiting' })
    expect(await since(sessionId)).toEqual(started)
    await world.run(mara, 'session.claim', { sessionId })
    await chats.say(mara, chat)
    expect(await since(sessionId)).toBeNull()
    const again = await chats.message(await chats.say(chat.customer, chat))
    await chats.say(chat.customer, chat)
    expect(await since(sessionId)).toEqual(again.created_at)
    await world.run(mara, 'session.status', { sessionId, to: 'ended' })
    expect(await since(sessionId)).toBeNull()
  })
})
