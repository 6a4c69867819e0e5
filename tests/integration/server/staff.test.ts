import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message, StaffRole } from '#shared/entities.ts'
import { inWorkspace } from '../../../src/server/db/index.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { hashPassword } from '../../../src/server/domain/account/index.ts'
import { type RunningServer, startServer } from '../../../src/server/server.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { call, DEVICE, openSocket, type Reply, say } from './client.ts'
import { createWorld, PASSWORD, type World } from './world.ts'

let postgres: TestPostgres
let world: World
let server: RunningServer
let ada: string

beforeAll(async () => {
  postgres = await startTestPostgres()
  const limits = { PARLEY_LIMIT_SIGN_IN: '1000', PARLEY_LIMIT_CONNECTIONS: '1000' }
  world = await createWorld(postgres, limits)
  server = await startServer(world.config)
  ada = await enter((await hire('admin')).email)
})

afterAll(async () => {
  await server?.close()
  await world?.close()
  await postgres?.stop()
})

const request = (method: string, path: string, token?: string, body?: unknown): Promise<Reply> =>
  call(server.url, method, `/v1${path}`, {
    ...(token !== undefined && { token }),
    ...(body !== undefined && { body }),
  })
const get = (path: string, token?: string) => request('GET', path, token)

function expectRefusal(reply: Reply, code: string, field?: string): void {
  expect(reply.body).toMatchObject({ code, ...(field !== undefined && { field }) })
}

async function hire(role: StaffRole): Promise<{ id: string; email: string }> {
  const { workspaceId } = world
  const id = uuidv7()
  const email = `${id}@staff.test`
  const password_hash = await hashPassword(PASSWORD)
  await inWorkspace(world.db, { workspaceId, id: null }, (tx) =>
    tx
      .insertInto('users')
      .values({ id, workspace_id: workspaceId, name: role, email, role, password_hash })
      .execute(),
  )
  return { id, email }
}

const signIn = (email: string, device = DEVICE, password = PASSWORD) =>
  request('POST', '/auth/sign-in', undefined, { email, password, device })

async function enter(email: string, device = DEVICE, password = PASSWORD): Promise<string> {
  return (await signIn(email, device, password)).body.tokens.accessToken
}

const device = (name: string) => ({ id: uuidv7(), name })

