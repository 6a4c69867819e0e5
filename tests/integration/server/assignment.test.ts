import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AssignmentTarget } from '#shared/commands/assignment.ts'
import { type ErrorCode, ParleyError } from '#shared/errors.ts'
import { type BulkAction, bulkAction, bulkResult } from '#shared/routes/assignment.ts'
import { inWorkspace, type Row } from '../../../src/server/db/index.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { createBulk } from '../../../src/server/domain/assignment/index.ts'
import { createCarryOut } from '../../../src/server/domain/commands/index.ts'
import { readRange } from '../../../src/server/domain/messages/index.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { changedTables, type Ledger, openLedger } from './access-matrix/ledger.ts'
import { apply, createWorld, type World } from './world.ts'

let postgres: TestPostgres
let world: World
let ledger: Ledger
let mara: Identity
let jonas: Identity
let omar: Identity
let nora: Identity

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres)
  ledger = await openLedger(world.superuserUrl)
  ;({ mara, jonas, omar, nora } = world.staff)
})

afterAll(async () => {
  await ledger?.close()
  await world?.close()
  await postgres?.stop()
})

/** A chat of Bookings with a new customer, held by mara unless it is to wait. */
async function chat(holder: Identity | null = mara): Promise<string> {
  const sessionId = await world.startSession(await world.addCustomer(), world.teams.bookings)
  if (holder !== null) await world.run(holder, 'session.claim', { sessionId })
  return sessionId
}

