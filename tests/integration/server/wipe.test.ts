import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type WipeOrder, wipeOrder } from '#shared/devices.ts'
import type { StaffRole } from '#shared/entities.ts'
import type { Tokens } from '#shared/rest.ts'
import { type Db, inWorkspace } from '../../../src/server/db/index.ts'
import { hashPassword } from '../../../src/server/domain/account/index.ts'
import { type RunningServer, startServer } from '../../../src/server/server.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { makeReceiptKeys, type ReceiptKeys } from '../../support/receipts.ts'
import { call, openSocket, type Reply } from './client.ts'
import { createWorld, PASSWORD, type World } from './world.ts'

let postgres: TestPostgres
let world: World
let server: RunningServer
let lenient: RunningServer

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres, { PARLEY_LEASE_DAYS: '12' })
  server = await startServer(world.config)
  lenient = await startServer({ ...world.config, wipesRemoved: false })
})

afterAll(async () => {
  await lenient?.close()
  await server?.close()
  await world?.close()
  await postgres?.stop()
})

interface Desk extends ReceiptKeys {
  readonly userId: string
  readonly email: string
  readonly deviceId: string
  readonly tokens: Tokens
}

const request = (method: string, path: string, token?: string, body?: unknown, at = server): Promise<Reply> =>
  call(at.url, method, `/v1${path}`, {
    ...(token !== undefined && { token }),
    ...(body !== undefined && { body }),
  })

async function hire(role: StaffRole, workspaceId = world.workspaceId): Promise<string> {
  const id = uuidv7()
  const row = { id, workspace_id: workspaceId, name: role, email: `${id}@staff.test`, role }
  const password_hash = await hashPassword(PASSWORD)
  await inWorkspace(world.db as Db, { workspaceId, id: null }, (tx) =>
    tx
      .insertInto('users')
      .values({ ...row, password_hash })
      .execute(),
  )
  return row.email
}

const signIn = (email: string, deviceId: string, receiptKey?: string) =>
  request('POST', '/auth/sign-in', undefined, {
    ...{ email, password: PASSWORD },
    device: { id: deviceId, name: 'desk', ...(receiptKey && { receiptKey }) },
  })

async function sitDown(email: string, deviceId = uuidv7(), keys = makeReceiptKeys()): Promise<Desk> {
  const { body } = await signIn(email, deviceId, keys.receiptKey)
  return { ...keys, userId: body.me.user.id, email, deviceId, tokens: body.tokens }
}

const refresh = ({ tokens }: Desk) =>
  request('POST', '/auth/refresh', undefined, { refreshToken: tokens.refreshToken })
const orderOf = ({ body }: Reply): WipeOrder => wipeOrder.parse(body.details)
const devicesOf = async ({ tokens }: Desk) =>
  (await request('GET', '/me/devices', tokens.accessToken)).body.devices
const send = (deviceId: string, receipt: string) =>
  request('POST', `/devices/${deviceId}/wipe-receipt`, undefined, { receipt })

async function auditOf(deviceId: string): Promise<unknown[]> {
  return inWorkspace(world.db as Db, { workspaceId: world.workspaceId, id: null }, (tx) =>
    tx
      .selectFrom('audit')
      .select(['action', 'details'])
      .where('subject_id', '=', deviceId)
      .where('action', 'like', 'device.%')
      .orderBy('id')
      .execute(),
  )
}

async function twoDesks(): Promise<[here: Desk, lost: Desk]> {
  const email = await hire('agent')
  return [await sitDown(email), await sitDown(email)]
}

const wipe = (by: Desk, device: Desk) =>
  request('POST', `/me/devices/${device.deviceId}/wipe`, by.tokens.accessToken)

