import { v7 as uuidv7 } from 'uuid'
import type { StaffRole } from '#shared/entities.ts'
import { type Db, inWorkspace } from '../../../../src/server/db/index.ts'
import type { Identity } from '../../../../src/server/domain/access/index.ts'
import { createSignInKeys, hashPassword } from '../../../../src/server/domain/account/index.ts'
import { recordChanges, staffAdded } from '../../../../src/server/domain/changes/index.ts'
import { startServer } from '../../../../src/server/server.ts'
import { startTestPostgres } from '../../../support/postgres.ts'
import { makeReceiptKeys } from '../../../support/receipts.ts'
import { call, DEVICE, openSocket, type TestClient } from '../client.ts'
import { assignTeam, createWorld, emailOf, PASSWORD, setNeedsApproval, type World } from '../world.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { FILE } from './requests.ts'

/** Three chats each: of the team Bookings, of the team Orders, and of another workspace. */
export const PLACES = ['ours', 'elsewhere', 'abroad'] as const
export type Place = (typeof PLACES)[number]

interface Who {
  readonly kind: 'none' | 'staff' | 'customer'
  /** Where their own chats are. */
  readonly place: Place
  readonly sees: readonly Place[]
}

/** Everybody who may try. `nobody` and `garbage` have no token and a made-up one; `disabled` has one from before. */
const WHO = {
  nobody: { kind: 'none', place: 'ours', sees: [] },
  garbage: { kind: 'none', place: 'ours', sees: [] },
  owner: { kind: 'customer', place: 'ours', sees: ['ours'] },
  stranger: { kind: 'customer', place: 'elsewhere', sees: ['elsewhere'] },
  assignee: { kind: 'staff', place: 'ours', sees: ['ours'] },
  teammate: { kind: 'staff', place: 'ours', sees: ['ours'] },
  outsider: { kind: 'staff', place: 'elsewhere', sees: ['elsewhere'] },
  supervisor: { kind: 'staff', place: 'ours', sees: ['ours', 'elsewhere'] },
  admin: { kind: 'staff', place: 'ours', sees: ['ours', 'elsewhere'] },
  disabled: { kind: 'staff', place: 'ours', sees: [] },
  foreignStaff: { kind: 'staff', place: 'abroad', sees: ['abroad'] },
  foreignCustomer: { kind: 'customer', place: 'abroad', sees: ['abroad'] },
} as const satisfies Record<string, Who>

export type CallerName = keyof typeof WHO
export const CALLERS = Object.keys(WHO) as CallerName[]

export interface Caller extends Who {
  readonly name: CallerName
  readonly id: string
  readonly email: string
  /** Of the workspace whose doors they stand at. */
  readonly slug: string
  readonly workspaceId: string
  readonly token: string | null
  readonly refreshToken: string
  /** Online; null for those who get no connection. */
  readonly client: TestClient | null
}

/**
 * Chats by what they are good for: `held` has an assignee, a note and {@link messageIn}, `waiting` is in the queue,
 * `offered` is offered to who has the first one.
 */
export type Chats = Readonly<Record<'held' | 'waiting' | 'offered' | 'ended', string>>

/** On which staff are signed in, too, and may be out again. */
export const SPARE_DEVICE = { id: '1d0c9a6e-2f3b-4b0e-8a55-7d2f0c9a6e2f', name: 'spare' }

export const SPARE_KEYS = makeReceiptKeys()

const customers = new Map<string, string>()
const answering = new Map<string, string>()
/** Whose a chat is; for one that is not there, somebody who is not there either. */
export const customerOf = (sessionId: string) => customers.get(sessionId) ?? sessionId
/** Who answers the held chat; of one that is not there, nobody. */
export const staffOf = (sessionId: string) => answering.get(sessionId) ?? sessionId

export interface House {
  readonly url: string
  readonly world: World
  readonly ledger: Ledger
  readonly foreignWorkspaceId: string
  readonly callers: Readonly<Record<CallerName, Caller>>
  readonly chats: Readonly<Record<Place, Chats>>
  close(): Promise<void>
}

/** What only those who see a place may read; notes are staff's alone. */
export const subjectOf = (place: Place) => `Subject of ${place}.`
export const wordsOf = (place: Place) => `Words of ${place}.`
export const noteOf = (place: Place) => `Note of ${place}.`

