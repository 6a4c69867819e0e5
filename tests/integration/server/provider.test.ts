import { createHash, randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PROVIDER_CALLBACK, readConfig } from '../../../src/server/config/index.ts'
import { type Db, inWorkspace } from '../../../src/server/db/index.ts'
import { hashPassword } from '../../../src/server/domain/account/index.ts'
import { type RunningServer, startServer } from '../../../src/server/server.ts'
import { freePort } from '../../support/free-port.ts'
import { type OidcProvider, startOidcProvider } from '../../support/oidc-provider.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { call, DEVICE, type Reply } from './client.ts'
import { createWorld, PASSWORD, type World } from './world.ts'

let postgres: TestPostgres
let world: World
let provider: OidcProvider
let server: RunningServer

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres)
  const port = await freePort()
  provider = await startOidcProvider(`http://127.0.0.1:${port}${PROVIDER_CALLBACK}`)
  const { provider: settings } = readConfig({ ...provider.env, PARLEY_OIDC_WORKSPACE: world.slug })
  server = await startServer({ ...world.config, port, provider: settings })
})

afterAll(async () => {
  await server?.close()
  await provider?.close()
  await world?.close()
  await postgres?.stop()
})

beforeEach(() => {
  provider.lies = {}
})

const post = (path: string, body: unknown): Promise<Reply> => call(server.url, 'POST', `/v1${path}`, { body })
const random = () => randomBytes(32).toString('base64url')

async function hire(workspaceId = world.workspaceId): Promise<{ id: string; email: string }> {
  const id = uuidv7()
  const email = `${id}@staff.test`
  const password_hash = await hashPassword(PASSWORD)
  const row = { id, workspace_id: workspaceId, name: 'Staff', email, role: 'agent' as const, password_hash }
  await inWorkspace(world.db as Db, { workspaceId, id: null }, (tx) =>
    tx.insertInto('users').values(row).execute(),
  )
  return { id, email }
}

/** The provider's answer for somebody of ours whom it knows. */
async function known(more: Partial<OidcProvider['person']> = {}): Promise<{ id: string; email: string }> {
  const user = await hire()
  provider.person = { sub: uuidv7(), email: user.email, email_verified: true, ...more }
  return user
}

/** A console that has begun, and what it keeps to itself. */
async function begin() {
  const verifier = random()
  const state = random()
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const { body } = await post('/auth/provider', { challenge, state, port: 4567 })
  return { url: body.url as string, verifier, state }
}

/** A browser that follows one redirect, and says where to. */
async function follow(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual' })
  return response.headers.get('location') ?? `status ${response.status}`
}

/** The browser, from the provider's page to the console's address. */
async function browse(url: string): Promise<URLSearchParams> {
  const back = new URL(await follow(await follow(url)))
  expect([back.host, back.pathname]).toEqual(['127.0.0.1:4567', '/signed-in'])
  return back.searchParams
}

const redeem = (code: string | null, verifier: string, device = DEVICE) =>
  post('/auth/provider/token', { code, verifier, device })

describe('single sign-on', () => {
  it('is told to whoever asks how to sign in', async () => {
    const { body } = await call(server.url, 'GET', '/v1/sign-in-options')
    expect(body).toMatchObject({ product: 'parley', version: expect.any(String), provider: { name: 'Acme' } })
  })

  it('lets in whom the provider vouches for, by address first and by subject from then on', async () => {
    const { id } = await known()
    const { url, verifier, state } = await begin()
    expect(new URL(url).origin).toBe(provider.issuer)
    const back = await browse(url)
    expect(back.get('state')).toBe(state)
    const entered = await redeem(back.get('code'), verifier)
    expect(entered).toMatchObject({ status: 200, body: { me: { user: { id } } } })
    const { tokens } = entered.body
    expect((await call(server.url, 'GET', '/v1/me', { token: tokens.accessToken })).status).toBe(200)
    expect((await post('/auth/refresh', { refreshToken: tokens.refreshToken })).status).toBe(200)

    provider.person = { ...provider.person, email: 'married@elsewhere.test', email_verified: false }
    const again = await begin()
    const next = await redeem((await browse(again.url)).get('code'), again.verifier)
    expect(next.body.me.user.id).toBe(id)
  })

  it('asks for no second factor of ours, now or at a refresh', async () => {
    const { id } = await known()
    const { workspaceId } = world
    const set = (roles: 'agent'[]) =>
      inWorkspace(world.db as Db, { workspaceId, id: null }, (tx) =>
        tx
          .updateTable('workspaces')
          .set({ second_factor_roles: roles })
          .where('id', '=', workspaceId)
          .execute(),
      )
    await set(['agent'])
    const { url, verifier } = await begin()
    const { body } = await redeem((await browse(url)).get('code'), verifier)
    expect(body.me.user.id).toBe(id)
    expect((await post('/auth/refresh', { refreshToken: body.tokens.refreshToken })).status).toBe(200)
    await set([])
  })
})

