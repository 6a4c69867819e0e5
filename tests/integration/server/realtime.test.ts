import { SignJWT } from 'jose'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Change, PROTOCOL_VERSION } from '#shared/protocol.ts'
import { inWorkspace } from '../../../src/server/db/index.ts'
import { recordChanges, staffAdded } from '../../../src/server/domain/changes/index.ts'
import { type RunningServer, startServer } from '../../../src/server/server.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { call, DEVICE, introduce, openSocket, say, signIn, type TestClient } from './client.ts'
import { apply, assignTeam, createWorld, TOKEN_SECRET, type World } from './world.ts'

let postgres: TestPostgres
let world: World
let server: RunningServer
const open: TestClient[] = []

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres, {
    PARLEY_ALLOWED_ORIGINS: 'https://shop.example',
    PARLEY_LIMIT_SIGN_IN: '1000',
  })
  server = await startServer(world.config)
})

afterEach(() => {
  for (const client of open.splice(0)) client.close()
})

afterAll(async () => {
  await server?.close()
  await world?.close()
  await postgres?.stop()
})

async function connect(token: string, options?: Parameters<typeof openSocket>[2]): Promise<TestClient> {
  const client = await openSocket(server.url, token, options)
  open.push(client)
  return client
}

async function tokenOf(person: 'mara' | 'jonas' | 'omar' | 'nora'): Promise<string> {
  return (await signIn(server.url, world.slug, person)).tokens.accessToken
}

/** Connected, greeted and caught up. */
async function online(token: string): Promise<TestClient> {
  const client = await connect(token)
  const answer = await client.hello()
  expect(answer.ok).toBe(true)
  await client.pull()
  return client
}

/** A visitor with an open chat. */
async function visitor(): Promise<{ id: string; client: TestClient; sessionId: string }> {
  const { id, token } = await introduce(server.url, world.slug)
  const client = await online(token)
  const sessionId = uuidv7()
  const input = { type: 'general' as const, subject: '', message: { id: uuidv7(), body: 'Hello?' } }
  const answer = await client.ask('command', { id: sessionId, name: 'session.start', input })
  expect(answer).toMatchObject({ ok: true, value: { sessionId, seq: 2 } })
  return { id, client, sessionId }
}

const hasBody = (body: string) => (change: Change) =>
  change.op === 'put' && change.entity === 'message' && change.value.body === body

