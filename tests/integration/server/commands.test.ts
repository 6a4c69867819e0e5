import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STATUS_CHANGES } from '#shared/access.ts'
import type { Command, Receipt } from '#shared/commands.ts'
import { type SessionStatus, sessionStatus } from '#shared/entities.ts'
import { type ErrorCode, ParleyError, staleDetails } from '#shared/errors.ts'
import { inWorkspace, type Row } from '../../../src/server/db/index.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { readRange } from '../../../src/server/domain/messages/index.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { createWorld, type World } from './world.ts'

let postgres: TestPostgres
let world: World
let mara: Identity
let jonas: Identity
let nora: Identity

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres)
  ;({ mara, jonas, nora } = world.staff)
})

afterAll(async () => {
  await world?.close()
  await postgres?.stop()
})

/** A session of a new customer, so that tests do not meet in it. */
async function fresh(): Promise<{ sessionId: string; customer: Identity }> {
  const customer = await world.addCustomer()
  return { sessionId: await world.startSession(customer), customer }
}

async function claimed(by = mara): Promise<{ sessionId: string; customer: Identity; baseSeq: number }> {
  const session = await fresh()
  const { seq } = await world.run(by, 'session.claim', { sessionId: session.sessionId })
  return { ...session, baseSeq: seq ?? 0 }
}

function read<Table extends 'sessions' | 'messages' | 'participants' | 'changes' | 'audit'>(
  table: Table,
  column: 'id' | 'session_id' | 'entity_id' | 'subject_id',
  value: string,
): Promise<Row<Table>[]> {
  return inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
    tx
      .selectFrom(table as 'sessions')
      .selectAll()
      .where(column as 'id', '=', value)
      .execute(),
  ) as Promise<Row<Table>[]>
}

async function theSession(sessionId: string | null): Promise<Row<'sessions'>> {
  const [row] = await read('sessions', 'id', sessionId ?? '')
  if (row === undefined) throw new Error('no such session')
  return row
}

async function refusal(work: Promise<unknown>): Promise<ParleyError> {
  try {
    await work
  } catch (error) {
    if (error instanceof ParleyError) return error
    throw error
  }
  throw new Error('it was not refused')
}

async function expectRefused(work: Promise<unknown>, code: ErrorCode): Promise<void> {
  expect((await refusal(work)).code).toBe(code)
}

describe('session.start', () => {
  it('opens a waiting session with its first message, and the customer as participant', async () => {
    const { sessionId, customer } = await fresh()
    expect(await theSession(sessionId)).toMatchObject({ status: 'waiting', last_seq: 2, assignee_id: null })
    const messages = await read('messages', 'session_id', sessionId)
    expect(messages.map((message) => message.type)).toEqual(['system', 'text'])
    expect(await read('participants', 'session_id', sessionId)).toMatchObject([
      { kind: 'customer', member_id: customer.id, read_seq: 2 },
    ])
  })

  it('refuses a second open chat of one type, naming the open one; another type is another chat', async () => {
    const { sessionId, customer } = await fresh()
    const message = { id: uuidv7(), body: 'Again' }
    const error = await refusal(world.run(customer, 'session.start', { message }))
    expect(error.body).toMatchObject({ code: 'CONFLICT', details: { sessionId } })
    await world.run(customer, 'session.start', { type: 'booking', message })
  })

  it('lets one of twenty parallel starts through', async () => {
    const customer = await world.addCustomer()
    const starts = Array.from({ length: 20 }, () =>
      world.run(customer, 'session.start', { message: { id: uuidv7(), body: 'Me first' } }),
    )
    const results = await Promise.allSettled(starts)
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  })

  it('is for customers', () => expectRefused(world.startSession(mara), 'FORBIDDEN'))
})

