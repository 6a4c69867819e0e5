import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ErrorCode } from '#shared/errors.ts'
import { inWorkspace } from '../../../src/server/db/index.ts'
import type { Identity, Reader } from '../../../src/server/domain/access/index.ts'
import { putSettings } from '../../../src/server/domain/policy/index.ts'
import { expireSuggestions } from '../../../src/server/domain/suggestions/index.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { apply, createWorld, type World } from './world.ts'

const SECRET = 'I was about to write this.'
const DAY_MS = 86_400_000

let postgres: TestPostgres
let world: World
let staff: World['staff']

beforeAll(async () => {
  postgres = await startTestPostgres()
})

afterAll(() => postgres?.stop())

beforeEach(async () => {
  world = await createWorld(postgres)
  staff = world.staff
  await setPolicy(true)
  return () => world.close()
})

function setPolicy(draftTravel: boolean) {
  return inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
    tx.updateTable('workspaces').set({ draft_travel: draftTravel }).execute(),
  )
}

const assign = (by: Identity, sessionId: string, to: object) =>
  world.run(by, 'session.assign', { sessionId, to } as never)
const toUser = ({ id }: Identity) => ({ kind: 'user', userId: id })
const QUEUE = { kind: 'queue' }

/** A chat that mara had, and jonas has now. */
async function handedOver(): Promise<string> {
  const sessionId = await world.startSession()
  await world.run(staff.mara, 'session.claim', { sessionId })
  await assign(staff.mara, sessionId, toUser(staff.jonas))
  return sessionId
}

function offer(by: Identity, sessionId: string, more: { id?: string; body?: string } = {}) {
  const { id = uuidv7(), body = SECRET } = more
  const input = { sessionId, kind: 'reply', body, baseSeq: 1 } as const
  return world.execute(by, { id, name: 'suggestion.offer', input })
}

function settle(by: Identity, suggestionId: string, id = uuidv7()) {
  return world.execute(by, {
    ...{ id, name: 'suggestion.settle', input: { suggestionId, decision: 'take' } },
  } as never)
}

/** What somebody who looks now gets to see of suggestions. */
async function seenBy(who: Identity): Promise<object[]> {
  await world.number()
  const held = apply(new Map(), await world.pullAll(who))
  return [...held].flatMap(([key, value]) => (key.startsWith('suggestion ') ? [value as object] : []))
}

async function expectRefused(work: Promise<unknown>, code: ErrorCode): Promise<void> {
  await expect(work).rejects.toMatchObject({ code })
}

