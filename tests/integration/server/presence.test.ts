import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { PRESENCE_TTL_MS, type PresenceSeen, presenceSeen, type ViewingSeen } from '#shared/presence.ts'
import { inWorkspace, type Row } from '../../../src/server/db/index.ts'
import { keepAlive } from '../../../src/server/domain/presence/devices.ts'
import { readPresence } from '../../../src/server/domain/presence/index.ts'
import { routeAll } from '../../../src/server/domain/routing/index.ts'
import { type RunningServer, startServer } from '../../../src/server/server.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { call, introduce, openSocket, type TestClient } from './client.ts'
import { createWorld, emailOf, PASSWORD, type World } from './world.ts'

const GRACE = { graceMs: 90_000 }

let postgres: TestPostgres
let world: World
/** Two on one database. */
let near: RunningServer
let far: RunningServer
const open: TestClient[] = []

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres, { PARLEY_LIMIT_SIGN_IN: '1000' })
  near = await startServer(world.config)
  far = await startServer(world.config)
})

afterEach(async () => {
  for (const client of open.splice(0)) client.close()
  await expect
    .poll(async () => (await devices()).every(({ alive_until }) => alive_until <= new Date()))
    .toBe(true)
  await within((tx) => tx.deleteFrom('presence_devices').execute())
})

afterAll(async () => {
  await near?.close()
  await far?.close()
  await world?.close()
  await postgres?.stop()
})

const hasLeft = ({ alive_until }: Row<'presence_devices'>) => alive_until <= new Date()

type Name = 'mara' | 'jonas' | 'omar' | 'nora'

function within<Result>(work: Parameters<typeof inWorkspace<Result>>[2]): Promise<Result> {
  return inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, work)
}

function devices(): Promise<Row<'presence_devices'>[]> {
  return within((tx) => tx.selectFrom('presence_devices').selectAll().orderBy('alive_until').execute())
}

interface Online {
  readonly client: TestClient
  readonly token: string
  readonly told: PresenceSeen[]
  readonly views: ViewingSeen[]
}

async function online(server: RunningServer, token: string): Promise<Online> {
  const client = await openSocket(server.url, token)
  open.push(client)
  const told: PresenceSeen[] = []
  const views: ViewingSeen[] = []
  client.socket.on('presence', (frame: unknown) => told.push(presenceSeen.parse(frame)))
  client.socket.on('viewing', (frame: ViewingSeen) => views.push(frame))
  await client.hello()
  return { client, token, told, views }
}

/** Signed in on a device of their own. */
async function signIn(server: RunningServer, person: Name, deviceId = uuidv7()): Promise<Online> {
  const { body } = await call(server.url, 'POST', '/v1/auth/sign-in', {
    body: {
      ...{ email: emailOf(person, world.slug), password: PASSWORD },
      device: { id: deviceId, name: 'test' },
    },
  })
  return online(server, body.tokens.accessToken)
}

async function presenceOf(server: RunningServer, { token }: Online, person: Name): Promise<PresenceSeen> {
  const { body } = await call(server.url, 'GET', '/v1/presence', { token })
  const found = body.presence.find((one: PresenceSeen) => one.userId === world.staff[person].id)
  return presenceSeen.parse(found)
}

const later = (seconds: number) => new Date(Date.now() + seconds * 1_000)
const statusAt = async (person: Name, at: Date) => {
  const [seen] = await within((tx) => readPresence(tx, at, GRACE, [world.staff[person].id]))
  return seen?.status
}