describe('a conversation', () => {
  it('reaches both sides through pokes that leave no gap', async () => {
    const mara = await online(await tokenOf('mara'))
    const { client, sessionId } = await visitor()
    await mara.seen(
      (change) => change.op === 'put' && change.entity === 'session' && change.value.id === sessionId,
    )
    expect(await mara.command({ name: 'session.claim', input: { sessionId } })).toMatchObject({ ok: true })
    await client.seen(
      (change) => change.op === 'put' && change.entity === 'user' && change.value.name === 'mara',
    )
    await mara.command(say(sessionId, 'Good morning', { baseSeq: 3 }))
    await client.seen(hasBody('Good morning'))
    await client.command({ name: 'session.mark', input: { sessionId, readSeq: 4 } })
    await mara.seen(
      (change) =>
        change.op === 'put' &&
        change.entity === 'participant' &&
        change.value.readSeq === 4 &&
        change.value.kind === 'customer',
    )
    for (const { pokes } of [mara, client]) {
      for (const [index, poke] of pokes.entries()) {
        if (index > 0) expect(poke.from).toBe(pokes[index - 1]?.to)
        expect(poke.to).toBeGreaterThanOrEqual(poke.from)
        for (const change of poke.changes) expect(change.rev > poke.from && change.rev <= poke.to).toBe(true)
      }
    }
  })

  it('keeps notes from the customer on every path', async () => {
    const nora = await online(await tokenOf('nora'))
    const { client, sessionId } = await visitor()
    const secret = 'Careful, this one again'
    await nora.command(say(sessionId, secret, { type: 'note' }))
    await nora.command(say(sessionId, 'How can I help?', { baseSeq: 2 }))
    await client.seen(hasBody('How can I help?'))
    await nora.seen(hasBody(secret))
    const range = await client.ask('range', { sessionId, fromSeq: 1, toSeq: 100 })
    const told = JSON.stringify([client.pokes, await client.pull(), range])
    expect(told).toContain('How can I help?')
    expect(told).not.toContain(secret)
    expect(JSON.stringify(await nora.ask('range', { sessionId, fromSeq: 1, toSeq: 100 }))).toContain(secret)
  })

  it('tells a team that loses a chat to delete it, and gives the other one all of it', async () => {
    const mara = await online(await tokenOf('mara'))
    const omar = await online(await tokenOf('omar'))
    const sessionId = await world.startSession(await world.addCustomer(), world.teams.bookings)
    await mara.seen((change) => change.op === 'put' && change.value.id === sessionId)
    await assignTeam(world.db, world.workspaceId, sessionId, world.teams.orders)
    await mara.seen((change) => change.op === 'del' && change.id === sessionId)
    await omar.seen(
      (change) => change.op === 'put' && change.entity === 'message' && change.value.sessionId === sessionId,
    )
    const kinds = new Set(omar.pokes.at(-1)?.changes.map((change) => change.entity))
    expect(kinds).toEqual(new Set(['customer', 'session', 'participant', 'message']))
  })

  it('ends equal for a client that was there and one that pulls afterwards', async () => {
    const nora = await connect(await tokenOf('nora'))
    await nora.hello()
    const first = await nora.pull()
    const pages = [first]
    for (let { resume } = first; resume !== null; ) {
      const next = await nora.pull(null, resume)
      pages.push(next)
      resume = next.resume
    }
    const { client, sessionId } = await visitor()
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => client.command(say(sessionId, `Word ${index}`))),
    )
    await nora.command(say(sessionId, 'The last word', { baseSeq: 32 }))
    await nora.seen(hasBody('The last word'))
    const held = apply(new Map(), pages)
    apply(
      held,
      nora.pokes.filter((poke) => poke.to > first.to).map((poke) => ({ ...first, ...poke })),
    )
    const seqs = [...held.values()].flatMap((value) => {
      const message = value as { sessionId?: string; seq?: number }
      return message.sessionId === sessionId && message.seq !== undefined ? message.seq : []
    })
    // The start with its first words, thirty more, and a colleague who joins with a last one.
    expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: 34 }, (_, index) => index + 1))
  })

  it('works over polling where WebSockets do not get through', async () => {
    const client = await connect(await tokenOf('mara'), { transports: ['polling'] })
    expect((await client.hello()).ok).toBe(true)
    expect((await client.pull()).reset).toBe(true)
  })
})

describe('typing', () => {
  it('is told to who may see the chat, and to nobody else', async () => {
    const [mara, omar] = [await online(await tokenOf('mara')), await online(await tokenOf('omar'))]
    const customer = await world.addCustomer()
    const sessionId = await world.startSession(customer, world.teams.bookings)
    const heard: unknown[] = []
    omar.socket.on('typing', (frame) => heard.push(frame))
    const told = new Promise((resolve) => mara.socket.once('typing', resolve))
    const nora = await online(await tokenOf('nora'))
    nora.socket.emit('typing', { sessionId, typing: true })
    expect(await told).toEqual({ sessionId, kind: 'user', memberId: world.staff.nora.id, typing: true })
    // Whatever was to come to Omar has come when a frame sent later has made its round.
    await omar.pull()
    expect(heard).toEqual([])
  })
})

