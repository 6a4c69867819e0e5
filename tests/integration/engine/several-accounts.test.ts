import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountFolder, vaultName } from '../../../src/main/account/secrets.ts'
import { memoryVault, type Vault } from '../../../src/main/account/vault.ts'
import { type Held, openAccounts } from '../../../src/renderer/store/held.ts'
import { inWorkspace } from '../../../src/server/db/index.ts'
import { LIMIT_NAMES, LIMITS } from '../../../src/server/limits/index.ts'
import type { Id } from '../../../src/shared/ids.ts'
import type { SearchPage } from '../../../src/shared/ipc.ts'
import { byLastMessage } from '../../../src/shared/queue.ts'
import { byRecency } from '../../../src/shared/search.ts'
import { eventually } from '../../support/desk-engine.ts'
import { type HeadlessConsole, startHeadlessConsole } from '../../support/headless-console.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import {
  createWorld,
  emailOf,
  insertCustomer,
  PASSWORD,
  populate,
  TOKEN_SECRET,
  type World,
} from '../server/world.ts'

/** One console in three workspaces: two of them on one server, the third on another. */

interface Place {
  world: World
  server: TestServer
  id: Id
  slug: string
  mara: Id
  sessions: Id[]
}

const SESSIONS_EACH = 20

let postgres: TestPostgres
let worlds: World[]
let servers: TestServer[]
let places: [Place, Place, Place]
let userData: string
let vault: Vault
let console: HeadlessConsole

beforeAll(async () => {
  postgres = await startTestPostgres()
  worlds = [await createWorld(postgres), await createWorld(postgres)]
  servers = await Promise.all(worlds.map(serve))
  places = [
    await placeOn(0, worlds[0]),
    await placeOn(0, await addWorkspace(worlds[0])),
    await placeOn(1, worlds[1]),
  ]
  userData = mkdtempSync(join(tmpdir(), 'parley-several-'))
  vault = { ...memoryVault(), kind: 'keychain' }
  console = await startHeadlessConsole(userData, vault)
  for (const place of places) await console.accounts.signIn(credentials(place))
  await eventually(() => expect(isComplete(console.held())).toBe(true), 20_000)
}, 60_000)

afterAll(async () => {
  await console?.stop()
  await Promise.all((servers ?? []).map((server) => server.remove()))
  await Promise.all((worlds ?? []).map((world) => world.close()))
  await postgres?.stop()
  if (userData) rmSync(userData, { recursive: true, force: true })
})

function serve({ config: { database } }: World): Promise<TestServer> {
  return startTestServer({
    env: {
      DATABASE_URL: database?.appUrl ?? '',
      DATABASE_OWNER_URL: database?.ownerUrl ?? '',
      PARLEY_TOKEN_SECRET: TOKEN_SECRET,
      ...Object.fromEntries(LIMIT_NAMES.map((name) => [LIMITS[name].variable, '1000000'])),
    },
  })
}

async function addWorkspace(world: World | undefined) {
  if (!world) throw new Error('There is no such world.')
  const workspaceId = uuidv7()
  const slug = `w-${workspaceId.slice(-8)}`
  return { workspaceId, slug, world, ...(await populate(world.db, workspaceId, slug)) }
}

async function placeOn(
  index: 0 | 1,
  on: Pick<World, 'workspaceId' | 'slug' | 'staff'> | undefined,
): Promise<Place> {
  const [world, server] = [worlds[index], servers[index]]
  if (!world || !server || !on) throw new Error('There is no such place.')
  const { workspaceId, slug, staff } = on
  const place: Place = { world, server, id: workspaceId, slug, mara: staff.mara.id, sessions: [] }
  for (let n = 0; n < SESSIONS_EACH; n++) place.sessions.push(await startSession(place))
  return place
}

/** A new customer's first chat. */
async function startSession({ world, id: workspaceId }: Pick<Place, 'world' | 'id'>): Promise<Id> {
  const id = uuidv7()
  await inWorkspace(world.db, { workspaceId, id }, (tx) => insertCustomer(tx, workspaceId, id))
  const message = { id: uuidv7(), body: 'Hello?' }
  return (await world.run({ workspaceId, kind: 'customer', id }, 'session.start', { message })).sessionId
}

