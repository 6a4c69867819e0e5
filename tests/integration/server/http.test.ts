import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT, UnsecuredJWT } from 'jose'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { errorBody } from '#shared/errors.ts'
import { ROUTES } from '#shared/rest.ts'
import { type RunningServer, startServer } from '../../../src/server/server.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { call, DEVICE, introduce, type Reply, signIn } from './client.ts'
import { createWorld, emailOf, TOKEN_SECRET, type World } from './world.ts'

let postgres: TestPostgres
let world: World
let server: RunningServer
let widgetDir: string
let token: string

beforeAll(async () => {
  postgres = await startTestPostgres()
  widgetDir = await mkdtemp(join(tmpdir(), 'parley-widget-'))
  world = await createWorld(postgres, {
    PARLEY_WIDGET_DIR: widgetDir,
    PARLEY_ALLOWED_ORIGINS: 'https://shop.example',
    PARLEY_WIDGET_SITES: 'https://shop.example',
    PARLEY_LIMIT_SIGN_IN: '20',
  })
  server = await startServer(world.config)
  token = (await signIn(server.url, world.slug, 'mara')).tokens.accessToken
})

afterAll(async () => {
  await server?.close()
  await world?.close()
  await postgres?.stop()
  await rm(widgetDir, { recursive: true, force: true })
})

const get = (path: string, options: Parameters<typeof call>[3] = { token }) =>
  call(server.url, 'GET', path, options)
const post = (path: string, body: unknown, as = token) => call(server.url, 'POST', path, { token: as, body })

function expectRefusal(reply: Reply, status: number, code: string): void {
  expect([reply.status, reply.body.code]).toEqual([status, code])
  expect(errorBody.strict().parse(reply.body)).toBeTruthy()
  expect(reply.body.requestId).toBe(reply.headers.get('x-request-id'))
  expect(JSON.stringify(reply.body)).not.toMatch(/ at .*\.ts|node_modules|select |insert /)
}

describe('signing in', () => {
  const attempt = (email: string, password: string) =>
    call(server.url, 'POST', '/v1/auth/sign-in', { body: { email, password, device: DEVICE } })

  it('answers with tokens and who it is', async () => {
    const { me, tokens } = await signIn(server.url, world.slug, 'nora')
    expect(me).toMatchObject({ email: emailOf('nora', world.slug), user: { role: 'supervisor' } })
    expect(tokens.expiresIn).toBe(900)
    expect((await get('/v1/me', { token: tokens.accessToken })).body).toEqual(me)
  })

  it('does not tell an unknown address from a wrong password', async () => {
    const wrong = await attempt(emailOf('mara', world.slug), 'wrong')
    const unknown = await attempt('nobody@example.test', 'wrong')
    expectRefusal(wrong, 401, 'WRONG_CREDENTIALS')
    expect(unknown.body.message).toBe(wrong.body.message)
  })

  it('is limited by address', async () => {
    const replies: Reply[] = []
    for (let count = 0; count < 21; count += 1)
      replies.push(await attempt('guess@example.test', `guess ${count}`))
    const refused = replies.at(-1)
    expect(replies.slice(0, 20).every((reply) => reply.status === 401)).toBe(true)
    if (refused === undefined) throw new Error('no reply')
    expectRefusal(refused, 429, 'RATE_LIMITED')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.body.retryAfterMs).toBeLessThanOrEqual(60_000)
  })
})