describe('session.claim', () => {
  it('has one winner among twenty, and tells the others who', async () => {
    const { sessionId } = await fresh()
    const before = (await theSession(sessionId)).last_seq
    const claims = Array.from({ length: 20 }, (_, index) =>
      world.run([mara, jonas, nora][index % 3] ?? mara, 'session.claim', { sessionId }),
    )
    const results = await Promise.allSettled(claims)
    const session = await theSession(sessionId)
    expect(session).toMatchObject({ status: 'active', last_seq: before + 1 })
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of results) {
      if (result.status === 'fulfilled') continue
      expect((result.reason as ParleyError).body).toMatchObject({
        code: 'CONFLICT',
        details: { assigneeId: session.assignee_id, assigneeName: expect.stringMatching(/mara|jonas|nora/) },
      })
    }
  })

  it('leaves a system message, a participant and an audit row', async () => {
    const { sessionId, baseSeq } = await claimed()
    const messages = await read('messages', 'session_id', sessionId)
    expect(messages.at(-1)).toMatchObject({ seq: baseSeq, event: { kind: 'claimed', userId: mara.id } })
    expect(await read('participants', 'session_id', sessionId)).toContainEqual(
      expect.objectContaining({ kind: 'user', member_id: mara.id, read_seq: baseSeq }),
    )
    expect(await read('audit', 'subject_id', sessionId)).toContainEqual(
      expect.objectContaining({ action: 'session.claim', actor_id: mara.id }),
    )
  })
})

describe('session.status', () => {
  const all = sessionStatus.options
  const pairs = all.flatMap((from) => all.map((to) => [from, to] as const))

  async function inStatus(status: SessionStatus): Promise<string> {
    const { sessionId } = await claimed()
    await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
      tx.updateTable('sessions').set({ status }).where('id', '=', sessionId).execute(),
    )
    return sessionId
  }

  it.each(pairs)('%s to %s is as the table says, for an agent and a supervisor', async (from, to) => {
    const rule = STATUS_CHANGES.find((change) => change.from === from && change.to === to)
    for (const [who, allowed] of [
      [mara, rule?.needs === 'session.status'],
      [nora, rule !== undefined],
    ] as const) {
      const sessionId = await inStatus(from)
      const change = world.run(who, 'session.status', { sessionId, to })
      if (allowed) await change
      else await expectRefused(change, 'TRANSITION')
      expect((await theSession(sessionId)).status).toBe(allowed ? to : from)
    }
  })

  it('is not for a colleague who has nothing to do with it', async () => {
    const { sessionId } = await claimed()
    await expectRefused(world.run(jonas, 'session.status', { sessionId, to: 'ended' }), 'FORBIDDEN')
  })

  it('puts a session back into the queue without an assignee, to be claimed again', async () => {
    const { sessionId } = await claimed()
    await world.run(mara, 'session.status', { sessionId, to: 'waiting' })
    expect(await theSession(sessionId)).toMatchObject({ status: 'waiting', assignee_id: null })
    await world.run(jonas, 'session.claim', { sessionId })
  })

  it('closes for writing and opens again', async () => {
    const { sessionId, customer } = await claimed()
    await world.run(mara, 'session.status', { sessionId, to: 'ended' })
    await expectRefused(world.run(customer, 'message.send', { sessionId }), 'READ_ONLY')
    await expectRefused(world.run(mara, 'message.send', { sessionId, type: 'note' }), 'READ_ONLY')
    await world.run(nora, 'session.status', { sessionId, to: 'active' })
    await world.run(customer, 'message.send', { sessionId })
  })

  it('cannot be reopened beside a newer open chat', async () => {
    const { sessionId, customer } = await claimed()
    await world.run(mara, 'session.status', { sessionId, to: 'ended' })
    await world.startSession(customer)
    await expectRefused(world.run(nora, 'session.status', { sessionId, to: 'active' }), 'CONFLICT')
  })
})