function credentials({ server, slug }: Place) {
  return { serverUrl: server.url, email: emailOf('mara', slug), password: PASSWORD }
}

function bodiesOn({ world, id }: Place): Promise<{ body: string; session_id: string }[]> {
  return inWorkspace(world.db, { workspaceId: id, id: null }, (tx) =>
    tx.selectFrom('messages').select(['body', 'session_id']).where('type', '=', 'text').execute(),
  )
}

const isComplete = (held: Held) =>
  openAccounts(held).length === 3 && Object.values(held.held).every(({ sync }) => sync.completeTo !== null)
const stateOf = (held: Held, { id }: Place) => held.held[id]?.sync.connection.state
const idsOf = (rows: readonly { session: { id: Id } }[]) => rows.map(({ session }) => session.id)
const allSessions = () => places.flatMap(({ sessions }) => sessions)

/** Every customer's first word, page by page, and what each account's server said last. */
async function searchHello() {
  const found: SearchPage['found'] = []
  const servers = new Map<Id, SearchPage['accounts'][number]['server']>()
  for (let more = true; more; ) {
    const { at, id } = found.at(-1)?.hit ?? {}
    const after = at !== undefined && id !== undefined ? { at, id } : null
    const asked = { searchId: uuidv7(), section: 'messages', text: 'hello', filters: {}, limit: 25 } as const
    const { page } = await console.desks.handlers['search.complete']({ ...asked, after })
    if (page === null) throw new Error('No newer search has begun.')
    found.push(...page.found)
    for (const { accountId, server } of page.accounts) servers.set(accountId, server)
    more = page.more
  }
  return { found, servers }
}

const sessionsFound = (found: SearchPage['found'], { id }: Place) =>
  found.flatMap(({ accountId, hit }) => (accountId === id && hit.kind === 'message' ? [hit.sessionId] : []))

async function restart(): Promise<void> {
  await console.stop()
  console = await startHeadlessConsole(userData, vault)
}

test('the queue is one over all of them: every chat once, in order, with exact counts', async () => {
  const rows = await console.queue('all')
  expect(idsOf(rows)).toEqual(idsOf([...rows].sort((a, b) => byLastMessage(a.session, b.session))))
  expect(idsOf(rows).sort()).toEqual(allSessions().sort())
  for (const { id, sessions } of places) {
    expect(idsOf(rows.filter(({ accountId }) => accountId === id)).sort()).toEqual([...sessions].sort())
    expect(console.held().held[id]?.counts.all).toBe(SESSIONS_EACH)
    expect(idsOf(await console.queue('all', id)).sort()).toEqual([...sessions].sort())
  }
}, 20_000)

test('a search finds what was said in any of them: every message once, newest first, and whose it is', async () => {
  const { found, servers } = await searchHello()
  expect(found.map(({ hit }) => hit.id)).toEqual(
    [...found].sort((a, b) => byRecency(a.hit, b.hit)).map(({ hit }) => hit.id),
  )
  expect(new Set(found.map(({ hit }) => hit.id)).size).toBe(found.length)
  for (const place of places) {
    expect(sessionsFound(found, place).sort()).toEqual([...place.sessions].sort())
    expect(servers.get(place.id)).toBe('answered')
  }
}, 20_000)

test('what is done in one workspace happens there and nowhere else', async () => {
  for (const [index, place] of places.entries()) {
    const [sessionId = ''] = place.sessions
    await console.desks.handlers['session.open']({ sessionId })
    await console.desks.handlers['command.run']({ command: { name: 'session.claim', input: { sessionId } } })
    const body = `Answer ${index}`
    const message = { sessionId, kind: 'reply', body, replyTo: null, baseSeq: 1 } as const
    await console.desks.handlers['message.send'](message)
  }
  for (const [index, place] of places.entries()) {
    await eventually(async () => {
      const answers = (await bodiesOn(place)).filter(({ body }) => body.startsWith('Answer'))
      expect(answers).toEqual([{ body: `Answer ${index}`, session_id: place.sessions[0] }])
    }, 10_000)
  }
}, 30_000)

