import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Command, CommandInput } from '#shared/commands.ts'
import type { Customer } from '#shared/entities.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { listCustomerSessions, readCustomer } from '../../../src/server/domain/customers/index.ts'
import { putAttributeDefinition } from '../../../src/server/domain/reference/index.ts'
import { putTeam, updateUser } from '../../../src/server/domain/staff/index.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { expectRefused, refusal } from './chats.ts'
import { changesOf, directoryOf } from './directory.ts'
import { createWorld, type World } from './world.ts'

let postgres: TestPostgres
let world: World
let directory: Awaited<ReturnType<typeof directoryOf>>
let mara: Identity
let jonas: Identity
let omar: Identity
let nora: Identity

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres)
  directory = await directoryOf(world)
  ;({ mara, jonas, omar, nora } = world.staff)
  const tier = { subject: 'customer', key: 'tier', label: 'Tier', type: 'choice' } as const
  const body = { ...tier, choices: ['gold', 'silver'], archived: false }
  await directory.write(directory.admin, (tx, reader) => putAttributeDefinition(tx, reader, uuidv7(), body))
})

afterAll(async () => {
  await world?.close()
  await postgres?.stop()
})

/** A customer with an ended chat in each of two teams. */
async function known(): Promise<{ customer: Identity; bookings: string; orders: string }> {
  const customer = await world.addCustomer()
  const start = async (team: string) => {
    const sessionId = await world.startSession(customer, team)
    await world.run(nora, 'session.status', { sessionId, to: 'ended' })
    return sessionId
  }
  return { customer, bookings: await start(world.teams.bookings), orders: await start(world.teams.orders) }
}

/** Without a session: what the commands about customers are run with. */
function act<Name extends 'customer.update' | 'customer.block' | 'customer.unblock'>(
  who: Identity,
  name: Name,
  input: CommandInput<Name>,
) {
  return world.execute(who, { id: uuidv7(), name, input } as Command)
}

describe('a customer’s profile', () => {
  it('changes field by field, for everybody who sees them', async () => {
    const { customer } = await known()
    const customerId = customer.id
    const unrelated = await world.addCustomer()
    const [maras, , , strangers] = await directory.following(
      [mara, omar, customer, unrelated],
      () => act(mara, 'customer.update', { customerId, phone: '+49 30 1', notes: 'Likes trains' }),
      () => act(omar, 'customer.update', { customerId, attributes: { tier: 'silver' } }),
      () => act(omar, 'customer.update', { customerId, attributes: { tier: null } }),
      () => act(customer, 'customer.update', { customerId, name: 'Another Name', email: null }),
      () => act(nora, 'customer.block', { customerId, reason: 'Rude' }),
      () => act(nora, 'customer.unblock', { customerId }),
    )
    expect(changesOf(maras)).toHaveLength(6)
    expect(changesOf(strangers)).toEqual([])
    const profile = await readCustomer(world.db, mara, customerId)
    expect(profile).toMatchObject({
      ...{ name: 'Another Name', email: null, phone: '+49 30 1', notes: 'Likes trains' },
      ...{ locale: 'en', attributes: {}, blockedAt: null },
    } satisfies Partial<Customer>)
    expect(JSON.stringify(await directory.auditOf(customerId))).not.toMatch(/trains|Another|silver|Rude/)
  })

  it('is told to the customer without what staff keep, and without why they are blocked', async () => {
    const { customer } = await known()
    await act(mara, 'customer.update', { customerId: customer.id, notes: 'A secret' })
    await act(nora, 'customer.block', { customerId: customer.id, reason: 'A secret reason' })
    await world.number()
    const told = JSON.stringify(await world.pullAll(customer))
    expect(told).not.toContain('secret')
    expect(told).toContain('"blockedAt":null')
    expect(JSON.stringify(await world.pullAll(mara))).toContain('A secret reason')
    await expectRefused(
      act(customer, 'customer.update', { customerId: customer.id, name: 'Me again' }),
      'FORBIDDEN',
    )
  })

  it('of a blocked customer takes no new chat and no message, until they are unblocked', async () => {
    const { customer } = await known()
    const sessionId = await world.startSession(customer)
    const say = () => world.run(customer, 'message.send', { sessionId })
    const start = () => {
      const message = { id: uuidv7(), body: 'Hello again' }
      return world.run(customer, 'session.start', { type: 'booking', message })
    }
    await act(nora, 'customer.block', { customerId: customer.id, reason: 'Rude' })
    for (const attempt of [say, start]) {
      expect(JSON.stringify(await refusal(attempt()))).not.toMatch(/Rude|block/i)
      await expectRefused(attempt(), 'FORBIDDEN')
    }
    await act(nora, 'customer.unblock', { customerId: customer.id })
    await say()
    await start()
  })

  it('refuses what does not fit, and changes nothing then', async () => {
    const { customer } = await known()
    const customerId = customer.id
    const before = await readCustomer(world.db, nora, customerId)
    const update = (who: Identity, patch: Omit<CommandInput<'customer.update'>, 'customerId'>) =>
      act(who, 'customer.update', { customerId, ...patch })
    await expectRefused(
      update(mara, { name: 'X', attributes: { tier: 'tin' } }),
      'INVALID',
      'attributes.tier',
    )
    await expectRefused(update(customer, { name: 'X', notes: 'Mine' }), 'FORBIDDEN', 'notes')
    await expectRefused(update(customer, { externalId: 'vip' }), 'FORBIDDEN', 'externalId')
    const other = await known()
    await act(mara, 'customer.update', { customerId: other.customer.id, externalId: 'C-1' })
    await expectRefused(update(mara, { externalId: 'C-1' }), 'CONFLICT', 'externalId')
    await expectRefused(act(mara, 'customer.block', { customerId, reason: 'No' }), 'FORBIDDEN')
    expect(await readCustomer(world.db, nora, customerId)).toEqual(before)
  })

  it('is out of sight for staff who see none of their chats, as if it were not there', async () => {
    const customer = await world.addCustomer()
    await world.startSession(customer, world.teams.orders)
    await readCustomer(world.db, omar, customer.id)
    await expectRefused(readCustomer(world.db, mara, customer.id), 'NOT_FOUND')
    await expectRefused(act(mara, 'customer.update', { customerId: customer.id, notes: 'x' }), 'NOT_FOUND')
    const silent = await world.addCustomer()
    await expectRefused(readCustomer(world.db, nora, silent.id), 'NOT_FOUND')
  })
})