describe('refresh tokens', () => {
  const refresh = (refreshToken: string) =>
    call(server.url, 'POST', '/v1/auth/refresh', { body: { refreshToken } })

  it('work once each, and hand out the next', async () => {
    const { tokens } = await signIn(server.url, world.slug, 'jonas')
    const first = await refresh(tokens.refreshToken)
    expect(first.status).toBe(200)
    const second = await refresh(first.body.tokens.refreshToken)
    expect(second.status).toBe(200)
    expect((await get('/v1/me', { token: second.body.tokens.accessToken })).status).toBe(200)
  })

  it('revoke their whole family when one that has been used comes again, and no other', async () => {
    const stolen = (await signIn(server.url, world.slug, 'jonas')).tokens
    const other = (await signIn(server.url, world.slug, 'jonas')).tokens
    const next = await refresh(stolen.refreshToken)
    const third = await refresh(next.body.tokens.refreshToken)
    expectRefusal(await refresh(stolen.refreshToken), 401, 'UNAUTHENTICATED')
    expectRefusal(await refresh(third.body.tokens.refreshToken), 401, 'UNAUTHENTICATED')
    expect((await refresh(other.refreshToken)).status).toBe(200)
  })

  it('forgive an answer that was lost, however often', async () => {
    const { tokens } = await signIn(server.url, world.slug, 'omar')
    const lost = await refresh(tokens.refreshToken)
    const lostToo = await refresh(tokens.refreshToken)
    const arrived = await refresh(tokens.refreshToken)
    expect([lost.status, lostToo.status, arrived.status]).toEqual([200, 200, 200])
    expect((await refresh(arrived.body.tokens.refreshToken)).status).toBe(200)
  })

  it('revoke the family when the answer said to be lost turns up after all', async () => {
    const { tokens } = await signIn(server.url, world.slug, 'omar')
    const taken = await refresh(tokens.refreshToken)
    const again = await refresh(tokens.refreshToken)
    expectRefusal(await refresh(taken.body.tokens.refreshToken), 401, 'UNAUTHENTICATED')
    expectRefusal(await refresh(again.body.tokens.refreshToken), 401, 'UNAUTHENTICATED')
  })

  it('forgive nothing after a minute', async () => {
    const { tokens } = await signIn(server.url, world.slug, 'omar')
    const next = await refresh(tokens.refreshToken)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
    try {
      expectRefusal(await refresh(tokens.refreshToken), 401, 'UNAUTHENTICATED')
      expectRefusal(await refresh(next.body.tokens.refreshToken), 401, 'UNAUTHENTICATED')
    } finally {
      vi.useRealTimers()
    }
  })

  it('end with signing out, which never fails', async () => {
    const { tokens } = await signIn(server.url, world.slug, 'omar')
    const signOut = () =>
      call(server.url, 'POST', '/v1/auth/sign-out', { body: { refreshToken: tokens.refreshToken } })
    expect((await signOut()).status).toBe(204)
    expectRefusal(await refresh(tokens.refreshToken), 401, 'UNAUTHENTICATED')
    expect((await signOut()).status).toBe(204)
    expectRefusal(await refresh('made-up'), 401, 'UNAUTHENTICATED')
  })
})

describe('access tokens', () => {
  const claims = () => ({ workspace: world.workspaceId, kind: 'user', device: DEVICE.id })
  const key = new TextEncoder().encode(TOKEN_SECRET)
  const sign = (change: (jwt: SignJWT) => SignJWT, alg = 'HS256', secret = key) =>
    change(
      new SignJWT(claims())
        .setProtectedHeader({ alg })
        .setSubject(world.staff.mara.id)
        .setIssuer('parley')
        .setAudience('parley')
        .setExpirationTime('1m'),
    ).sign(secret)

  it('pass when they are ours', async () => {
    expect((await get('/v1/me', { token: await sign((jwt) => jwt) })).status).toBe(200)
  })

  it.each<[string, () => Promise<string> | string]>([
    ['another audience', () => sign((jwt) => jwt.setAudience('elsewhere'))],
    ['another issuer', () => sign((jwt) => jwt.setIssuer('elsewhere'))],
    ['another algorithm', () => sign((jwt) => jwt, 'HS512', new Uint8Array(64).fill(7))],
    ['another key', () => sign((jwt) => jwt, 'HS256', new TextEncoder().encode('x'.repeat(32)))],
    ['no member', () => sign((jwt) => jwt.setSubject(uuidv7()))],
    [
      'no signature',
      () => new UnsecuredJWT(claims()).setSubject(world.staff.mara.id).setExpirationTime('1m').encode(),
    ],
    ['no form', () => 'abc'],
  ])('are refused with %s', async (_what, make) => {
    expectRefusal(await get('/v1/me', { token: await make() }), 401, 'UNAUTHENTICATED')
  })

  it('say so when they have run out', async () => {
    const old = await sign((jwt) => jwt.setExpirationTime(Math.floor(Date.now() / 1000) - 1))
    expectRefusal(await get('/v1/me', { token: old }), 401, 'TOKEN_EXPIRED')
  })
})

describe('every route', () => {
  const names = Object.keys(ROUTES) as (keyof typeof ROUTES)[]

  it.each(names)('%s wants a caller unless it is public, and of the right kind', async (name) => {
    const route = ROUTES[name]
    const path = `/v1${route.path.replaceAll(/:\w+/g, () => uuidv7())}`
    const send = (as?: string) =>
      call(server.url, route.method, path, { ...(as && { token: as }), ...(route.body && { body: {} }) })
    const anonymous = await send()
    if (name === 'downloadFile') expectRefusal(anonymous, 404, 'NOT_FOUND')
    else if (route.auth === 'public') expect([200, 400]).toContain(anonymous.status)
    else expectRefusal(anonymous, 401, 'UNAUTHENTICATED')
    if (route.auth === 'staff') {
      const customer = await introduce(server.url, world.slug)
      expectRefusal(await send(customer.token), 403, 'FORBIDDEN')
    }
    if (route.auth === 'customer') expectRefusal(await send(token), 403, 'FORBIDDEN')
  })
})