function rows<Table extends 'sessions' | 'messages' | 'audit' | 'participants'>(
  table: Table,
  column: 'id' | 'session_id' | 'subject_id',
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

async function theSession(sessionId: string): Promise<Row<'sessions'>> {
  const [row] = await rows('sessions', 'id', sessionId)
  if (row === undefined) throw new Error('no such session')
  return row
}

const assign = (who: Identity, sessionId: string, to: AssignmentTarget, more: object = {}) =>
  world.run(who, 'session.assign', { sessionId, to, ...more })
const toUser = ({ id }: Identity): AssignmentTarget => ({ kind: 'user', userId: id })
const toTeam = (teamId: string | null): AssignmentTarget => ({ kind: 'team', teamId })
const QUEUE: AssignmentTarget = { kind: 'queue' }

async function refusal(work: Promise<unknown>): Promise<ParleyError> {
  const error = await work.then(
    () => new Error('it was not refused'),
    (reason: unknown) => reason,
  )
  if (error instanceof ParleyError) return error
  throw error
}

async function expectRefused(work: Promise<unknown>, code: ErrorCode): Promise<void> {
  expect((await refusal(work)).code).toBe(code)
}

describe('session.assign', () => {
  it('to a colleague: theirs, active, with a note that only staff see, and a system message', async () => {
    const sessionId = await chat()
    const before = await theSession(sessionId)
    const { seq } = await assign(mara, sessionId, toUser(jonas), { note: '  She is in a hurry  ' })
    expect(await theSession(sessionId)).toMatchObject({
      status: 'active',
      assignee_id: jonas.id,
      team_id: world.teams.bookings,
      created_at: before.created_at,
      last_message_at: before.last_message_at,
    })
    const said = (await rows('messages', 'session_id', sessionId)).slice(-2)
    expect(said).toMatchObject([
      {
        seq: (seq ?? 0) - 1,
        event: {
          kind: 'assigned',
          fromUserId: mara.id,
          toUserId: jonas.id,
          toTeamId: world.teams.bookings,
          byId: mara.id,
        },
      },
      { seq, type: 'note', sender_id: mara.id, body: 'She is in a hurry' },
    ])
    expect(await rows('participants', 'session_id', sessionId)).toContainEqual(
      expect.objectContaining({ member_id: jonas.id, read_seq: 0 }),
    )
    const [audit] = (await rows('audit', 'subject_id', sessionId)).filter(
      ({ action }) => action === 'session.assign',
    )
    expect(audit?.details).toMatchObject({ toUserId: jonas.id, withNote: true })
    expect(JSON.stringify(audit)).not.toContain('hurry')
  })

  it('to a team, or back to the queue: waiting at its old age, nobody’s and offered to nobody', async () => {
    const since = new Date('2026-01-01T00:00:00.000Z')
    for (const [to, teamId] of [
      [toTeam(world.teams.orders), world.teams.orders],
      [toTeam(null), null],
      [QUEUE, world.teams.bookings],
    ] as const) {
      const sessionId = await chat()
      await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
        tx.updateTable('sessions').set({ waiting_since: since }).where('id', '=', sessionId).execute(),
      )
      await assign(nora, sessionId, to)
      expect(await theSession(sessionId)).toMatchObject({
        ...{ status: 'waiting', assignee_id: null, team_id: teamId },
        ...{ waiting_since: since, offer: null },
      })
    }
  })

  it('is for one’s own chats and unassigned ones; others’ are a supervisor’s to move', async () => {
    await expectRefused(assign(jonas, await chat(), toUser(jonas)), 'FORBIDDEN')
    await expectRefused(assign(omar, await chat(), QUEUE), 'NOT_FOUND')
    await assign(jonas, await chat(null), toUser(mara))
    await assign(nora, await chat(), toUser(jonas))
  })

  it('does not override what it did not expect, and names who has it', async () => {
    const sessionId = await chat()
    const error = await refusal(assign(nora, sessionId, QUEUE, { expectedAssigneeId: jonas.id }))
    expect(error.body).toMatchObject({
      code: 'CONFLICT',
      details: { assigneeId: mara.id, assigneeName: 'mara' },
    })
    await expectRefused(assign(nora, sessionId, QUEUE, { expectedAssigneeId: null }), 'CONFLICT')
    await assign(nora, sessionId, QUEUE, { expectedAssigneeId: mara.id })
    const nobody = await refusal(assign(nora, sessionId, QUEUE, { expectedAssigneeId: mara.id }))
    expect(nobody.message).toContain('Nobody')
  })

  it('needs somebody to get it who is there, and a chat that is open', async () => {
    const sessionId = await chat()
    const stranger = { ...mara, id: uuidv7() }
    await expectRefused(assign(mara, sessionId, toUser(stranger)), 'INVALID')
    await expectRefused(assign(mara, sessionId, toTeam(uuidv7())), 'INVALID')
    await world.run(mara, 'session.status', { sessionId, to: 'ended' })
    await expectRefused(assign(mara, sessionId, QUEUE), 'READ_ONLY')
  })

  it('makes a reply stale that was written before, but not to who did it', async () => {
    const sessionId = await chat()
    const { last_seq: baseSeq } = await theSession(sessionId)
    await assign(nora, sessionId, toUser(jonas))
    const error = await refusal(world.run(jonas, 'message.send', { sessionId, baseSeq }))
    expect(error.body).toMatchObject({ code: 'STALE', details: { reasons: ['owner_changed'] } })
    await world.run(nora, 'message.send', { sessionId, baseSeq })
  })

  it('has one winner among twenty who expect the same', async () => {
    const sessionId = await chat()
    const moves = Array.from({ length: 20 }, (_, index) =>
      assign(nora, sessionId, toUser(index % 2 === 0 ? jonas : omar), { expectedAssigneeId: mara.id }),
    )
    const results = await Promise.allSettled(moves)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('two hundred races of two agents for a chat', () => {
  it('each have one winner, and the other is told who', async () => {
    for (let race = 0; race < 200; race += 1) {
      const sessionId = await chat(null)
      const results = await Promise.allSettled([
        world.run(mara, 'session.claim', { sessionId }),
        world.run(jonas, 'session.claim', { sessionId }),
      ])
      const { assignee_id: winner } = await theSession(sessionId)
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const lost = results.find((result) => result.status === 'rejected')
      expect(lost?.reason.body.details).toMatchObject({ assigneeId: winner })
      expect(results[winner === mara.id ? 0 : 1]?.status).toBe('fulfilled')
    }
  })
})

describe('sight after a transfer', () => {
  it('ends for the former agent and their team, and the new agent has the history once', async () => {
    const sessionId = await chat()
    await world.run(mara, 'message.send', { sessionId, baseSeq: 100, body: 'From mara' })
    await world.number()
    const [ofMara, ofOmar] = [await world.pullAll(mara), await world.pullAll(omar)]
    const [held, gained] = [apply(new Map(), ofMara), apply(new Map(), ofOmar)]
    expect(held.has(`session ${sessionId}`)).toBe(true)
    expect(gained.has(`session ${sessionId}`)).toBe(false)

    await assign(nora, sessionId, toTeam(world.teams.orders), { note: 'An order, not a booking' })
    await world.number()
    const lost = await world.pullAll(mara, ofMara.at(-1))
    expect(lost.flatMap(({ changes }) => changes)).toMatchObject([
      { op: 'del', entity: 'session', id: sessionId },
    ])
    expect(JSON.stringify([...apply(held, lost).values()])).not.toContain('From mara')

    const brought = await world.pullAll(omar, ofOmar.at(-1))
    const seqs = brought
      .flatMap(({ changes }) => changes)
      .flatMap((change) => (change.op === 'put' && change.entity === 'message' ? [change.value.seq] : []))
    const { last_seq } = await theSession(sessionId)
    expect(seqs).toEqual(Array.from({ length: last_seq }, (_, index) => index + 1))
    await expectRefused(world.run(mara, 'message.send', { sessionId, type: 'note' }), 'NOT_FOUND')

    // What comes back to them brings its history back, with the part they had in it.
    await assign(omar, sessionId, toUser(mara))
    await world.number()
    const again = apply(held, await world.pullAll(mara, lost.at(-1)))
    expect(JSON.stringify([...again.values()])).toContain('From mara')
  })

  it('tells the customer who has the chat, not of which team nor by whose decision; notes stay among staff', async () => {
    const customer = await world.addCustomer()
    const sessionId = await world.startSession(customer, world.teams.bookings)
    await world.run(nora, 'session.assign', { sessionId, to: toUser(mara), note: 'Between us' })
    await assign(nora, sessionId, toTeam(world.teams.orders))
    await world.number()
    const range = await readRange(world.db, customer, { sessionId, fromSeq: 1, toSeq: 100, limit: 100 })
    for (const told of [await world.pullAll(customer), range]) {
      const text = JSON.stringify(told)
      expect(text).toContain(`"toUserId":"${mara.id}"`)
      for (const secret of [world.teams.orders, world.teams.bookings, nora.id, 'Between us']) {
        expect(text).not.toContain(secret)
      }
    }
    // The same look at what a colleague gets finds all of it: it can.
    const staff = JSON.stringify(await world.pullAll(omar))
    for (const secret of [world.teams.orders, nora.id, 'Between us']) expect(staff).toContain(secret)
  })

  it('does not undo what they did: a reply that was sent is answered with its receipt', async () => {
    const sessionId = await chat()
    const input = {
      ...{ sessionId, type: 'text' as const, body: 'Just before' },
      ...{ replyTo: null, baseSeq: 100, force: false },
    }
    const command = { id: uuidv7(), name: 'message.send' as const, input }
    const first = await world.execute(mara, command)
    await assign(nora, sessionId, toTeam(world.teams.orders))
    expect(await world.execute(mara, command)).toEqual({ ...first, duplicate: true })
    await expectRefused(world.execute(jonas, command), 'NOT_FOUND')
  })
})

describe('a bulk operation', () => {
  const bulk = (
    who: Identity,
    sessionIds: readonly string[],
    action: BulkAction,
    { id = uuidv7(), dryRun = false } = {},
  ) => {
    const carryOut = createCarryOut(
      world.db,
      () => {},
      () => {},
    )
    return createBulk(world.db, carryOut)(who, { id, dryRun, sessionIds, action: bulkAction.parse(action) })
  }
  const states = async (sessionIds: readonly string[]) => {
    const all = await Promise.all(sessionIds.map(theSession))
    return all.map(({ status, assignee_id, team_id }) => ({ status, assignee_id, team_id }))
  }
  const giveTo = (to: AssignmentTarget): BulkAction => ({ kind: 'assign', to, note: '' })

  it('does what can be done, and says of the rest why not', async () => {
    const ids = [await chat(), await chat(), uuidv7()]
    await world.run(mara, 'session.status', { sessionId: ids[1] ?? '', to: 'ended' })
    const result = bulkResult.parse(await bulk(nora, ids, giveTo(toUser(jonas))))
    expect(result.done).toEqual([
      {
        sessionId: ids[0],
        before: { assigneeId: mara.id, teamId: world.teams.bookings, status: 'active' },
      },
    ])
    expect(result.refused).toMatchObject([
      { sessionId: ids[1], code: 'READ_ONLY' },
      { sessionId: ids[2], code: 'NOT_FOUND' },
    ])
    expect((await theSession(ids[0] ?? '')).assignee_id).toBe(jonas.id)
  })

  it('changes nothing at all when it is only tried', async () => {
    const ids = [await chat(), await chat(null), uuidv7()]
    for (const action of [
      giveTo(toUser(jonas)),
      { kind: 'claim' },
      { kind: 'status', to: 'ended' },
    ] as const) {
      const before = await ledger.digest()
      const tried = await bulk(nora, ids, action, { dryRun: true })
      expect(changedTables(before, await ledger.digest())).toEqual([])
      expect(tried).toMatchObject({ dryRun: true, inverse: null })
      expect(tried.done.length + tried.refused.length).toBe(3)
    }
    // The same look at a real one sees it: it can.
    const before = await ledger.digest()
    await bulk(nora, ids, giveTo(QUEUE))
    expect(changedTables(before, await ledger.digest())).toContain('sessions')
  })

  it('sent again does nothing twice and answers the same, and again when ten arrive at once', async () => {
    const ids = [await chat(), await chat(null), await chat()]
    const id = uuidv7()
    const first = await bulk(nora, ids, giveTo(toTeam(world.teams.orders)), { id })
    const before = await ledger.digest()
    expect(await bulk(nora, ids, giveTo(toTeam(world.teams.orders)), { id })).toEqual(first)
    expect(changedTables(before, await ledger.digest())).toEqual([])

    const others = [await chat(), await chat()]
    const other = uuidv7()
    const all = await Promise.all(
      Array.from({ length: 10 }, () => bulk(nora, others, giveTo(toUser(jonas)), { id: other })),
    )
    for (const one of all) expect(one).toEqual(all[0])
    for (const sessionId of others) {
      const assigned = (await rows('messages', 'session_id', sessionId)).filter(
        ({ event }) => event?.kind === 'assigned',
      )
      expect(assigned).toHaveLength(1)
    }
  })

  it.each<[string, BulkAction | (() => BulkAction)]>([
    ['to a colleague', () => giveTo(toUser(omar))],
    ['to a team', () => giveTo(toTeam(world.teams.orders))],
    ['to nobody', () => giveTo(QUEUE)],
    ['claimed', { kind: 'claim' }],
    ['paused', { kind: 'status', to: 'paused' }],
    ['waiting', { kind: 'status', to: 'waiting' }],
    ['ended', { kind: 'status', to: 'ended' }],
    ['locked', { kind: 'status', to: 'locked' }],
  ])('is undone by its inverse: %s', async (_name, made) => {
    const action = typeof made === 'function' ? made() : made
    const ids = [await chat(), await chat(jonas), await chat(null), await chat()]
    await world.run(mara, 'session.status', { sessionId: ids[3] ?? '', to: 'paused' })
    const before = await states(ids)
    const result = await bulk(nora, ids, action)
    expect(await states(ids)).not.toEqual(before)
    for (const body of result.inverse ?? []) {
      expect((await bulk(nora, body.sessionIds, body.action)).refused).toEqual([])
    }
    expect(await states(ids)).toEqual(before)
  })

  it('is not undone where somebody has touched a chat since', async () => {
    const ids = [await chat(), await chat()]
    const { inverse } = await bulk(nora, ids, giveTo(QUEUE))
    await world.run(jonas, 'session.claim', { sessionId: ids[0] ?? '' })
    const undone = await Promise.all((inverse ?? []).map((body) => bulk(nora, body.sessionIds, body.action)))
    expect(undone.flatMap(({ refused }) => refused)).toMatchObject([{ sessionId: ids[0], code: 'CONFLICT' }])
    expect((await states(ids)).map((one) => one.assignee_id)).toEqual([jonas.id, mara.id])
  })

  it('is for supervisors', () => expectRefused(bulk(mara, [uuidv7()], { kind: 'claim' }), 'FORBIDDEN'))
})