describe('a wipe', () => {
  it('cuts the device at once, and is what it is told at every door, and nobody else', async () => {
    const [here, lost] = await twoDesks()
    const [mine, theirs] = [
      await openSocket(server.url, here.tokens.accessToken),
      await openSocket(server.url, lost.tokens.accessToken),
    ]
    await mine.hello()
    await theirs.hello()

    const ordered = await wipe(here, lost)
    expect(ordered.body).toMatchObject({ id: lost.deviceId, isSignedIn: false })
    expect(ordered.body.wipe).toMatchObject({ reason: 'remote_wipe', wipedAt: null, unsent: null })
    await theirs.disconnected()
    const order = wipeOrder.parse(theirs.errors[0]?.details)
    expect(theirs.errors[0]?.code).toBe('DEVICE_WIPED')
    expect(order).toMatchObject({ userId: lost.userId, deviceId: lost.deviceId, reason: 'remote_wipe' })

    expect(orderOf(await refresh(lost))).toEqual(order)
    expect(orderOf(await request('GET', '/me', lost.tokens.accessToken))).toEqual(order)
    const again = await openSocket(server.url, lost.tokens.accessToken)
    expect(await again.hello()).toMatchObject({ ok: false, error: { code: 'DEVICE_WIPED', details: order } })
    expect(await refresh(lost)).toMatchObject({ status: 401, body: { code: 'DEVICE_WIPED' } })
    expect((await refresh(here)).status).toBe(200)
    expect((await mine.ask('pull', { since: null })).ok).toBe(true)
    mine.close()
  })

  it('ordered twice is one order, in the audit as well', async () => {
    const [here, lost] = await twoDesks()
    const [first, second] = [await wipe(here, lost), await wipe(here, lost)]
    expect(second.body).toEqual(first.body)
    expect(await auditOf(lost.deviceId)).toEqual([
      { action: 'device.wipe', details: { userId: here.userId } },
    ])
  })

  it('is answered with a receipt, counted once, which the list of devices shows', async () => {
    const [here, lost] = await twoDesks()
    await wipe(here, lost)
    const { wipeToken } = orderOf(await refresh(lost))
    const about = { sub: lost.userId, device: lost.deviceId }
    const receipt = lost.receipt({ ...about, reason: 'remote_wipe', wipeToken, unsent: 3 })
    expect((await send(lost.deviceId, receipt)).status).toBe(204)
    expect((await send(lost.deviceId, receipt)).status).toBe(204)
    const [wiped] = (await devicesOf(here)).filter(({ id }: { id: string }) => id === lost.deviceId)
    expect(wiped).toMatchObject({ isSignedIn: false, wipe: { reason: 'remote_wipe', unsent: 3 } })
    expect(wiped.wipe.wipedAt).toEqual(expect.any(String))
    expect(await auditOf(lost.deviceId)).toMatchObject([
      { action: 'device.wipe' },
      { action: 'device.wiped', details: { reason: 'remote_wipe', unsent: 3, destroyed: ['key', 'files'] } },
    ])
    // It is done: there is nothing left to be told, and the token of the order is spent.
    expect((await refresh(lost)).body.code).toBe('UNAUTHENTICATED')
    const twice = lost.receipt({ ...about, reason: 'remote_wipe', wipeToken })
    expect((await send(lost.deviceId, twice)).body.code).toBe('INVALID')
  })

  it('is for an admin to order for everybody of their workspace, and for nobody else', async () => {
    const theirs = await sitDown(await hire('agent'))
    const admin = await sitDown(await hire('admin'))
    const colleague = await sitDown(await hire('supervisor'))
    const abroad = uuidv7()
    await inWorkspace(world.db as Db, { workspaceId: abroad, id: null }, (tx) =>
      tx.insertInto('workspaces').values({ id: abroad, name: 'Abroad', slug: abroad }).execute(),
    )
    const foreigner = await sitDown(await hire('admin', abroad))
    const path = `/users/${theirs.userId}/devices`
    const wipeAs = ({ tokens }: Desk, deviceId = theirs.deviceId) =>
      request('POST', `${path}/${deviceId}/wipe`, tokens.accessToken)
    expect((await wipeAs(colleague)).body.code).toBe('FORBIDDEN')
    expect((await wipeAs(foreigner)).body.code).toBe('NOT_FOUND')
    expect((await wipeAs(admin, uuidv7())).body.code).toBe('NOT_FOUND')
    expect(
      (await request('POST', `/me/devices/${theirs.deviceId}/wipe`, admin.tokens.accessToken)).body.code,
    ).toBe('NOT_FOUND')
    expect((await refresh(theirs)).status).toBe(200)
    expect((await wipeAs(admin)).body.wipe).toMatchObject({ reason: 'remote_wipe' })
    expect((await refresh(theirs)).body.code).toBe('DEVICE_WIPED')
    expect((await request('GET', path, admin.tokens.accessToken)).body.devices).toMatchObject([
      { id: theirs.deviceId, isCurrent: false, isSignedIn: false, wipe: { reason: 'remote_wipe' } },
    ])
  })

  it('comes before the next sign-in with the same key, and is void for a device that lost its key', async () => {
    const [here, lost] = await twoDesks()
    await wipe(here, lost)
    const refused = await signIn(lost.email, lost.deviceId, lost.receiptKey)
    expect(orderOf(refused)).toMatchObject({ userId: lost.userId, reason: 'remote_wipe' })
    const fresh = await sitDown(lost.email, lost.deviceId)
    expect((await refresh(fresh)).status).toBe(200)
    expect((await auditOf(lost.deviceId)).at(-1)).toMatchObject({ action: 'device.wipe_void' })
  })

  it('is counted: three an hour', async () => {
    const strict = await startServer({ ...world.config, limits: { ...world.config.limits, wipes: 3 } })
    try {
      const here = await sitDown(await hire('agent'))
      const path = `/me/devices/${uuidv7()}/wipe`
      const codes = []
      for (let n = 0; n < 4; n++) {
        codes.push((await request('POST', path, here.tokens.accessToken, undefined, strict)).body.code)
      }
      expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'RATE_LIMITED'])
    } finally {
      await strict.close()
    }
  })
})