test('news says whose it is', async () => {
  const [, second] = places
  const sessionId = await startSession(second)
  second.sessions.push(sessionId)
  await eventually(() => {
    expect(console.arrivals.map(({ accountId, arrival }) => [accountId, arrival.session.id])).toContainEqual([
      second.id,
      sessionId,
    ])
    expect(console.held().held[second.id]?.rows).toHaveProperty(sessionId)
  }, 10_000)
}, 20_000)

test('somebody else, and the same workspace once more, are refused', async () => {
  const [first] = places
  const other = { ...credentials(first), email: emailOf('jonas', first.slug) }
  await expect(console.accounts.signIn(other)).rejects.toMatchObject({ code: 'CONFLICT' })
  const { port } = servers[0] as TestServer
  const elsewhere = { ...credentials(first), serverUrl: `http://localhost:${port}` }
  await expect(console.accounts.signIn(elsewhere)).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(console.accounts.state()).toMatchObject({ accounts: places.map(({ id }) => ({ id })) })
}, 20_000)

test('after a restart all are there offline; one server that is down and one damaged cache hold up nobody', async () => {
  const [first, second, third] = places
  await servers[1]?.stop()
  await console.stop()
  const folder = accountFolder(userData, vault, vaultName(second.server.url, second.mara))
  writeFileSync(join(folder, 'cache.db'), 'not a database at all'.repeat(500))
  console = await startHeadlessConsole(userData, vault)
  await eventually(() => {
    const held = console.held()
    expect(stateOf(held, first)).toBe('online')
    expect(stateOf(held, third)).toBe('offline')
    expect(held.held[second.id]?.notices).toEqual([{ id: 'cache_rebuilt', kind: 'cache_rebuilt' }])
    expect(held.held[first.id]?.notices).toEqual([])
  }, 20_000)
  expect(idsOf(await console.queue('all', third.id)).sort()).toEqual([...third.sessions].sort())
  await eventually(async () => {
    expect(idsOf(await console.queue('all')).sort()).toEqual(allSessions().sort())
  }, 20_000)
  const search = await searchHello()
  for (const place of places) {
    expect(sessionsFound(search.found, place).sort()).toEqual([...place.sessions].sort())
  }
  expect(search.servers.get(first.id)).toBe('answered')
  expect(search.servers.get(third.id)).toMatchObject({ code: 'OFFLINE' })
  await servers[1]?.restart()
  console.desks.kick('network')
  await eventually(() => expect(stateOf(console.held(), third)).toBe('online'), 10_000)
}, 60_000)

test('one whose sign-in was taken back waits for the password, and the others go on', async () => {
  const [first, second, third] = places
  await console.stop()
  await inWorkspace(second.world.db, { workspaceId: second.id, id: null }, (tx) =>
    tx.updateTable('refresh_tokens').set({ revoked_at: new Date() }).execute(),
  )
  console = await startHeadlessConsole(userData, vault)
  await eventually(() => {
    const held = console.held()
    expect(stateOf(held, second)).toBe('needs_auth')
    expect([stateOf(held, first), stateOf(held, third)]).toEqual(['online', 'online'])
  }, 10_000)
  await console.accounts.signIn(credentials(second))
  await eventually(() => expect(stateOf(console.held(), second)).toBe('online'), 10_000)
}, 30_000)

test('signing out of one takes its chats, files and key, and nothing of the others', async () => {
  const [first, second, third] = places
  const [sessionId = ''] = second.sessions
  await console.desks.handlers['session.open']({ sessionId })
  await console.accounts.signOut({ accountId: second.id, discardUnsent: false })
  expect(Object.keys(console.held().held).sort()).toEqual([first.id, third.id].sort())
  expect(idsOf(await console.queue('all')).sort()).toEqual([...first.sessions, ...third.sessions].sort())
  expect(readdirSync(join(userData, 'accounts'))).toHaveLength(2)
  // Nobody else's server ever hears of a chat of the workspace that was left.
  await expect(console.desks.handlers['session.typing']({ sessionId, typing: true })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await restart()
  expect(console.accounts.state()).toMatchObject({ accounts: [{ id: first.id }, { id: third.id }] })
  await eventually(() => expect(stateOf(console.held(), third)).toBe('online'), 10_000)
}, 30_000)