describe('message.send', () => {
  it('numbers fifty parallel writers densely', async () => {
    const { sessionId, customer, baseSeq } = await claimed()
    const receipts = await Promise.all(
      Array.from({ length: 50 }, () => world.run(customer, 'message.send', { sessionId })),
    )
    const seqs = receipts.map((receipt) => receipt.seq ?? 0).sort((a, b) => a - b)
    expect(seqs).toEqual(Array.from({ length: 50 }, (_, index) => baseSeq + 1 + index))
    expect((await theSession(sessionId)).last_seq).toBe(baseSeq + 50)
  })

  it("is the assignee's or a supervisor's to answer; everybody may write notes", async () => {
    const { sessionId, baseSeq } = await claimed()
    await expectRefused(world.run(jonas, 'message.send', { sessionId, baseSeq }), 'FORBIDDEN')
    await world.run(jonas, 'message.send', { sessionId, type: 'note' })
    await world.run(mara, 'message.send', { sessionId, baseSeq })
    await world.run(nora, 'message.send', { sessionId, baseSeq: baseSeq + 2 })
  })

  it('asks an agent to claim before answering', async () => {
    const { sessionId } = await fresh()
    const error = await refusal(world.run(mara, 'message.send', { sessionId, baseSeq: 2 }))
    expect(error.body).toMatchObject({ code: 'FORBIDDEN', hint: expect.stringContaining('Claim') })
    await world.run(nora, 'message.send', { sessionId, baseSeq: 2 })
  })

  it('makes who answers a participant and moves their marks; a note does neither', async () => {
    const { sessionId, baseSeq } = await claimed()
    await world.run(jonas, 'message.send', { sessionId, type: 'note' })
    const { seq } = await world.run(nora, 'message.send', { sessionId, baseSeq: baseSeq + 1 })
    const participants = await read('participants', 'session_id', sessionId)
    expect(participants.find((one) => one.member_id === jonas.id)).toBeUndefined()
    expect(participants.find((one) => one.member_id === nora.id)).toMatchObject({
      read_seq: seq,
      delivered_seq: seq,
    })
    expect((await theSession(sessionId)).scopes).not.toContain(`user:${nora.id}`)
  })

  it("keeps a session's place in the queue when a note is written", async () => {
    const { sessionId } = await claimed()
    const before = await theSession(sessionId)
    await world.run(mara, 'message.send', { sessionId, type: 'note' })
    expect(await theSession(sessionId)).toMatchObject({
      last_message_at: before.last_message_at,
      last_seq: before.last_seq + 1,
    })
  })

  it('cannot quote a note to the customer, nor a message of another session', async () => {
    const { sessionId, baseSeq } = await claimed()
    const other = await fresh()
    const noteId = uuidv7()
    const input = {
      ...{ sessionId, type: 'note' as const, body: 'Hm' },
      replyTo: null,
      baseSeq: null,
      force: false,
    }
    await world.execute(mara, { id: noteId, name: 'message.send', input })
    const [strange] = await read('messages', 'session_id', other.sessionId)
    for (const replyTo of [noteId, strange?.id ?? '']) {
      await expectRefused(world.run(mara, 'message.send', { sessionId, baseSeq, replyTo }), 'INVALID')
    }
  })

  it('reaches nobody who may not see the session', async () => {
    const { sessionId } = await fresh()
    const stranger = await world.addCustomer()
    await expectRefused(world.run(stranger, 'message.send', { sessionId }), 'NOT_FOUND')
    await expectRefused(world.run(stranger, 'session.mark', { sessionId, readSeq: 1 }), 'NOT_FOUND')
    await expectRefused(world.run(mara, 'message.send', { sessionId: uuidv7(), baseSeq: 0 }), 'NOT_FOUND')
  })
})