describe('an account', () => {
  const wanted = (more: object = {}) => {
    const id = uuidv7()
    const profile = { id, name: 'New', email: `${id}@staff.test`, role: 'agent' }
    return { ...profile, password: 'good enough for now', ...more }
  }

  it('is made by an admin, once, and opens the door', async () => {
    const body = wanted({ teamIds: [world.teams.bookings], skills: ['rail'], languages: ['ar'], capacity: 2 })
    const made = await request('POST', '/users', ada, body)
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      ...{ id: body.id, email: body.email, teamIds: [world.teams.bookings], capacity: 2, disabledAt: null },
    })
    expect((await request('POST', '/users', ada, body)).body).toEqual(made.body)
    expect(JSON.stringify(made.body)).not.toMatch(/password|argon/)
    expect((await signIn(body.email, DEVICE, body.password)).status).toBe(200)
    expectRefusal(await request('POST', '/users', ada, { ...wanted(), id: body.id }), 'ID_REUSED')
    expectRefusal(
      await request('POST', '/users', ada, { ...wanted(), email: body.email }),
      'CONFLICT',
      'email',
    )
  })

  it('has no password that anybody would try, and no team of somebody else', async () => {
    for (const password of ['short', 'password1234', 'aaaaaaaaaaaaaa']) {
      expectRefusal(await request('POST', '/users', ada, wanted({ password })), 'INVALID', 'password')
    }
    const unknown = await request('POST', '/users', ada, wanted({ teamIds: [uuidv7()] }))
    expectRefusal(unknown, 'INVALID', 'teamIds')
  })

  it('shows its address to those who manage staff only', async () => {
    const { email } = await hire('agent')
    const seen = await get('/users', await enter(email))
    expect(seen.body.users.length).toBeGreaterThan(4)
    expect(JSON.stringify(seen.body)).not.toContain('@')
    expect(JSON.stringify((await get('/users', ada)).body)).toContain(email)
  })

  it('of somebody else is nobody’s to change but an admin’s', async () => {
    const [agent, other] = [await hire('agent'), await hire('agent')]
    const token = await enter(agent.email)
    const patch = (id: string, body: object, as = token) => request('PATCH', `/users/${id}`, as, body)
    expect((await patch(agent.id, { name: 'Me' })).body).toMatchObject({ name: 'Me', email: null })
    expectRefusal(await patch(agent.id, { role: 'admin' }), 'FORBIDDEN')
    expectRefusal(await patch(agent.id, { name: 'Me', teamIds: [] }), 'FORBIDDEN')
    expectRefusal(await patch(other.id, { name: 'You' }), 'FORBIDDEN')
    expectRefusal(await patch(uuidv7(), { name: 'You' }), 'FORBIDDEN')
    expectRefusal(await patch(uuidv7(), { name: 'You' }, ada), 'NOT_FOUND')
  })

  it('whose replies need approval is known to admins, who decide it', async () => {
    const body = wanted({ needsApproval: true })
    const made = await request('POST', '/users', ada, body)
    expect(made.body).toMatchObject({ id: body.id, needsApproval: true })
    const token = await enter(body.email, DEVICE, body.password)
    const patch = { needsApproval: false }
    expectRefusal(await request('PATCH', `/users/${body.id}`, token, patch), 'FORBIDDEN')
    const own = await request('PATCH', `/users/${body.id}`, token, { name: 'Me' })
    expect(own.body).toMatchObject({ name: 'Me', needsApproval: null })

    const sessionId = await world.startSession(await world.addCustomer())
    const agent: Identity = { workspaceId: world.workspaceId, kind: 'user', id: body.id }
    await world.run(agent, 'session.claim', { sessionId })
    const statusOfReply = async () => {
      const { seq } = await world.run(agent, 'message.send', { sessionId, baseSeq: 100 })
      const { messages } = (await get(`/sessions/${sessionId}/messages`, token)).body
      return messages.find((message: Message) => message.seq === seq).status
    }
    expect(await statusOfReply()).toBe('pending_approval')
    const changed = await request('PATCH', `/users/${body.id}`, ada, patch)
    expect(changed.body.needsApproval).toBe(false)
    expect(await statusOfReply()).toBe('sent')
  })

  it('that is disabled ends at once: its socket, its tokens, its door', async () => {
    const { id, email } = await hire('agent')
    const { tokens } = (await signIn(email)).body
    const socket = await openSocket(server.url, tokens.accessToken)
    await socket.hello()
    expect((await request('PATCH', `/users/${id}`, ada, { disabled: true })).body.disabledAt).toBeTruthy()
    await socket.disconnected()
    expect(socket.errors).toMatchObject([{ code: 'UNAUTHENTICATED' }])
    expectRefusal(await get('/me', tokens.accessToken), 'UNAUTHENTICATED')
    const refreshed = await request('POST', '/auth/refresh', undefined, { refreshToken: tokens.refreshToken })
    expectRefusal(refreshed, 'UNAUTHENTICATED')
    expectRefusal(await signIn(email), 'WRONG_CREDENTIALS')
    await request('PATCH', `/users/${id}`, ada, { disabled: false })
    expectRefusal(await get('/me', tokens.accessToken), 'UNAUTHENTICATED')
    expect((await signIn(email)).status).toBe(200)
  })

  it('that gets another role or team has its socket begin anew', async () => {
    const { id, email } = await hire('agent')
    for (const patch of [{ role: 'supervisor' }, { teamIds: [world.teams.orders] }]) {
      const socket = await openSocket(server.url, await enter(email))
      await socket.hello()
      await request('PATCH', `/users/${id}`, ada, patch)
      await socket.disconnected()
      expect(socket.errors).toMatchObject([{ code: 'UNAVAILABLE' }])
    }
  })

  it('of the last admin stays one, also when two admins take each other’s rights at once', async () => {
    const me = (await get('/me', ada)).body.user.id
    for (const patch of [{ role: 'agent' }, { disabled: true }]) {
      expectRefusal(await request('PATCH', `/users/${me}`, ada, patch), 'CONFLICT')
    }
    const second = await hire('admin')
    const theirs = await enter(second.email)
    const replies = await Promise.all([
      request('PATCH', `/users/${second.id}`, ada, { role: 'supervisor' }),
      request('PATCH', `/users/${me}`, theirs, { role: 'supervisor' }),
    ])
    expect(replies.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    const { body } = await get('/users', ada)
    const admins = body.users.filter((one: { role: string }) => one.role === 'admin')
    expect(admins).toHaveLength(1)
    if (admins[0].id !== me) await request('PATCH', `/users/${me}`, theirs, { role: 'admin' })
  })
})