/** Of the file that the customer of a `held` chat has sent; made from the chat's own. */
export const fileIdOf = (sessionId: string) => sessionId.replace(/.{12}$/, 'f11ef11ef11e')
/** Of an upload that its customer has begun. */
export const uploadIdOf = (sessionId: string) => sessionId.replace(/.{12}$/, 'cafecafecafe')
/** Of what the chat's assignee was left by the author of its note. */
export const suggestionIdOf = (sessionId: string) => sessionId.replace(/.{12}$/, '5a66e5a66e5a')
/** Messages of a held chat by who wrote them; the last is a reply of the assignee's that waits for approval. */
const MESSAGES = ['customer', 'assignee', 'pending'] as const

/** Their authors name them, here after their chat, so that a row knows them without looking. */
export function messageIn(sessionId: string, which: (typeof MESSAGES)[number]): string {
  return (
    sessionId.slice(0, -1) +
    ((Number.parseInt(sessionId.slice(-1), 16) + 1 + MESSAGES.indexOf(which)) % 16).toString(16)
  )
}

/** Long enough for every HMAC, so that one of another length is refused for its name, not for want of a key. */
export const SECRET = 'kX7vQ2mT9wLc4RzB8nYd1HsJ6fGpA3eUo5iNqVxWbKt0MyCgZhDrFaEjSlPuOw42'

/** What everybody's authenticator app knows, in base32. */
export const APP_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

/** One server with two workspaces, where everybody is signed in, online and has chats. */
export async function openHouse(): Promise<House> {
  const postgres = await startTestPostgres()
  const world = await createWorld(postgres, { PARLEY_TOKEN_SECRET: SECRET })
  const ledger = await openLedger(world.superuserUrl)
  const server = await startServer(world.config)
  const { db, slug, workspaceId, staff, teams } = world
  const { url } = server

  const foreignWorkspaceId = uuidv7()
  const foreignSlug = `${slug}-abroad`
  const foreign = { workspaceId: foreignWorkspaceId, slug: foreignSlug }
  await inWorkspace(db, { workspaceId: foreignWorkspaceId, id: null }, (tx) =>
    tx
      .insertInto('workspaces')
      .values({ id: foreignWorkspaceId, name: 'Abroad', slug: foreignSlug })
      .execute(),
  )
  const home = { workspaceId, slug }
  const admin = await hire(db, home, 'admin', 'admin')
  const leaver = await hire(db, home, 'leaver', 'agent', teams.bookings)
  const foreignAdmin = await hire(db, foreign, 'foreign', 'admin')

  const entries: Record<CallerName, Entry> = {
    nobody: stray('nobody', null),
    garbage: stray('garbage', 'garbage'),
    owner: await introduceIn(url, home, 'owner'),
    stranger: await introduceIn(url, home, 'stranger'),
    assignee: await signInAs(url, emailOf('mara', slug)),
    teammate: await signInAs(url, emailOf('jonas', slug)),
    outsider: await signInAs(url, emailOf('omar', slug)),
    supervisor: await signInAs(url, emailOf('nora', slug)),
    admin: await signInAs(url, admin.email),
    disabled: await signInAs(url, leaver.email),
    foreignStaff: await signInAs(url, foreignAdmin.email),
    foreignCustomer: await introduceIn(url, foreign, 'foreign'),
  }
  const furnish = (place: Place, customer: Entry, assignee: Identity, author: Identity, team?: string) =>
    startChats(world, url, { place, customer, assignee, author, ...(team && { team }) })
  const chats = {
    ours: await furnish('ours', entries.owner, staff.mara, staff.nora, teams.bookings),
    elsewhere: await furnish('elsewhere', entries.stranger, staff.omar, staff.nora, teams.orders),
    abroad: await furnish('abroad', entries.foreignCustomer, foreignAdmin, foreignAdmin),
  }
  for (const id of [workspaceId, foreignWorkspaceId]) {
    await inWorkspace(db, { workspaceId: id, id: null }, (tx) =>
      tx.updateTable('workspaces').set({ draft_travel: true }).where('id', '=', id).execute(),
    )
    await beginSecondFactors(db, id)
  }
  // Sockets that are opened after it hear nothing any more of how all this was made.
  await ledger.numbered()

  const callers = await mapCallers(async (name) => {
    const who = { ...WHO[name], name, ...(WHO[name].place === 'abroad' ? foreign : home) }
    const entry = entries[name]
    const client = who.kind === 'none' || entry.token === null ? null : await openSocket(url, entry.token)
    await client?.hello()
    return { ...who, ...entry, client }
  })
  // Without a change record, which would cut the socket: what counts is that every frame reads the rights anew.
  await inWorkspace(db, leaver, (tx) =>
    tx.updateTable('users').set({ disabled_at: new Date() }).where('id', '=', leaver.id).execute(),
  )
  await ledger.save()

  return {
    ...{ url, world, ledger, foreignWorkspaceId, callers, chats },
    async close() {
      for (const { client } of Object.values(callers)) client?.close()
      await ledger.close()
      await server.close()
      await world.close()
      await postgres.stop()
    },
  }
}