describe('a refusal', () => {
  it.each<[string, number, string, () => Promise<Reply>]>([
    ['an unknown address', 404, 'NOT_FOUND', () => get('/v1/nowhere')],
    ['an id that is none', 404, 'NOT_FOUND', () => get('/v1/sessions/7')],
    ['a session that is not there', 404, 'NOT_FOUND', () => get(`/v1/sessions/${uuidv7()}`)],
    ['an unknown field', 400, 'INVALID', () => post('/v1/auth/refresh', { refreshToken: 'x', more: 1 })],
    ['a wrong query', 400, 'INVALID', () => get('/v1/sessions?limit=1000')],
    ['an unknown query', 400, 'INVALID', () => get('/v1/sessions?sort=up')],
    ['text that is no JSON', 400, 'INVALID', () => post('/v1/auth/refresh', '{')],
    [
      'a body of another type',
      400,
      'INVALID',
      () =>
        call(server.url, 'POST', '/v1/auth/refresh', { body: 'x', headers: { 'content-type': 'text/xml' } }),
    ],
    [
      'a body beyond the limit',
      413,
      'TOO_LARGE',
      () => post('/v1/auth/refresh', { refreshToken: 'x'.repeat(70_000) }),
    ],
    ['a path that is no text', 400, 'INVALID', () => get('/v1/%ff')],
  ])('of %s has its status, its code and no more', async (_what, status, code, send) => {
    expectRefusal(await send(), status, code)
  })

  it('names the field', async () => {
    const reply = await post('/v1/auth/sign-in', {
      email: 'x',
      password: 'y',
      device: { id: 'z', name: 'n' },
    })
    expect(reply.body).toMatchObject({ code: 'INVALID', field: 'email' })
  })
})

describe('a conversation over REST', () => {
  it('goes from the first word to the end', async () => {
    const customer = await introduce(server.url, world.slug)
    const sessionId = uuidv7()
    const start = { id: sessionId, message: { id: uuidv7(), body: 'Hello?' } }
    const started = await post('/v1/sessions', start, customer.token)
    expect(started).toMatchObject({ status: 201, body: { sessionId, seq: 2, duplicate: false } })
    expect((await post('/v1/sessions', start, customer.token)).body.duplicate).toBe(true)

    const path = `/v1/sessions/${sessionId}`
    expect((await post(`${path}/claim`, { id: uuidv7() })).body).toMatchObject({ seq: 3 })
    const note = { id: uuidv7(), type: 'note', body: 'Only for us', baseSeq: null }
    expect((await post(`${path}/messages`, note)).body).toMatchObject({ seq: 4 })
    const reply = { id: uuidv7(), type: 'text', body: 'Hi!', baseSeq: 2 }
    expect((await post(`${path}/messages`, reply)).body).toMatchObject({ seq: 5 })
    expect((await post(`${path}/marks`, { id: uuidv7(), readSeq: 5 }, customer.token)).status).toBe(200)

    const seen = await get(`${path}/messages`, { token: customer.token })
    expect(seen.body.messages.map((message: { seq: number }) => message.seq)).toEqual([1, 2, 3, 5])
    expect((await get(`${path}/messages?before=4&limit=2`)).body).toMatchObject({
      messages: [{ seq: 2 }, { seq: 3 }],
      fromSeq: 2,
    })
    expect((await post(`${path}/status`, { id: uuidv7(), to: 'ended' })).status).toBe(200)
    expectRefusal(await post(`${path}/messages`, { ...reply, id: uuidv7(), baseSeq: 6 }), 409, 'READ_ONLY')
    expect((await get(path, { token: customer.token })).body).toMatchObject({ status: 'ended', lastSeq: 6 })
    expect((await get('/v1/sync')).body).toMatchObject({ reset: true })
  })
})

describe('pages and headers', () => {
  it('say plainly that the widget has not been built, and serve it once it is', async () => {
    const missing = await get('/', {})
    expect(missing).toMatchObject({ status: 404, body: expect.stringContaining('has not been built') })
    await writeFile(join(widgetDir, 'index.html'), '<!doctype html>demo')
    await writeFile(join(widgetDir, 'chat.html'), '<!doctype html>chat')
    await writeFile(join(widgetDir, 'widget.js'), '"use strict"')
    expect((await get('/', {})).body).toContain('demo')
    const chat = await get('/widget/chat', {})
    expect(chat.headers.get('content-security-policy')).toContain(
      "frame-ancestors 'self' https://shop.example",
    )
    expect(chat.headers.get('x-frame-options')).toBeNull()
    const script = await get('/widget.js', {})
    expect(script.headers.get('content-type')).toContain('javascript')
    expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect((await get('/assets/../index.html', {})).status).toBe(404)
    expect((await get('/assets/..%2findex.html', {})).status).not.toBe(200)
    expectRefusal(await get('/assets/none.js', {}), 404, 'NOT_FOUND')
  })

  it('let only listed origins call, and nobody frame the API', async () => {
    const from = (origin: string) => get('/v1/health', { headers: { origin } })
    expect((await from('https://shop.example')).headers.get('access-control-allow-origin')).toBe(
      'https://shop.example',
    )
    expect((await from('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull()
    const { headers } = await get('/v1/health', {})
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})