describe('the freshness guard', () => {
  it('refuses a reply to what a colleague has answered, and says so', async () => {
    const { sessionId, baseSeq } = await claimed()
    await world.run(nora, 'message.send', { sessionId, baseSeq })
    const error = await refusal(world.run(mara, 'message.send', { sessionId, baseSeq }))
    expect(error.body).toMatchObject({
      code: 'STALE',
      details: { reasons: ['answered'], lastSeq: baseSeq + 2, assigneeId: mara.id, status: 'active' },
    })
  })

  it('sends it all the same when forced, and the audit says over what', async () => {
    const { sessionId, baseSeq } = await claimed()
    await world.run(nora, 'message.send', { sessionId, baseSeq })
    await world.run(mara, 'message.send', { sessionId, baseSeq, force: true })
    expect(await read('audit', 'subject_id', sessionId)).toContainEqual(
      expect.objectContaining({ actor_id: mara.id, details: { type: 'text', forcedOver: ['answered'] } }),
    )
  })

  it("sees a change of status and of owner, but not one's own", async () => {
    const { sessionId, baseSeq } = await claimed()
    await world.run(mara, 'session.status', { sessionId, to: 'paused' })
    await world.run(mara, 'message.send', { sessionId, baseSeq })
    await world.run(nora, 'session.status', { sessionId, to: 'active' })
    const changed = await refusal(world.run(mara, 'message.send', { sessionId, baseSeq }))
    expect(changed.body.details).toMatchObject({ reasons: ['status_changed'] })

    await world.run(mara, 'session.status', { sessionId, to: 'waiting' })
    await world.run(jonas, 'session.claim', { sessionId })
    const owner = await refusal(world.run(nora, 'message.send', { sessionId, baseSeq: baseSeq + 3 }))
    expect(owner.body.details).toMatchObject({ reasons: expect.arrayContaining(['owner_changed']) })
  })

  it('says what happened: who wrote where, who moved the chat and its status, but no text, and nothing of one’s own', async () => {
    const { sessionId, customer, baseSeq } = await claimed()
    await world.run(customer, 'message.send', { sessionId, body: 'secret' })
    await world.run(mara, 'message.send', { sessionId, baseSeq })
    await world.run(nora, 'message.send', { sessionId, type: 'note' })
    await world.run(nora, 'session.status', { sessionId, to: 'paused' })
    await world.run(nora, 'session.assign', { sessionId, to: { kind: 'user', userId: jonas.id } })
    await world.run(nora, 'session.assign', { sessionId, to: { kind: 'user', userId: mara.id } })
    const error = await refusal(world.run(mara, 'message.send', { sessionId, baseSeq }))
    const details = staleDetails.parse(error.body.details)
    const at = expect.any(String)
    const moved = { kind: 'owner_changed', at, toTeamId: null, byId: nora.id }
    expect(details.changes).toEqual([
      { kind: 'message', at, seq: baseSeq + 1, senderKind: 'customer', senderId: customer.id },
      { kind: 'status_changed', at, seq: baseSeq + 4, from: 'active', to: 'paused', byId: nora.id },
      { ...moved, seq: baseSeq + 5, fromUserId: mara.id, toUserId: jonas.id },
      { ...moved, seq: baseSeq + 6, fromUserId: jonas.id, toUserId: mara.id },
    ])
    expect(details.lastSeq).toBe(baseSeq + 6)
    expect(JSON.stringify(error.body)).not.toContain('secret')
  })

  it("is not moved by the customer, by notes, nor by one's own messages", async () => {
    const { sessionId, customer, baseSeq } = await claimed()
    await world.run(customer, 'message.send', { sessionId })
    await world.run(jonas, 'message.send', { sessionId, type: 'note' })
    await world.run(mara, 'message.send', { sessionId, baseSeq })
    await world.run(mara, 'message.send', { sessionId, baseSeq })
  })

  it('wants to know what a reply was written against', async () => {
    const { sessionId } = await claimed()
    await expectRefused(world.run(mara, 'message.send', { sessionId, baseSeq: null }), 'INVALID')
  })
})

