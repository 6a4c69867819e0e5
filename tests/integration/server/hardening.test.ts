import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { errorBody } from '#shared/errors.ts'
import { ROUTES, type RouteName } from '#shared/rest.ts'
import type { Route } from '#shared/routes/route.ts'
import { inWorkspace } from '../../../src/server/db/index.ts'
import { type RunningServer, startServer } from '../../../src/server/server.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { call, DEVICE, introduce, openSocket, type Reply, say, signIn, type TestClient } from './client.ts'
import { createWorld, emailOf, PASSWORD, type World } from './world.ts'

/** A route that administers, for as long as these tests run: which ones do is not theirs to know. */
const ADMIN_ROUTE: RouteName = 'me'
const PROXY = '127.0.0.1'

let postgres: TestPostgres
let world: World
let widgetDir: string
/** Behind a proxy that it trusts, and reached without one. */
let behind: RunningServer
let bare: RunningServer
let maras: string
const open: TestClient[] = []

beforeAll(async () => {
  Object.assign(ROUTES[ADMIN_ROUTE], { limits: ['admin'] satisfies Route['limits'] })
  widgetDir = await mkdtemp(join(tmpdir(), 'parley-widget-'))
  await writeFile(join(widgetDir, 'chat.html'), '<!doctype html>chat')
  postgres = await startTestPostgres()
  world = await createWorld(postgres, { PARLEY_WIDGET_DIR: widgetDir, NODE_ENV: 'production' })
  const limits = {
    ...{ admin: 3, messages: 5, sessionMessages: 8, connections: 6, events: 3, notifications: 4 },
  }
  const settings = { ...world.config, adminAddresses: ['192.0.2.0/24', '127.0.0.1'] }
  bare = await startServer({ ...settings, limits: { ...settings.limits, signIn: 3 } })
  behind = await startServer({
    ...settings,
    trustedProxies: [PROXY],
    adminAddresses: ['192.0.2.0/24'],
    limits: { ...settings.limits, ...limits },
    trustPercent: { blocked: 100, new: 100, known: 100, trusted: 100 },
  })
  maras = (await signIn(behind.url, world.slug, 'mara')).tokens.accessToken
  await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
    tx.updateTable('users').set({ role: 'admin' }).where('id', '=', world.staff.nora.id).execute(),
  )
})

afterEach(() => {
  for (const client of open.splice(0)) client.close()
})

afterAll(async () => {
  Reflect.deleteProperty(ROUTES[ADMIN_ROUTE], 'limits')
  await behind?.close()
  await bare?.close()
  await world?.close()
  await postgres?.stop()
  await rm(widgetDir, { recursive: true, force: true })
})

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })

function signInFrom(server: RunningServer, address: string, person: 'mara' | 'nora', password = PASSWORD) {
  const body = { email: emailOf(person, world.slug), password, device: DEVICE }
  return call(server.url, 'POST', '/v1/auth/sign-in', { body, ...from(address) })
}

function expectLimited(reply: Reply, limit: string): void {
  expect([reply.status, reply.body.code, reply.body.details]).toEqual([429, 'RATE_LIMITED', { limit }])
  expect(errorBody.strict().parse(reply.body)).toBeTruthy()
  expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
}

describe('where a request comes from', () => {
  it('is what a trusted proxy says', async () => {
    const me = async (address: string) => {
      const { body } = await signInFrom(behind, '203.0.113.1', 'mara')
      return call(behind.url, 'GET', '/v1/me', { token: body.tokens.accessToken, ...from(address) })
    }
    expect((await me('203.0.113.9')).body).toMatchObject({ code: 'FORBIDDEN' })
    expect((await me('203.0.113.9, 192.0.2.9')).status).toBe(200)
    // What the client itself put in front is not what the proxy says.
    expect((await me('192.0.2.9, 203.0.113.9')).status).toBe(403)
  })

  it('cannot be forged where no proxy is trusted', async () => {
    const statuses: number[] = []
    for (let count = 0; count < 5; count += 1) {
      statuses.push((await signInFrom(bare, `203.0.113.${count}`, 'mara', 'wrong')).status)
    }
    expect(statuses).toEqual([401, 401, 401, 429, 429])
    // The control: behind the proxy each of them is somebody else.
    for (let count = 0; count < 5; count += 1) {
      expect((await signInFrom(behind, `203.0.113.${count}`, 'mara', 'wrong')).status).toBe(401)
    }
  })

  it('decides whether an administrator may sign in, and stay', async () => {
    expect((await signInFrom(behind, '203.0.113.1', 'nora')).body).toMatchObject({ code: 'FORBIDDEN' })
    const { status, body } = await signInFrom(behind, '192.0.2.7', 'nora')
    expect(status).toBe(200)
    const refresh = (address: string) =>
      call(behind.url, 'POST', '/v1/auth/refresh', {
        body: { refreshToken: body.tokens.refreshToken },
        ...from(address),
      })
    expect((await refresh('203.0.113.1')).status).toBe(403)
    expect((await refresh('192.0.2.8')).status).toBe(200)
  })

  it('counts the same on the socket', async () => {
    const { token } = await introduce(behind.url, world.slug)
    const attempt = (address: string) =>
      openSocket(behind.url, token, { headers: { 'x-forwarded-for': address } }).then(
        (client) => open.push(client),
        (error: { data?: unknown }) => error.data,
      )
    for (let count = 0; count < 6; count += 1) expect(await attempt('198.51.100.1')).toBeTypeOf('number')
    expect(await attempt('198.51.100.1')).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterMs: expect.any(Number),
      details: { limit: 'connections' },
    })
    expect(await attempt('198.51.100.2')).toBeTypeOf('number')
  })
})

