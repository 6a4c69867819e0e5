import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RouteBody } from '#shared/rest.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import {
  deleteCannedResponse,
  listCannedResponses,
  putCannedResponse,
} from '../../../src/server/domain/reference/index.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { expectRefused } from './chats.ts'
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
})

afterAll(async () => {
  await world?.close()
  await postgres?.stop()
})

describe('prepared texts', () => {
  const wanted = (more: Partial<RouteBody<'putCannedResponse'>> = {}): RouteBody<'putCannedResponse'> => ({
    ...{ teamId: null, ownerId: null, shortcut: `s-${uuidv7()}`, title: 'A title', body: 'A body' },
    ...more,
  })
  const put = (who: Identity, id: string, more: Partial<RouteBody<'putCannedResponse'>> = {}) => {
    const body = wanted(more)
    return directory.write(who, (tx, reader) => putCannedResponse(tx, reader, id, body))
  }
  const remove = (who: Identity, id: string) =>
    directory.write(who, (tx, reader) => deleteCannedResponse(tx, reader, id))
  const seenBy = async (who: Identity) =>
    (await listCannedResponses(world.db, who)).cannedResponses.map(({ id }) => id)

  it('are seen by whom they are for, in the list as in the change log', async () => {
    const [own, team, all] = [uuidv7(), uuidv7(), uuidv7()]
    await put(mara, own, { ownerId: mara.id })
    await put(nora, team, { teamId: world.teams.bookings })
    await put(nora, all)
    const sees = {
      [mara.id]: [own, team, all],
      [jonas.id]: [team, all],
      [omar.id]: [all],
      [nora.id]: [team, all],
    }
    await world.number()
    for (const who of [mara, jonas, omar, nora]) {
      const listed = await seenBy(who)
      const pulled = changesOf(await world.pullAll(who)).flatMap((change) =>
        change.op === 'put' && change.entity === 'cannedResponse' ? change.value.id : [],
      )
      expect([...listed].sort()).toEqual([...pulled].sort())
      expect([own, team, all].filter((id) => listed.includes(id))).toEqual(sees[who.id])
    }
    const [maras] = changesOf(await world.pullAll(world.customer)).filter(
      (change) => change.entity === 'cannedResponse',
    )
    expect(maras).toBeUndefined()
  })

  it('are written by whom they belong to', async () => {
    const own = { ownerId: mara.id }
    await expectRefused(put(jonas, uuidv7(), own), 'FORBIDDEN')
    await expectRefused(put(nora, uuidv7(), own), 'FORBIDDEN')
    await expectRefused(put(mara, uuidv7(), { teamId: world.teams.bookings }), 'FORBIDDEN')
    await expectRefused(put(mara, uuidv7()), 'FORBIDDEN')
    await expectRefused(
      put(directory.admin, uuidv7(), { ...own, teamId: world.teams.bookings }),
      'INVALID',
      'ownerId',
    )
    await expectRefused(put(nora, uuidv7(), { teamId: uuidv7() }), 'INVALID', 'teamId')

    const id = uuidv7()
    await put(mara, id, own)
    // Somebody else's personal one is as if it were another workspace's.
    await expectRefused(put(jonas, id, { ownerId: jonas.id }), 'ID_REUSED')
    await expectRefused(put(directory.admin, id), 'ID_REUSED')
    await expectRefused(remove(directory.admin, id), 'NOT_FOUND')
    const shared = uuidv7()
    await put(nora, shared)
    await expectRefused(put(mara, shared, own), 'FORBIDDEN')
    await expectRefused(remove(mara, shared), 'FORBIDDEN')
  })

  it('change what is known of them only when they change', async () => {
    const id = uuidv7()
    const body = { shortcut: `s-${id}` }
    const first = await put(nora, id, body)
    const before = directory.commits()
    expect(await put(nora, id, body)).toEqual(first)
    expect(directory.commits()).toBe(before)
    expect(await directory.auditOf(id)).toHaveLength(1)
    await put(nora, id, { ...body, title: 'Another' })
    expect(directory.commits()).toBe(before + 1)
    expect(JSON.stringify(await directory.auditOf(id))).not.toMatch(/Another|A body/)
  })

  it('have their shortcut to themselves in their place, and nowhere else', async () => {
    const shortcut = 'hello'
    await put(nora, uuidv7(), { shortcut })
    await put(nora, uuidv7(), { shortcut, teamId: world.teams.orders })
    await put(mara, uuidv7(), { shortcut, ownerId: mara.id })
    await put(jonas, uuidv7(), { shortcut, ownerId: jonas.id })
    await expectRefused(put(nora, uuidv7(), { shortcut }), 'CONFLICT', 'shortcut')
    await expectRefused(put(mara, uuidv7(), { shortcut, ownerId: mara.id }), 'CONFLICT', 'shortcut')
  })

  it('have no variables that do not exist', async () => {
    await put(nora, uuidv7(), { body: '{{customer.firstName}} {{attribute.tier}} {{ session.reference }}' })
    await expectRefused(put(nora, uuidv7(), { body: '{{customer.password}}' }), 'INVALID', 'body')
  })

  it('come and go where they move: held = fresh for everybody at every step', async () => {
    const id = uuidv7()
    const at = (more: Partial<RouteBody<'putCannedResponse'>>) => () => put(nora, id, more)
    const [maras, , omars, customers] = await directory.following(
      [mara, jonas, omar, world.customer, nora],
      at({ teamId: world.teams.bookings }),
      at({ teamId: world.teams.orders }),
      at({}),
      at({ ownerId: nora.id }),
      at({ teamId: world.teams.bookings }),
      () => remove(nora, id),
    )
    expect(changesOf(maras).map(({ op }) => op)).toEqual(['put', 'del', 'put', 'del', 'put', 'del'])
    expect(changesOf(omars).map(({ op }) => op)).toEqual(['put', 'put', 'del'])
    expect(changesOf(customers)).toEqual([])
  })

  it('made and deleted between two pulls leave nothing', async () => {
    const id = uuidv7()
    await directory.following([mara, nora], async () => {
      await put(nora, id)
      await remove(nora, id)
    })
    await expectRefused(remove(nora, id), 'NOT_FOUND')
  })
})