describe('a command sent again', () => {
  const commands: readonly [string, () => Promise<[Identity, Command]>][] = [
    [
      'session.start',
      async () => {
        const input = { type: 'general' as const, subject: '', message: { id: uuidv7(), body: 'Hi' } }
        return [await world.addCustomer(), { id: uuidv7(), name: 'session.start', input }]
      },
    ],
    [
      'session.claim',
      async () => [
        mara,
        { id: uuidv7(), name: 'session.claim', input: { sessionId: (await fresh()).sessionId } },
      ],
    ],
    [
      'session.status',
      async () => {
        const { sessionId } = await claimed()
        return [mara, { id: uuidv7(), name: 'session.status', input: { sessionId, to: 'ended' } }]
      },
    ],
    [
      'session.assign',
      async () => {
        const { sessionId } = await claimed()
        const to = { kind: 'user' as const, userId: jonas.id }
        return [mara, { id: uuidv7(), name: 'session.assign', input: { sessionId, to, note: 'Yours' } }]
      },
    ],
    [
      'session.assign out of sight',
      async () => {
        const { sessionId } = await claimed()
        const to = { kind: 'team' as const, teamId: world.teams.orders }
        return [mara, { id: uuidv7(), name: 'session.assign', input: { sessionId, to, note: '' } }]
      },
    ],
    [
      'session.decline',
      async () => {
        const { sessionId } = await fresh()
        const offer = JSON.stringify({ userId: mara.id, expiresAt: '2999-01-01T00:00:00.000Z' })
        await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
          tx.updateTable('sessions').set({ offer }).where('id', '=', sessionId).execute(),
        )
        return [mara, { id: uuidv7(), name: 'session.decline', input: { sessionId } }]
      },
    ],
    [
      'message.send',
      async () => {
        const { sessionId, baseSeq } = await claimed()
        const input = {
          ...{ sessionId, type: 'text' as const, body: 'Once' },
          replyTo: null,
          baseSeq,
          force: false,
        }
        return [mara, { id: uuidv7(), name: 'message.send', input }]
      },
    ],
    [
      'customer.update',
      async () => {
        const input = { customerId: (await fresh()).customer.id, notes: 'Once' }
        return [mara, { id: uuidv7(), name: 'customer.update', input }]
      },
    ],
    [
      'customer.block',
      async () => {
        const input = { customerId: (await fresh()).customer.id, reason: 'Once' }
        return [nora, { id: uuidv7(), name: 'customer.block', input }]
      },
    ],
    [
      'customer.unblock',
      async () => {
        const input = { customerId: (await fresh()).customer.id }
        return [nora, { id: uuidv7(), name: 'customer.unblock', input }]
      },
    ],
    [
      'session.rate',
      async () => {
        const { sessionId, customer } = await claimed()
        await world.run(mara, 'session.status', { sessionId, to: 'ended' })
        return [customer, { id: uuidv7(), name: 'session.rate', input: { sessionId, score: 5, comment: '' } }]
      },
    ],
  ]

  it.each(commands)('%s is answered with its first receipt', async (_name, make) => {
    const [who, command] = await make()
    const first = await world.execute(who, command)
    const stateOf = async () => (first.sessionId === null ? null : theSession(first.sessionId))
    const session = await stateOf()
    expect(first.duplicate).toBe(false)
    for (let retry = 0; retry < 3; retry += 1) {
      expect(await world.execute(who, command)).toEqual({ ...first, duplicate: true } satisfies Receipt)
    }
    expect(await stateOf()).toEqual(session)
  })

  it.each(commands)('%s is carried out once when it arrives ten times at once', async (_name, make) => {
    const [who, command] = await make()
    const receipts = await Promise.all(Array.from({ length: 10 }, () => world.execute(who, command)))
    expect(receipts.filter((receipt) => !receipt.duplicate)).toHaveLength(1)
    expect(new Set(receipts.map((receipt) => receipt.seq)).size).toBe(1)
  })

  it('with another payload, by another author or for another session is refused for good', async () => {
    const { sessionId, customer } = await fresh()
    const other = await fresh()
    const id = uuidv7()
    const input = {
      ...{ sessionId, type: 'text' as const, body: 'Once' },
      replyTo: null,
      baseSeq: null,
      force: false,
    }
    await world.execute(customer, { id, name: 'message.send', input })
    const again: [Identity, Command][] = [
      [customer, { id, name: 'message.send', input: { ...input, body: 'Twice' } }],
      [nora, { id, name: 'message.send', input }],
      [other.customer, { id, name: 'message.send', input: { ...input, sessionId: other.sessionId } }],
      [mara, { id, name: 'session.claim', input: { sessionId } }],
    ]
    for (const [who, command] of again) await expectRefused(world.execute(who, command), 'ID_REUSED')
    expect((await theSession(sessionId)).last_seq).toBe(3)
  })

  it('burns no number when it was refused', async () => {
    const { sessionId, baseSeq } = await claimed()
    await expectRefused(world.run(jonas, 'message.send', { sessionId, baseSeq }), 'FORBIDDEN')
    expect((await world.run(mara, 'message.send', { sessionId, baseSeq })).seq).toBe(baseSeq + 1)
  })
})