describe('devices', () => {
  it('are listed, and one that is removed is out at once, and no other', async () => {
    const { email } = await hire('agent')
    const [desk, laptop] = [device('desk'), device('laptop')]
    const [here, there] = [await enter(email, desk), await enter(email, laptop)]
    const [mine, lost] = [await openSocket(server.url, here), await openSocket(server.url, there)]
    await mine.hello()
    await lost.hello()
    expect((await get('/me/devices', here)).body.devices).toMatchObject([
      { id: laptop.id, name: 'laptop', isCurrent: false },
      { id: desk.id, name: 'desk', isCurrent: true },
    ])

    expect((await request('DELETE', `/me/devices/${laptop.id}`, here)).status).toBe(204)
    await lost.disconnected()
    expect(lost.errors).toMatchObject([{ code: 'UNAUTHENTICATED' }])
    expectRefusal(await get('/me', there), 'UNAUTHENTICATED')
    expect((await mine.ask('pull', { since: null })).ok).toBe(true)
    expect((await get('/me/devices', here)).body.devices).toHaveLength(1)
    expectRefusal(await request('DELETE', `/me/devices/${laptop.id}`, here), 'NOT_FOUND')

    const again = await enter(email, laptop)
    expect((await get('/me', again)).status).toBe(200)
    mine.close()
  })

  it('of somebody else cannot be removed', async () => {
    const [a, b] = [await hire('agent'), await hire('agent')]
    const theirs = device('theirs')
    const token = await enter(b.email, theirs)
    expectRefusal(await request('DELETE', `/me/devices/${theirs.id}`, await enter(a.email)), 'NOT_FOUND')
    expect((await get('/me', token)).status).toBe(200)
  })

  it('go on through refreshes, and are out when they sign out', async () => {
    const { email } = await hire('agent')
    const desk = device('desk')
    const first = (await signIn(email, desk)).body.tokens
    const refreshed = await request('POST', '/auth/refresh', undefined, { refreshToken: first.refreshToken })
    expect((await get('/me', first.accessToken)).status).toBe(200)
    const next = refreshed.body.tokens
    expect((await get('/me/devices', next.accessToken)).body.devices).toHaveLength(1)
    await request('POST', '/auth/sign-out', undefined, { refreshToken: next.refreshToken })
    expectRefusal(await get('/me', next.accessToken), 'UNAUTHENTICATED')
  })
})

describe('a password', () => {
  it('is changed by who knows it, and signs every other device out', async () => {
    const { email } = await hire('agent')
    const [here, there] = [await enter(email, device('desk')), await enter(email, device('laptop'))]
    const socket = await openSocket(server.url, there)
    await socket.hello()
    const change = (current: string, next: string) => request('POST', '/me/password', here, { current, next })
    expectRefusal(await change('wrong', 'a better one than before'), 'WRONG_CREDENTIALS', 'current')
    expectRefusal(await change(PASSWORD, 'passwordpassword'), 'INVALID', 'next')
    expect((await get('/me', there)).status).toBe(200)

    expect((await change(PASSWORD, 'a better one than before')).status).toBe(204)
    await socket.disconnected()
    expectRefusal(await get('/me', there), 'UNAUTHENTICATED')
    expect((await get('/me', here)).status).toBe(200)
    expectRefusal(await signIn(email), 'WRONG_CREDENTIALS')
    expect((await signIn(email, DEVICE, 'a better one than before')).status).toBe(200)
  })
})