describe('limits', () => {
  it('are stricter on routes that administer', async () => {
    const get = (path: string) => call(behind.url, 'GET', path, { token: maras, ...from('192.0.2.1') })
    for (let count = 0; count < 3; count += 1) expect((await get('/v1/me')).status).toBe(200)
    expectLimited(await get('/v1/me'), 'admin')
    expect((await get('/v1/sessions')).status).toBe(200)
  })

  it('hold on messages and events, on REST and on the socket alike', async () => {
    const visitor = await introduce(behind.url, world.slug)
    const client = await openSocket(behind.url, visitor.token)
    open.push(client)
    await client.hello()
    const sessionId = uuidv7()
    const input = { type: 'general', subject: '', message: { id: uuidv7(), body: 'Hello?' } }
    expect(await client.ask('command', { id: sessionId, name: 'session.start', input })).toMatchObject({
      ok: true,
    })
    for (let count = 0; count < 4; count += 1) {
      expect(await client.command(say(sessionId, `${count}`))).toMatchObject({ ok: true })
    }
    expect(await client.command(say(sessionId, 'one too many'))).toMatchObject({
      ok: false,
      error: { code: 'RATE_LIMITED', retryAfterMs: expect.any(Number), details: { limit: 'messages' } },
    })
    const body = { id: uuidv7(), type: 'text', body: 'over REST', baseSeq: null }
    const path = `/v1/sessions/${sessionId}/messages`
    expectLimited(await call(behind.url, 'POST', path, { token: visitor.token, body }), 'messages')
    // Words in place of words that were sent count as much.
    const edit = { sessionId, messageId: input.message.id, body: 'Hello!', baseEditedAt: null }
    expect(await client.ask('command', { id: uuidv7(), name: 'message.edit', input: edit })).toMatchObject({
      error: { code: 'RATE_LIMITED', details: { limit: 'messages' } },
    })

    // All of a chat's senders together have a share as well: four of it are used.
    await world.run(world.staff.mara, 'session.claim', { sessionId })
    const reply = () =>
      call(behind.url, 'POST', path, {
        token: maras,
        body: { ...body, id: uuidv7(), baseSeq: 2, force: true },
      })
    for (let count = 0; count < 4; count += 1) expect((await reply()).status).toBe(200)
    expectLimited(await reply(), 'sessionMessages')

    const events: unknown[] = []
    for (let count = 0; count < 4; count += 1)
      events.push(await client.ask('typing', { sessionId, typing: true }))
    expect(events).toMatchObject([{ ok: true }, { ok: true }, { ok: true }, { ok: false }])
  })

  it('are stricter for a customer nobody has answered yet', async () => {
    const { token, id } = await introduce(bare.url, world.slug)
    const trust = (jwt: string) =>
      JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()).trust
    expect(trust(token)).toBe('new')
    const { body } = await call(bare.url, 'POST', '/v1/customers', {
      body: { workspace: world.slug, name: 'Visitor', device: DEVICE },
    })
    const refreshed = async (refreshToken: string) => {
      const reply = await call(bare.url, 'POST', '/v1/auth/refresh', { body: { refreshToken } })
      return { trust: trust(reply.body.tokens.accessToken), next: reply.body.tokens.refreshToken as string }
    }
    const first = await refreshed(body.tokens.refreshToken)
    expect(first.trust).toBe('new')
    const customer = { ...world.customer, id: body.customer.id }
    const sessionId = await world.startSession(customer, null)
    await world.run(world.staff.mara, 'session.claim', { sessionId })
    await world.run(world.staff.mara, 'message.send', { sessionId, type: 'note', force: true })
    const second = await refreshed(first.next)
    expect(second.trust).toBe('new')
    await world.run(world.staff.mara, 'message.send', { sessionId, baseSeq: 2, force: true })
    const third = await refreshed(second.next)
    expect(third.trust).toBe('known')
    const set = { blocked_at: new Date() }
    await inWorkspace(world.db, { workspaceId: world.workspaceId, id }, (tx) =>
      tx.updateTable('customers').set(set).where('id', '=', customer.id).execute(),
    )
    expect((await refreshed(third.next)).trust).toBe('blocked')
  })
})