describe('session.mark', () => {
  async function marks(sessionId: string, who: Identity) {
    const rows = await read('participants', 'session_id', sessionId)
    const row = rows.find((one) => one.member_id === who.id)
    return row && [row.delivered_seq, row.read_seq]
  }

  it('moves forward only, is cut to the last message, and what is read is delivered', async () => {
    const { sessionId, customer, baseSeq } = await claimed()
    await world.run(customer, 'session.mark', { sessionId, deliveredSeq: 3 })
    expect(await marks(sessionId, customer)).toEqual([3, 2])
    await world.run(mara, 'message.send', { sessionId, baseSeq })
    await world.run(customer, 'session.mark', { sessionId, readSeq: 4 })
    expect(await marks(sessionId, customer)).toEqual([4, 4])
    await world.run(customer, 'session.mark', { sessionId, readSeq: 1, deliveredSeq: 2 })
    expect(await marks(sessionId, customer)).toEqual([4, 4])
    await world.run(customer, 'session.mark', { sessionId, readSeq: 4_000 })
    expect(await marks(sessionId, customer)).toEqual([4, 4])
  })

  it('leaves a change only when it moved something', async () => {
    const { sessionId, customer } = await claimed()
    const [participant] = await read('participants', 'session_id', sessionId)
    const changes = async () => (await read('changes', 'entity_id', participant?.id ?? '')).length
    await world.run(customer, 'session.mark', { sessionId, readSeq: 3 })
    const after = await changes()
    await world.run(customer, 'session.mark', { sessionId, readSeq: 3 })
    await world.run(customer, 'session.mark', { sessionId, readSeq: 2 })
    expect(await changes()).toBe(after)
  })

  it('is nothing for somebody who takes no part', async () => {
    const { sessionId } = await claimed()
    await world.run(jonas, 'session.mark', { sessionId, readSeq: 3 })
    expect(await marks(sessionId, jonas)).toBeUndefined()
  })
})

describe('reading a range', () => {
  it('brings the newest of it and says what it covers; a customer never gets a note', async () => {
    const { sessionId, customer, baseSeq } = await claimed()
    await world.run(mara, 'message.send', { sessionId, type: 'note', body: 'Between us' })
    await world.run(customer, 'message.send', { sessionId })
    const last = baseSeq + 2
    const wanted = { sessionId, fromSeq: 1, toSeq: 1_000, limit: 200 }

    const staff = await readRange(world.db, mara, wanted)
    expect(staff.messages.map((message) => message.seq)).toEqual([1, 2, 3, 4, 5])
    expect(staff).toMatchObject({ fromSeq: 1, toSeq: last })

    const visitor = await readRange(world.db, customer, wanted)
    expect(visitor.messages.map((message) => message.seq)).toEqual([1, 2, 3, 5])
    expect(JSON.stringify(visitor)).not.toContain('Between us')

    const newest = await readRange(world.db, mara, { ...wanted, limit: 2 })
    expect(newest).toMatchObject({ fromSeq: last - 1, toSeq: last })
  })
})

describe('disabled staff', () => {
  it('can do nothing from the moment on, whatever their token says', async () => {
    const { sessionId } = await claimed()
    const setDisabled = (at: Date | null) =>
      inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
        tx.updateTable('users').set({ disabled_at: at }).where('id', '=', mara.id).execute(),
      )
    await setDisabled(new Date())
    await expectRefused(world.run(mara, 'message.send', { sessionId, baseSeq: 3 }), 'UNAUTHENTICATED')
    await setDisabled(null)
  })
})