describe('when nobody is there', () => {
  const form = (more: object = {}) => ({
    ...{ id: uuidv7(), workspace: world.slug, name: 'Zoë', email: `${uuidv7()}@visitors.test` },
    ...{ message: { id: uuidv7(), body: 'Call me back' }, device: device('browser'), ...more },
  })
  const leave = (body: object) => request('POST', '/offline-messages', undefined, body)

  it('visitors are told, until somebody is', async () => {
    const path = `/availability?workspace=${world.slug}`
    await expect.poll(async () => (await get(path)).body).toEqual({ available: false })
    const { body } = await leave(form())
    const visitor = await openSocket(server.url, body.tokens.accessToken)
    await visitor.hello()
    expect((await get(path)).body).toEqual({ available: false })
    const socket = await openSocket(server.url, ada)
    await socket.hello()
    await socket.ask('presence', { status: 'available' })
    expect((await get(path)).body).toEqual({ available: true })
    socket.close()
    await expect.poll(async () => (await get(path)).body).toEqual({ available: false })
    visitor.close()
    expectRefusal(await get('/availability?workspace=nobodys'), 'NOT_FOUND')
  })

  it('a message makes a customer and a waiting chat, which staff hear of', async () => {
    const socket = await openSocket(server.url, ada)
    await socket.hello()
    const sent = form()
    const { status, body } = await leave(sent)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      customer: { name: 'Zoë', email: sent.email },
      receipt: { sessionId: sent.id },
    })
    const seen = await socket.seen((change) => change.op === 'put' && change.value.id === sent.id)
    expect(seen).toMatchObject({ value: { status: 'waiting', metadata: { offlineForm: true } } })
    socket.close()
    const mine = await get(`/sessions/${sent.id}`, body.tokens.accessToken)
    expect(mine.body).toMatchObject({ id: sent.id, metadata: {} })
    const carriesOn = say(sent.id, 'Are you there?')
    const visitor = await openSocket(server.url, body.tokens.accessToken)
    await visitor.hello()
    expect((await visitor.command(carriesOn)).ok).toBe(true)
    visitor.close()
  })

  it('a message is refused whole or not at all', async () => {
    const sent = form()
    await leave(sent)
    const before = (await count('customers')) + (await count('refresh_tokens'))
    expectRefusal(await leave({ ...form(), id: sent.id }), 'ID_REUSED')
    expectRefusal(await leave({ ...form(), message: sent.message }), 'ID_REUSED')
    expectRefusal(await leave({ ...form(), email: null }), 'INVALID', 'email')
    expectRefusal(await leave({ ...form(), name: 'Zo\u0000' }), 'INVALID', 'name')
    expectRefusal(await leave({ ...form(), workspace: 'nobodys' }), 'NOT_FOUND')
    expect((await count('customers')) + (await count('refresh_tokens'))).toBe(before)
  })

  it('who is blocked does not come back by another door: neither with the address nor from the device', async () => {
    const sent = form()
    const { body } = await leave(sent)
    const block = (what: string, more: object) =>
      request('POST', `/customers/${body.customer.id}/${what}`, ada, { id: uuidv7(), ...more })
    const attempts = [
      () => leave({ ...form(), email: sent.email.toUpperCase() }),
      () => leave({ ...form(), device: sent.device }),
      () => introduce({ email: sent.email, device: device('other') }),
      () => introduce({ device: sent.device }),
    ]
    expect((await block('block', { reason: 'Rude' })).status).toBe(200)
    for (const attempt of attempts) {
      const reply = await attempt()
      expectRefusal(reply, 'FORBIDDEN')
      expect(JSON.stringify(reply.body)).not.toMatch(/Rude|block/i)
    }
    expect((await introduce({ device: device('other') })).status).toBe(201)
    await block('unblock', {})
    for (const attempt of attempts) expect((await attempt()).status).toBe(201)
  })

  const introduce = (more: object) =>
    request('POST', '/customers', undefined, { workspace: world.slug, name: 'Visitor', ...more })
})

function count(table: 'customers' | 'refresh_tokens'): Promise<number> {
  return inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, async (tx) => {
    const rows = await tx.selectFrom(table).select('id').execute()
    return rows.length
  })
}