describe('the code that the browser brings', () => {
  it('is good once', async () => {
    await known()
    const { url, verifier } = await begin()
    const code = (await browse(url)).get('code')
    expect((await redeem(code, verifier)).status).toBe(200)
    expect((await redeem(code, verifier)).body.code).toBe('UNAUTHENTICATED')
  })

  it('is good for the console that has begun, and spent by whoever else tries', async () => {
    await known()
    const { url, verifier } = await begin()
    const code = (await browse(url)).get('code')
    expect((await redeem(code, random())).body.code).toBe('UNAUTHENTICATED')
    expect((await redeem(code, verifier)).body.code).toBe('UNAUTHENTICATED')
  })

  it('is over after a minute', async () => {
    await known()
    const { url, verifier } = await begin()
    const code = (await browse(url)).get('code')
    await inWorkspace(world.db as Db, { workspaceId: world.workspaceId, id: null }, (tx) =>
      tx
        .updateTable('provider_sign_ins')
        .set({ expires_at: new Date(Date.now() - 1) })
        .execute(),
    )
    expect((await redeem(code, verifier)).body.code).toBe('UNAUTHENTICATED')
  })
})

describe('what comes back from the provider', () => {
  it('under a state that nobody has begun, or a second time, ends in the browser', async () => {
    await known()
    provider.lies = { state: random() }
    const stray = await begin()
    expect(await follow(await follow(stray.url))).toBe('status 400')

    provider.lies = {}
    const { url } = await begin()
    const callback = await follow(url)
    expect(await follow(callback)).toContain('code=')
    expect(await follow(callback)).toBe('status 400')
  })

  it('of one sign-in does not serve for another', async () => {
    await known()
    const [mine, theirs] = [await begin(), await begin()]
    const [from, to] = [new URL(await follow(mine.url)), new URL(await follow(theirs.url))]
    // The code of one under the state of the other: the verifier does not fit.
    to.searchParams.set('code', from.searchParams.get('code') ?? '')
    expect(new URL(await follow(to.href)).searchParams.get('problem')).toBe('failed')
  })

  it.each([
    ['another nonce', { nonce: 'of another sign-in' }, 'failed'],
    ['another audience', { audience: 'another client' }, 'failed'],
    ['another issuer', { issuer: 'https://evil.test' }, 'failed'],
    ['a key of its own', { strangeKey: true }, 'failed'],
    ['an end in the past', { expired: true }, 'failed'],
    ['no', { denies: true }, 'denied'],
  ] as const)('with %s lets nobody in', async (_what, lies, problem) => {
    const { id } = await known()
    provider.lies = lies
    const { url, state } = await begin()
    const back = await browse(url)
    expect(Object.fromEntries(back)).toEqual({ state, problem })
    const { length } = await inWorkspace(world.db as Db, { workspaceId: world.workspaceId, id: null }, (tx) =>
      tx.selectFrom('user_identities').select('user_id').where('user_id', '=', id).execute(),
    )
    expect(length).toBe(0)
  })
})

describe('whom the provider vouches for', () => {
  const problemOf = async () => (await browse((await begin()).url)).get('problem')

  it('must have an address that it has verified', async () => {
    await known({ email_verified: false })
    expect(await problemOf()).toBe('email_unverified')
  })

  it('must be of this workspace, and not disabled', async () => {
    provider.person = { sub: uuidv7(), email: 'nobody@acme.test', email_verified: true }
    expect(await problemOf()).toBe('no_account')

    const abroad = uuidv7()
    await inWorkspace(world.db as Db, { workspaceId: abroad, id: null }, (tx) =>
      tx.insertInto('workspaces').values({ id: abroad, name: 'Abroad', slug: abroad }).execute(),
    )
    provider.person = { sub: uuidv7(), email: (await hire(abroad)).email, email_verified: true }
    expect(await problemOf()).toBe('no_account')

    const { id } = await known()
    const { url, verifier } = await begin()
    const code = (await browse(url)).get('code')
    await inWorkspace(world.db as Db, { workspaceId: world.workspaceId, id }, (tx) =>
      tx.updateTable('users').set({ disabled_at: new Date() }).where('id', '=', id).execute(),
    )
    // Too late, although the provider had said yes already.
    expect((await redeem(code, verifier)).body.code).toBe('UNAUTHENTICATED')
    expect(await problemOf()).toBe('no_account')
  })

  it('is not somebody else who was given the address', async () => {
    await known()
    await browse((await begin()).url)
    provider.person = { ...provider.person, sub: uuidv7() }
    expect(await problemOf()).toBe('no_account')
  })
})