describe('input that is made to harm', () => {
  const refresh = (body: unknown) => call(bare.url, 'POST', '/v1/auth/refresh', { body })
  const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`

  it.each<[string, () => Promise<Reply>]>([
    ['a body nested too deeply', () => refresh(`{"refreshToken":${deep}}`)],
    ['a prototype', () => refresh('{"refreshToken":"x","__proto__":{"admin":true}}')],
    ['a constructor', () => refresh('{"refreshToken":"x","constructor":{"prototype":{"admin":true}}}')],
    ['a parameter said twice', () => call(bare.url, 'GET', '/v1/sync?limit=5&limit=6', { token: maras })],
    ['a parameter as a list', () => call(bare.url, 'GET', '/v1/sync?limit[]=5', { token: maras })],
    [
      'a text parameter said twice',
      () => call(bare.url, 'GET', '/v1/sync?epoch=a&epoch=b', { token: maras }),
    ],
  ])('is refused over REST: %s', async (_what, send) => {
    const reply = await send()
    expect([reply.status, reply.body.code]).toEqual([400, 'INVALID'])
  })

  it.each<[string, (client: TestClient) => void]>([
    ['nested too deeply', ({ socket }) => socket.io.engine.write(`2["pull",${deep}]`)],
    ['with a prototype', ({ socket }) => socket.emit('pull', JSON.parse('{"__proto__":{"since":null}}'))],
    ['too large', ({ socket }) => socket.emit('pull', { since: null, resume: 'x'.repeat(100_000) })],
    ['that is no packet', ({ socket }) => socket.io.engine.write('2nonsense{')],
    [
      'with parts that never come',
      ({ socket }) => socket.io.engine.write('51-["pull",{"_placeholder":true,"num":9}]'),
    ],
  ])('ends a socket: a frame %s', async (_what, send) => {
    const client = await openSocket(bare.url, maras)
    open.push(client)
    await client.hello()
    send(client)
    client.socket.emit('pull', { since: null })
    await client.disconnected()
    // Whatever it was, the server is there for the others.
    expect((await call(bare.url, 'GET', '/v1/health')).status).toBe(200)
  })

  it('is cut off when it is too long, or takes too long', async () => {
    const { port, hostname } = new URL(bare.url)
    const socket = connect(Number(port), hostname)
    const answer = new Promise<string>((resolve) => {
      let text = ''
      socket.on('data', (data) => {
        text += data
      })
      socket.once('close', () => resolve(text))
    })
    await once(socket, 'connect')
    socket.write(`GET /v1/health HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`)
    expect(await answer).toMatch(/^HTTP\/1\.1 431/)

    const slow = connect(Number(port), hostname)
    const end = new Promise<string>((resolve) => {
      slow.once('data', (data) => resolve(String(data)))
      slow.once('close', () => resolve('closed'))
    })
    slow.write('GET /v1/health HTTP/1.1\r\nHost: x\r\n')
    expect(await end).toMatch(/^HTTP\/1\.1 408|^closed/)
  })
})

describe('security headers', () => {
  function expectHeaders(headers: Headers): void {
    expect(headers.get('content-security-policy')).toContain('default-src')
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    const framing = headers.get('x-frame-options') ?? headers.get('content-security-policy')
    expect(framing).toMatch(/DENY|frame-ancestors/)
  }

  const routes = Object.values(ROUTES).map((route) => [
    route.method,
    `/v1${route.path.replace(/:\w+/g, () => uuidv7())}`,
  ])

  it.each([
    ...routes,
    ...['/', '/widget/chat', '/widget.js', '/assets/none.js', '/nowhere', '/v1/nowhere', '/v1/%ff'].map(
      (path) => ['GET', path],
    ),
    ...['/v1/docs', '/v1/openapi.json', '/v1/asyncapi.json'].map((path) => ['GET', path]),
    ['GET', '/v1/socket/?EIO=4&transport=polling'],
    ['OPTIONS', '/v1/sessions'],
  ] as [string, string][])('are on every answer: %s %s', async (method, path) => {
    expectHeaders((await call(bare.url, method, path)).headers)
  })
})