describe('presence', () => {
  it('is told to staff on every server, and to be read from each', async () => {
    const [mara, nora] = [await signIn(near, 'mara'), await signIn(far, 'nora')]
    expect(await presenceOf(far, nora, 'mara')).toMatchObject({ status: 'offline', load: 0, capacity: 6 })
    expect(await mara.client.ask('presence', { status: 'available' })).toEqual({ ok: true })
    const seen = { userId: world.staff.mara.id, status: 'available' }
    await expect.poll(() => nora.told).toContainEqual(expect.objectContaining(seen))
    await expect.poll(() => mara.told).toContainEqual(expect.objectContaining(seen))
    expect(await presenceOf(far, nora, 'mara')).toMatchObject(seen)
  })

  it('brings along what somebody has in hand, whichever server it came by', async () => {
    const [mara, nora] = [await signIn(near, 'mara'), await signIn(far, 'nora')]
    const { token } = await introduce(near.url, world.slug)
    const id = uuidv7()
    await call(near.url, 'POST', '/v1/sessions', {
      token,
      body: { id, message: { id: uuidv7(), body: 'Hi' } },
    })
    await mara.client.command({ name: 'session.claim', input: { sessionId: id } })
    const withLoad = (load: number) =>
      expect.objectContaining({ userId: world.staff.mara.id, load, status: 'offline' })
    await expect.poll(() => nora.told).toContainEqual(withLoad(1))
    await mara.client.command({ name: 'session.status', input: { sessionId: id, to: 'paused' } })
    await expect.poll(() => nora.told.at(-1)).toEqual(withLoad(0))
  })

  it('is the best of somebody’s devices, on whichever server those are', async () => {
    const [desk, phone] = [await signIn(near, 'mara'), await signIn(far, 'mara')]
    await desk.client.ask('presence', { status: 'away' })
    expect((await presenceOf(far, phone, 'mara')).status).toBe('away')
    await phone.client.ask('presence', { status: 'available' })
    expect((await presenceOf(near, desk, 'mara')).status).toBe('available')
    await phone.client.ask('presence', { status: 'offline' })
    expect((await presenceOf(near, desk, 'mara')).status).toBe('away')
  })

  it('outlives a connection by its grace, but a device without a connection gets no chats', async () => {
    const mara = await signIn(near, 'mara')
    await mara.client.ask('presence', { status: 'available' })
    mara.client.close()
    await expect.poll(async () => (await devices()).every(hasLeft)).toBe(true)
    expect(await statusAt('mara', later(80))).toBe('available')
    expect(await statusAt('mara', later(91))).toBe('offline')
    await routeAll(world.db, later(91), GRACE)
    expect((await devices()).map(({ status }) => status)).toEqual(['offline'])
  })

  it('of a device that is back elsewhere is not ended by its old connection', async () => {
    const device = uuidv7()
    const old = await signIn(near, 'mara', device)
    await old.client.ask('presence', { status: 'available' })
    const back = await signIn(far, 'mara', device)
    await back.client.ask('presence', { status: 'busy' })
    old.client.close()
    // Whatever the old server does about it, it has done when it has carried out something later.
    const other = await signIn(near, 'jonas')
    await other.client.ask('presence', { status: 'away' })
    other.client.close()
    await expect.poll(async () => (await devices())[0]?.user_id).toBe(world.staff.jonas.id)
    const [, alive] = await devices()
    expect(alive).toMatchObject({ user_id: world.staff.mara.id, status: 'busy' })
    expect(alive?.alive_until.getTime()).toBeGreaterThan(Date.now())
  })

  it('is kept alive, and said again to a database that has lost it, by the connection that counts', async () => {
    const { workspaceId, staff } = world
    const device = { workspaceId, userId: staff.mara.id, deviceId: uuidv7(), connectionId: uuidv7() }
    const keep = (connectionId: string, now: Date) =>
      within((tx) => keepAlive(tx, [{ device: { ...device, connectionId }, status: 'away' }], now))
    await keep(device.connectionId, later(-90))
    expect(await devices()).toMatchObject([{ status: 'away', connection_id: device.connectionId }])
    const [before] = await devices()
    await keep(uuidv7(), later(0))
    expect(await devices()).toEqual([before])
    const now = later(-80)
    await keep(device.connectionId, now)
    const [kept] = await devices()
    expect(kept?.alive_until.getTime()).toBe(now.getTime() + PRESENCE_TTL_MS)
  })

  it('ends by itself when its server is gone without a word', async () => {
    const mara = await signIn(near, 'mara')
    await mara.client.ask('presence', { status: 'available' })
    const lifetime = PRESENCE_TTL_MS / 1_000 + 90
    expect(await statusAt('mara', later(lifetime - 5))).toBe('available')
    expect(await statusAt('mara', later(lifetime + 5))).toBe('offline')
  })

  it('is for staff: a customer neither says nor hears it', async () => {
    const { token } = await introduce(near.url, world.slug)
    const visitor = await online(near, token)
    expect(await visitor.client.ask('presence', { status: 'available' })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    })
    const nora = await signIn(near, 'nora')
    await nora.client.ask('presence', { status: 'busy' })
    await expect.poll(() => nora.told.length).toBeGreaterThan(0)
    await visitor.client.pull()
    expect(visitor.told).toEqual([])
  })
})

describe('routing by presence', () => {
  it('finds somebody on the other server, as soon as they are there', async () => {
    const { token } = await introduce(near.url, world.slug)
    const id = uuidv7()
    await call(near.url, 'POST', '/v1/sessions', {
      token,
      body: { id, message: { id: uuidv7(), body: 'Hi' } },
    })
    await within((tx) =>
      tx
        .insertInto('routing_rules')
        .values({
          ...{ workspace_id: world.workspaceId, team_id: null, strategy: 'least_busy' },
          ...{ match_skills: false, match_languages: false },
          ...{ relax_seconds: 0, offer_seconds: 30, grace_seconds: 90 },
        })
        .execute(),
    )
    const omar = await signIn(far, 'omar')
    await omar.client.ask('presence', { status: 'available' })
    const offered = await omar.client.seen(
      (change) =>
        change.op === 'put' &&
        change.entity === 'session' &&
        change.value.id === id &&
        change.value.offer !== null,
    )
    expect(offered).toMatchObject({ value: { offer: { userId: world.staff.omar.id } } })
    await omar.client.command({ name: 'session.claim', input: { sessionId: id } })
    const { body } = await call(far.url, 'GET', `/v1/sessions/${id}/routing`, { token: omar.token })
    expect(body.decisions[0]).toMatchObject({ outcome: 'offered', userId: world.staff.omar.id })
  })
})

describe('viewing', () => {
  it('is told to staff who see the chat, and to no customer', async () => {
    const { id: customerId, token } = await introduce(near.url, world.slug)
    const id = uuidv7()
    await call(near.url, 'POST', '/v1/sessions', {
      token,
      body: { id, message: { id: uuidv7(), body: 'Hi' } },
    })
    const [mara, visitor] = [await signIn(near, 'mara'), await online(near, token)]
    const stranger = await online(near, (await introduce(near.url, world.slug)).token)
    await visitor.client.ask('viewing', { sessionId: id, viewing: true })
    await expect
      .poll(() => mara.views)
      .toEqual([{ sessionId: id, kind: 'customer', memberId: customerId, viewing: true }])
    const nora = await signIn(near, 'nora')
    await nora.client.ask('viewing', { sessionId: id, viewing: true })
    await expect.poll(() => mara.views.at(-1)?.memberId).toBe(world.staff.nora.id)
    for (const { client, views } of [visitor, stranger]) {
      await client.pull()
      expect(views).toEqual([])
    }
  })
})