/** All staff have begun to set one up, with the same app. */
async function beginSecondFactors(db: Db, workspaceId: string): Promise<void> {
  const keys = createSignInKeys(SECRET)
  await inWorkspace(db, { workspaceId, id: null }, async (tx) => {
    for (const { id } of await tx.selectFrom('users').select('id').execute()) {
      const pending = keys.seal(Buffer.from('12345678901234567890'), id)
      await tx
        .insertInto('second_factors')
        .values({ user_id: id, workspace_id: workspaceId, pending })
        .execute()
    }
  })
}

async function sendFile(
  world: World,
  url: string,
  sessionId: string,
  by: Identity,
  token: string,
): Promise<void> {
  const attachmentId = fileIdOf(sessionId)
  const query = new URLSearchParams({ id: attachmentId, sessionId, name: 'file.txt' })
  await call(url, 'POST', `/v1/files?${query}`, { token, file: FILE })
  const begun = { id: uploadIdOf(sessionId), sessionId, name: 'next.txt', length: String(FILE.length) }
  await call(url, 'POST', `/v1/files?${new URLSearchParams(begun)}`, { token })
  const message = { sessionId, type: 'file' as const, body: '', attachmentId }
  await world.run(by, 'message.send', message)
}

type Entry = Pick<Caller, 'id' | 'email' | 'refreshToken' | 'token'>

const stray = (name: string, token: string | null): Entry => {
  return { id: uuidv7(), email: `${name}@example.test`, token, refreshToken: 'made-up' }
}

async function mapCallers<Value>(
  make: (name: CallerName) => Promise<Value>,
): Promise<Record<CallerName, Value>> {
  const made: [CallerName, Value][] = []
  for (const name of CALLERS) made.push([name, await make(name)])
  return Object.fromEntries(made) as Record<CallerName, Value>
}

async function signInAs(url: string, email: string): Promise<Entry> {
  const spare = { ...SPARE_DEVICE, receiptKey: SPARE_KEYS.receiptKey }
  await call(url, 'POST', '/v1/auth/sign-in', { body: { email, password: PASSWORD, device: spare } })
  const { body } = await call(url, 'POST', '/v1/auth/sign-in', {
    body: { email, password: PASSWORD, device: DEVICE },
  })
  const { accessToken, refreshToken } = body.tokens
  return { id: body.me.user.id, email, token: accessToken, refreshToken }
}

async function introduceIn(url: string, { slug }: { slug: string }, name: string): Promise<Entry> {
  const email = `${name}@visitors.test`
  const { body } = await call(url, 'POST', '/v1/customers', {
    body: { workspace: slug, name, email, device: DEVICE },
  })
  const { accessToken, refreshToken } = body.tokens
  return { id: body.customer.id, email, token: accessToken, refreshToken }
}