describe('a customer’s history', () => {
  it('is what the reader may see of it, newest first, page by page', async () => {
    const { customer, bookings, orders } = await known()
    const third = await world.startSession(customer, world.teams.bookings)
    const history = (who: Identity, limit: number, after?: string) =>
      listCustomerSessions(world.db, who, customer.id, { limit, after })
    expect((await history(nora, 50)).sessions.map(({ id }) => id)).toEqual([third, orders, bookings])
    expect((await history(mara, 50)).sessions.map(({ id }) => id)).toEqual([third, bookings])
    const first = await history(nora, 2)
    const second = await history(nora, 2, first.next ?? '')
    expect([...first.sessions, ...second.sessions].map(({ id }) => id)).toEqual([third, orders, bookings])
    expect(second.next).toBeNull()
    await expectRefused((async () => history(nora, 2, 'x'))(), 'INVALID', 'after')
  })
})

describe('staff', () => {
  it('who are renamed are known by their new name to colleagues and to whom they answer, and to no other', async () => {
    const customer = await world.addCustomer()
    const stranger = await world.addCustomer()
    const sessionId = await world.startSession(customer)
    await world.startSession(stranger)
    await world.run(jonas, 'session.claim', { sessionId })
    const rename = (name: string) => () =>
      directory.write(jonas, (tx, reader) => updateUser(tx, reader, jonas.id, { name }, true))
    const [, theirs, strangers] = await directory.following(
      [mara, customer, stranger],
      rename('Jon'),
      rename('jonas'),
    )
    expect(changesOf(theirs)).toMatchObject([
      { entity: 'user', value: { id: jonas.id, name: 'Jon', role: 'agent', teamIds: [], skills: [] } },
      { value: { name: 'jonas' } },
    ])
    expect(changesOf(strangers)).toEqual([])
  })

  it('have teams whose names change for staff alone', async () => {
    const id = uuidv7()
    const name = (to: string) => () =>
      directory.write(directory.admin, (tx, reader) => putTeam(tx, reader, id, { name: to }))
    const [, customers] = await directory.following(
      [mara, world.customer],
      name('Night'),
      name('Late'),
      name('Late'),
    )
    expect(changesOf(customers)).toEqual([])
    await expectRefused(name('Bookings')(), 'CONFLICT', 'name')
  })
})