describe('what somebody was writing when their chat went to somebody else', () => {
  it('is seen by who has it now and by its author, and by nobody else', async () => {
    const { mara, jonas, nora, omar } = staff
    const sessionId = await handedOver()
    const { id } = await offer(mara, sessionId)
    const suggestion = { id, sessionId, authorId: mara.id, ownerId: jonas.id, kind: 'reply', body: SECRET }
    expect(await seenBy(jonas)).toMatchObject([suggestion])
    expect(await seenBy(mara)).toMatchObject([suggestion])
    for (const other of [nora, omar, world.customer]) expect(await seenBy(other)).toEqual([])
  })

  it('does not travel unless the workspace lets it, which it does not by itself', async () => {
    const sessionId = await handedOver()
    await setPolicy(false)
    await expectRefused(offer(staff.mara, sessionId), 'FORBIDDEN')
    expect(await seenBy(staff.jonas)).toEqual([])
    const other = await createWorld(postgres)
    const [row] = await inWorkspace(other.db, { workspaceId: other.workspaceId, id: null }, (tx) =>
      tx.selectFrom('workspaces').select('draft_travel').execute(),
    )
    expect(row).toEqual({ draft_travel: false })
    await other.close()
  })

  it('is left once, however often it is sent', async () => {
    const sessionId = await handedOver()
    const id = uuidv7()
    const receipts = await Promise.all([1, 2, 3].map(() => offer(staff.mara, sessionId, { id })))
    expect(receipts.filter(({ duplicate }) => !duplicate)).toHaveLength(1)
    expect(await seenBy(staff.jonas)).toHaveLength(1)
    await expectRefused(offer(staff.mara, sessionId, { id, body: 'other words' }), 'ID_REUSED')
    await settle(staff.jonas, id)
    expect(await offer(staff.mara, sessionId, { id })).toMatchObject({ duplicate: true })
    expect(await seenBy(staff.jonas)).toEqual([])
  })

  it('comes from who took part and has lost sight of the chat, and from no stranger', async () => {
    const { mara, omar, nora } = staff
    const sessionId = await world.startSession(undefined, world.teams.bookings)
    await world.run(mara, 'session.claim', { sessionId })
    await assign(nora, sessionId, { kind: 'team', teamId: world.teams.orders })
    await expectRefused(world.run(mara, 'message.send', { sessionId, type: 'note' }), 'NOT_FOUND')
    await offer(mara, sessionId)
    // Nobody has the chat: nobody but the author sees it, until somebody takes the chat.
    expect(await seenBy(omar)).toEqual([])
    await world.run(omar, 'session.claim', { sessionId })
    expect(await seenBy(omar)).toMatchObject([{ authorId: mara.id, ownerId: omar.id }])

    const elsewhere = await world.startSession(await world.addCustomer(), world.teams.orders)
    await expectRefused(offer(mara, elsewhere), 'NOT_FOUND')
  })

  it('is for nobody while the chat is one’s own, and for nobody when it has ended', async () => {
    const sessionId = await handedOver()
    await expectRefused(offer(staff.jonas, sessionId), 'CONFLICT')
    await world.run(staff.jonas, 'session.status', { sessionId, to: 'ended' })
    await expectRefused(offer(staff.mara, sessionId), 'READ_ONLY')
  })

  it('goes on with the chat, and is told to who gets it and who loses it', async () => {
    const { mara, jonas, nora } = staff
    const sessionId = await handedOver()
    await offer(mara, sessionId)
    await world.number()
    const before = await world.pullAll(jonas)
    await assign(jonas, sessionId, toUser(nora))
    await world.number()
    const after = (await world.pullAll(jonas, before.at(-1))).flatMap(({ changes }) => changes)
    expect(after).toContainEqual(expect.objectContaining({ op: 'del', entity: 'suggestion' }))
    expect(await seenBy(nora)).toMatchObject([{ ownerId: nora.id }])
    await assign(nora, sessionId, QUEUE)
    expect(await seenBy(nora)).toEqual([])
    expect(await seenBy(mara)).toMatchObject([{ ownerId: null }])
  })

  it('is gone for both once it is taken, once the chat ends, and after a month', async () => {
    const { mara, jonas } = staff
    const sessionId = await handedOver()
    const { id } = await offer(mara, sessionId)
    await expectRefused(settle(mara, id), 'FORBIDDEN')
    await expectRefused(settle(staff.omar, id), 'NOT_FOUND')
    const taking = uuidv7()
    await settle(jonas, id, taking)
    expect(await settle(jonas, id, taking)).toMatchObject({ duplicate: true })
    expect([await seenBy(mara), await seenBy(jonas)]).toEqual([[], []])

    await offer(mara, sessionId)
    await world.run(jonas, 'session.status', { sessionId, to: 'ended' })
    expect([await seenBy(mara), await seenBy(jonas)]).toEqual([[], []])

    const another = await world.startSession(await world.addCustomer())
    await world.run(mara, 'session.claim', { sessionId: another })
    await assign(mara, another, toUser(jonas))
    await offer(mara, another)
    const inDays = (days: number) => () => Date.now() + days * DAY_MS
    await expireSuggestions(world.db, () => undefined, inDays(29)).run()
    expect(await seenBy(jonas)).toHaveLength(1)
    await expireSuggestions(world.db, () => undefined, inDays(31)).run()
    expect([await seenBy(mara), await seenBy(jonas)]).toEqual([[], []])
  })

  it('stands for the one before of the same author, and leaves no word in the audit or the log', async () => {
    const { mara, jonas } = staff
    const sessionId = await handedOver()
    await offer(mara, sessionId, { body: 'first words' })
    await offer(mara, sessionId)
    expect(await seenBy(jonas)).toMatchObject([{ body: SECRET }])
    const rows = await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, async (tx) => [
      ...(await tx.selectFrom('audit').selectAll().execute()),
      ...(await tx.selectFrom('changes').selectAll().execute()),
    ])
    expect(JSON.stringify(rows)).not.toMatch(/first words|about to write/)
    expect(rows).toContainEqual(expect.objectContaining({ action: 'suggestion.offer' }))
  })
})

it('the policy is an admin’s to set, and setting it twice is setting it once', async () => {
  const put = (who: Identity, role: 'supervisor' | 'admin', draftTravel: boolean) =>
    inWorkspace(world.db, who, (tx) =>
      putSettings(
        tx,
        { ...who, role, scopes: [], hasSla: false, isBlocked: false, approval: 'nothing' },
        { draftTravel },
      ),
    )
  await expectRefused(put(staff.nora, 'supervisor', false), 'FORBIDDEN')
  expect((await put(staff.nora, 'admin', false)).audit).toMatchObject({ action: 'policy.put' })
  expect((await put(staff.nora, 'admin', false)).audit).toBeNull()
})

it('what is not named of the policy is left as it is', async () => {
  const admin: Reader = {
    ...{ ...staff.nora, role: 'admin', scopes: [], hasSla: false, isBlocked: false, approval: 'nothing' },
  }
  const put = (wanted: object) => inWorkspace(world.db, admin, (tx) => putSettings(tx, admin, wanted))
  const referenceUrl = 'https://shop.example/orders/{reference}'
  await put({ referenceUrl })
  expect((await put({ surveys: false })).value).toMatchObject({ surveys: false, referenceUrl })
  expect((await put({ surveys: true, referenceUrl: null })).value).toMatchObject({ referenceUrl: null })
})