describe('who may use a device no more', () => {
  it('has it destroy what it holds, told why: removed, or the user disabled', async () => {
    const [here, lost] = await twoDesks()
    await request('DELETE', `/me/devices/${lost.deviceId}`, here.tokens.accessToken)
    expect(orderOf(await refresh(lost))).toMatchObject({ reason: 'revoked' })
    const admin = await sitDown(await hire('admin'))
    const socket = await openSocket(server.url, here.tokens.accessToken)
    await socket.hello()
    await request('PATCH', `/users/${here.userId}`, admin.tokens.accessToken, { disabled: true })
    await socket.disconnected()
    expect(socket.errors).toMatchObject([{ code: 'DEVICE_WIPED', details: { reason: 'revoked' } }])
    const { wipeToken } = orderOf(await refresh(here))
    const claims = { sub: here.userId, device: here.deviceId, reason: 'revoked', wipeToken } as const
    expect((await send(here.deviceId, here.receipt(claims))).status).toBe(204)
    expect((await refresh(here)).body.code).toBe('UNAUTHENTICATED')
  })

  it('keeps it where the server is told so: signing in again is enough', async () => {
    const [here, lost] = await twoDesks()
    await request('DELETE', `/me/devices/${lost.deviceId}`, here.tokens.accessToken, undefined, lenient)
    expect((await refresh(lost)).body.code).toBe('UNAUTHENTICATED')
  })

  it('keeps it when only the password has changed, or a token was used twice', async () => {
    const [here, other] = await twoDesks()
    const change = { current: PASSWORD, next: 'another one for tests' }
    await request('POST', '/me/password', here.tokens.accessToken, change)
    expect((await refresh(other)).body.code).toBe('UNAUTHENTICATED')
    const [next] = [(await refresh(here)).body.tokens]
    await request('POST', '/auth/refresh', undefined, { refreshToken: next.refreshToken })
    expect((await refresh(here)).body.code).toBe('UNAUTHENTICATED')
  })
})

describe('a receipt', () => {
  it('is believed for its signature alone', async () => {
    const [here, other] = await twoDesks()
    const about = { sub: here.userId, device: here.deviceId }
    const good = here.receipt(about)
    const [head, claims, signature] = good.split('.') as [string, string, string]
    const changed = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(claims, 'base64url').toString()), unsent: 9 }),
    ).toString('base64url')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    for (const forged of [
      other.receipt(about),
      `${head}.${changed}.${signature}`,
      `${none}.${claims}.`,
      here.receipt({ ...about, device: other.deviceId }),
      here.receipt({ ...about, sub: uuidv7() }),
    ]) {
      expect((await send(here.deviceId, forged)).body.code).toBe('UNAUTHENTICATED')
    }
    expect((await send(here.deviceId, 'a.b.c')).body.code).toBe('INVALID')
    const made = here.receipt({ ...about, reason: 'revoked', wipeToken: uuidv7() })
    expect((await send(here.deviceId, made)).body.code).toBe('INVALID')
    expect(await auditOf(here.deviceId)).toEqual([])
    expect((await refresh(here)).status).toBe(200)
    expect((await send(here.deviceId, good)).status).toBe(204)
    expect((await refresh(here)).status).toBe(401)
  })

  it('that comes late says nothing of a later sign-in', async () => {
    const first = await sitDown(await hire('agent'))
    const lastContact = first.tokens.lease?.from ?? ''
    const second = await sitDown(first.email, first.deviceId, first)
    const about = { sub: first.userId, device: first.deviceId, lastContact }
    expect((await send(first.deviceId, first.receipt(about))).status).toBe(204)
    expect((await refresh(second)).status).toBe(200)
    expect(await auditOf(first.deviceId)).toMatchObject([{ action: 'device.wiped' }])
  })
})

it('a lease is told with every contact, to staff alone', async () => {
  const here = await sitDown(await hire('agent'))
  expect(here.tokens.lease).toMatchObject({ days: 12 })
  expect((await refresh(here)).body.tokens.lease).toMatchObject({ days: 12 })
  const { body } = await refresh(await sitDown(here.email))
  const socket = await openSocket(server.url, body.tokens.accessToken)
  expect(await socket.hello()).toMatchObject({ ok: true, value: { lease: { days: 12 } } })
  socket.close()
  const visitor = await request('POST', '/customers', undefined, {
    ...{ workspace: world.slug, name: 'Visitor', device: { id: uuidv7(), name: 'browser' } },
  })
  expect(visitor.body.tokens).not.toHaveProperty('lease')
})