async function hire(
  db: Db,
  { workspaceId, slug }: { workspaceId: string; slug: string },
  name: string,
  role: StaffRole,
  team?: string,
): Promise<Identity & { email: string }> {
  const id = uuidv7()
  const email = `${name}@${slug}.test`
  const password_hash = await hashPassword(PASSWORD)
  await inWorkspace(db, { workspaceId, id: null }, async (tx) => {
    await tx
      .insertInto('users')
      .values({ id, workspace_id: workspaceId, name, email, role, password_hash })
      .execute()
    if (team !== undefined) {
      const membership = { team_id: team, user_id: id, workspace_id: workspaceId }
      await tx.insertInto('team_members').values(membership).execute()
    }
    await recordChanges(tx, workspaceId, [staffAdded('user', id)])
  })
  return { workspaceId, kind: 'user', id, email }
}

interface Plan {
  readonly place: Place
  readonly customer: Entry
  readonly assignee: Identity
  /** Of the note. */
  readonly author: Identity
  readonly team?: string
}

async function startChats(
  world: World,
  url: string,
  { place, customer, assignee, author, team }: Plan,
): Promise<Chats> {
  const { workspaceId } = assignee
  const visitor: Identity = { workspaceId, kind: 'customer', id: customer.id }
  const start = async (type: 'general' | 'booking' | 'emergency' | 'support') => {
    const message = { id: uuidv7(), body: wordsOf(place) }
    const { sessionId } = await world.run(visitor, 'session.start', {
      type,
      subject: subjectOf(place),
      message,
    })
    if (team !== undefined) await assignTeam(world.db, workspaceId, sessionId, team)
    customers.set(sessionId, customer.id)
    return sessionId
  }
  const held = await start('general')
  await sendFile(world, url, held, visitor, customer.token ?? '')
  await world.run(assignee, 'session.claim', { sessionId: held })
  answering.set(held, assignee.id)
  await world.run(author, 'message.send', { sessionId: held, type: 'note', body: noteOf(place) })
  const say = (by: Identity, which: Parameters<typeof messageIn>[1], body: string) => {
    const input = {
      sessionId: held,
      type: 'text' as const,
      body,
      replyTo: null,
      baseSeq: 1_000,
      force: false,
    }
    return world.execute(by, { id: messageIn(held, which), name: 'message.send', input })
  }
  await say(visitor, 'customer', wordsOf(place))
  await say(assignee, 'assignee', wordsOf(place))
  await setNeedsApproval(world.db, assignee, true)
  await say(assignee, 'pending', wordsOf(place))
  await setNeedsApproval(world.db, assignee, false)
  const offered = await start('emergency')
  const offer = JSON.stringify({ userId: assignee.id, expiresAt: '2999-01-01T00:00:00.000Z' })
  await inWorkspace(world.db, { workspaceId, id: null }, (tx) =>
    tx.updateTable('sessions').set({ offer }).where('id', '=', offered).execute(),
  )
  const ended = await start('support')
  await world.run(assignee, 'session.claim', { sessionId: ended })
  await world.run(assignee, 'session.status', { sessionId: ended, to: 'ended' })
  await insertSuggestion(world.db, held, { author, assignee, body: noteOf(place) })
  await insertCanned(world.db, { id: held, workspaceId, teamId: team ?? null, body: wordsOf(place) })
  return { held, waiting: await start('booking'), offered, ended }
}

async function insertSuggestion(
  db: Db,
  sessionId: string,
  { author, assignee, body }: { author: Identity; assignee: Identity; body: string },
): Promise<void> {
  const row = {
    ...{ id: suggestionIdOf(sessionId), workspace_id: author.workspaceId, session_id: sessionId },
    ...{ author_id: author.id, owner_id: assignee.id, body, base_seq: 1 },
    ...{ kind: 'note' as const, created_at: new Date() },
  }
  await inWorkspace(db, { workspaceId: author.workspaceId, id: null }, (tx) =>
    tx.insertInto('suggestions').values(row).execute(),
  )
}

/** A prepared text of the team, or of the whole workspace. */
async function insertCanned(
  db: Db,
  { id, workspaceId, teamId, body }: { id: string; workspaceId: string; teamId: string | null; body: string },
): Promise<void> {
  const row = {
    id,
    workspace_id: workspaceId,
    team_id: teamId,
    shortcut: 'prepared',
    title: 'Prepared',
    body,
  }
  await inWorkspace(db, { workspaceId, id: null }, (tx) =>
    tx.insertInto('canned_responses').values(row).execute(),
  )
}