describe('a connection', () => {
  const sign = (seconds: number, subject = world.staff.mara.id) =>
    new SignJWT({ workspace: world.workspaceId, kind: 'user', device: DEVICE.id })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(subject)
      .setIssuer('parley')
      .setAudience('parley')
      .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
      .sign(new TextEncoder().encode(TOKEN_SECRET))

  it.each([
    ['no token', async () => '', 'UNAUTHENTICATED'],
    ['an old token', () => sign(-1), 'TOKEN_EXPIRED'],
  ])('is refused with %s', async (_what, token, code) => {
    await expect(connect(await token())).rejects.toMatchObject({ data: { code } })
  })

  it('tells its version to staff, and to nobody else', async () => {
    const staff = await connect(await tokenOf('mara'))
    expect(await staff.hello()).toMatchObject({ ok: true, value: { serverVersion: expect.any(String) } })
    const { token } = await introduce(server.url, world.slug)
    const customer = await connect(token)
    expect(await customer.hello()).not.toHaveProperty('value.serverVersion')
  })

  it('is refused from a page of another origin, and accepted from a listed one', async () => {
    const token = await tokenOf('mara')
    await expect(connect(token, { origin: 'https://evil.example' })).rejects.toThrow()
    await connect(token, { origin: 'https://shop.example' })
    await connect(token, { origin: server.url })
  })

  it('is cut when no hello comes', async () => {
    const client = await connect(await tokenOf('mara'))
    await client.disconnected()
    expect(client.errors).toMatchObject([{ code: 'INVALID' }])
  })

  it('is cut when anything else comes first', async () => {
    const client = await connect(await tokenOf('mara'))
    expect(await client.ask('pull', { since: null })).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    await client.disconnected()
  })

  it.each([
    ['a protocol from the future', { protocol: 99 }, 'This server is older than the application.'],
    ['a protocol from the past', { protocol: 1 }, 'This version is no longer served.'],
    ['an application too old', { appVersion: '0.0.9' }, 'This version is no longer served.'],
  ])('tells %s who has to be updated', async (_what, frame, message) => {
    const client = await connect(await tokenOf('mara'))
    // What it serves: the refused one finds out from it which side is the older one.
    const details = { protocol: PROTOCOL_VERSION, minAppVersion: expect.any(String) }
    const error = { code: 'UNSUPPORTED_CLIENT', message, details }
    expect(await client.hello(frame)).toMatchObject({ ok: false, error })
    await client.disconnected()
  })

  it.each([2, 3, PROTOCOL_VERSION])('speaks the version of a client that speaks %i', async (protocol) => {
    const client = await connect(await tokenOf('mara'))
    expect(await client.hello({ protocol })).toMatchObject({ ok: true, value: { protocol } })
  })

  it('tells staff what consoles know of the workspace, and customers not', async () => {
    const facts = { surveys: true, referenceUrl: null }
    const staff = await connect(await tokenOf('mara'))
    const said = await staff.hello()
    // Consoles before version 4 take no more in it than this.
    expect(said).toMatchObject({ ok: true, value: { workspace: facts, policy: { draftTravel: false } } })
    expect(said.ok && Object.keys(said.value.policy)).toEqual(['draftTravel'])
    const customer = await connect((await introduce(server.url, world.slug)).token)
    const heard = await customer.hello()
    expect(heard.ok && 'workspace' in heard.value).toBe(false)
  })

  it('ends with its token', async () => {
    const client = await connect(await sign(2))
    expect((await client.hello()).ok).toBe(true)
    await client.disconnected()
    expect(client.errors).toMatchObject([{ code: 'TOKEN_EXPIRED' }])
  })

  it('does not outlive the account, and begins anew when its rights change', async () => {
    const { jonas } = world.staff
    const client = await online(await tokenOf('jonas'))
    const change = (set: { disabled_at: Date } | { role: 'supervisor' }) =>
      inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, async (tx) => {
        await tx.updateTable('users').set(set).where('id', '=', jonas.id).execute()
        await recordChanges(tx, world.workspaceId, [staffAdded('user', jonas.id)])
      })
    await change({ role: 'supervisor' })
    await client.disconnected()
    expect(client.errors).toMatchObject([{ code: 'UNAVAILABLE' }])

    const token = await tokenOf('jonas')
    const again = await online(token)
    await change({ disabled_at: new Date() })
    await again.disconnected()
    expect(again.errors).toMatchObject([{ code: 'UNAUTHENTICATED' }])
    expect((await call(server.url, 'GET', '/v1/me', { token })).status).toBe(401)
  })
})

describe('frames', () => {
  it('are refused with an unknown field, a wrong value, or without one', async () => {
    const client = await online(await tokenOf('mara'))
    for (const [name, frame] of [
      ['pull', { since: null, more: 1 }],
      ['pull', { since: null, limit: 100_000 }],
      ['range', { sessionId: 'x', fromSeq: 1, toSeq: 2 }],
      ['command', { id: uuidv7(), name: 'session.delete', input: {} }],
      ['command', { ...{ id: uuidv7(), ...say(uuidv7(), '   ') } }],
      ['hello', null],
    ] as const) {
      expect(await client.ask(name, frame)).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    }
    expect((await client.pull()).changes.length).toBeGreaterThan(0)
  })

  it('of no known name end the connection', async () => {
    const client = await online(await tokenOf('mara'))
    client.socket.emit('shutdown', {})
    await client.disconnected()
    expect(client.errors).toMatchObject([{ code: 'INVALID' }])
  })

  it('beyond the size limit end the connection', async () => {
    const client = await online(await tokenOf('mara'))
    client.socket.emit('pull', { since: null, resume: 'x'.repeat(100_000) })
    await client.disconnected()
  })
})
