import { Readable } from 'node:stream'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandName, command } from '#shared/commands.ts'
import { ROUTES, type RouteName } from '#shared/rest.ts'
import { inWorkspace } from '../../../../src/server/db/index.ts'
import type { Identity } from '../../../../src/server/domain/access/index.ts'
import { type Caller, createAccount, createSignInKeys } from '../../../../src/server/domain/account/index.ts'
import { createExecute } from '../../../../src/server/domain/commands/index.ts'
import { type Content, createFiles, type Files } from '../../../../src/server/domain/files/index.ts'
import { listSessions, readSession } from '../../../../src/server/domain/sessions/index.ts'
import { createFileStore } from '../../../../src/server/files/index.ts'
import { createHandlers, type Handlers } from '../../../../src/server/http/handlers/index.ts'
import { startTestPostgres, type TestPostgres } from '../../../support/postgres.ts'
import { type Watched, watchDatabase } from '../statements.ts'
import { createWorld, setNeedsApproval, TOKEN_SECRET, type World } from '../world.ts'

/**
 * Statements of a request or command, without those that begin and end transactions. A number grows only on purpose:
 * whoever adds a statement changes it here.
 */
const ROUTE_BUDGET: Partial<Record<RouteName, number>> = {
  health: 1,
  me: 4,
  listSessions: 3,
  countSessions: 3,
  getSession: 3,
  listMessages: 4,
  listUnread: 3,
  linkFile: 4,
  downloadFile: 3,
  fileUsage: 5,
  search: 13,
  listBusinessHours: 3,
  listSlaPolicies: 3,
  listSlaEvents: 4,
  sync: 14,
  listUsers: 3,
  listDevices: 3,
  listDevicesOf: 3,
  listLabels: 3,
  listCannedResponses: 3,
  listAttributeDefinitions: 3,
  getCustomer: 3,
  listCustomerSessions: 4,
  availability: 3,
  readPolicy: 3,
  signInOptions: 0,
  readSecondFactor: 5,
  readSecondFactorPolicy: 3,
  uploadState: 5,
  ratingSummary: 3,
  listPresence: 3,
  listRouting: 3,
  listRoutingDecisions: 4,
}
/** Each at its most: a message that quotes another and carries a file, a session of which everything is changed. */
const COMMAND_BUDGET: Record<CommandName, number> = {
  'session.start': 13,
  'session.claim': 12,
  'session.status': 12,
  'session.update': 11,
  'session.snooze': 8,
  'session.mark': 6,
  'message.send': 14,
  'message.edit': 9,
  'message.delete': 9,
  'message.review': 11,
  'session.assign': 15,
  'session.decline': 9,
  'customer.update': 9,
  'customer.block': 8,
  'customer.unblock': 8,
  'session.rate': 9,
  'suggestion.offer': 10,
  'suggestion.settle': 8,
}

const QUERIES: Partial<Record<RouteName, object>> = {
  listSessions: { limit: '100' },
  search: { q: 'hello', limit: '100' },
}
/** Everything at once: as many tags take no more statements than one. */
const UPDATE = {
  ...{ subject: 'Refund', category: 'billing', priority: 'high', attributes: {} },
  ...{ tags: { add: ['vip', 'legal', 'late'], remove: ['old'] } },
}

let postgres: TestPostgres
let world: World
let watched: Watched
let files: Files
let handlers: Handlers
/** Whom and what the routes are asked about. */
/** Only who brings a file hears how far it has come. */
let ownFileId: string
let params: { sessionId: string; fileId: string; token: string; customerId: string; userId: string }
const writesNothing = () => Promise.reject(new Error('readings carry nothing out'))

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres)
  watched = watchDatabase(world.config.database?.appUrl ?? '')
  await inWorkspace(world.db, world.staff.nora, async (tx) => {
    await tx.updateTable('users').set({ role: 'admin' }).where('id', '=', world.staff.nora.id).execute()
    const label = (kind: 'tag' | 'category', name: string) => {
      return { id: uuidv7(), workspace_id: world.workspaceId, kind, name, color: 'gray' as const }
    }
    const tags = UPDATE.tags.add.map((name) => label('tag', name))
    await tx
      .insertInto('labels')
      .values([...tags, label('category', UPDATE.category)])
      .execute()
  })
  const { dataDir } = world.config
  const { db } = watched
  const store = createFileStore({ dataDir, key: TOKEN_SECRET, s3: null })
  files = createFiles(db, store, { ...world.config.files, linkSecret: TOKEN_SECRET }, () => {})
  const keys = createSignInKeys(TOKEN_SECRET)
  handlers = createHandlers({
    ...{ db, keys, files, version: 'test', minAppVersion: '0.1.0', wipesRemoved: true },
    account: createAccount(
      db,
      { ...world.config, tokenSecret: TOKEN_SECRET, keys, provider: null, mayAdministerFrom: () => true },
      () => {},
    ),
    carry: writesNothing,
    bulk: writesNothing,
    write: writesNothing,
    guardSignIn: writesNothing,
    mayAdministerFrom: () => true,
    grace: { graceMs: 0 },
    limiter: { consume: () => Promise.resolve(), close() {} },
  })
  const chat = await startChat()
  const { url } = await files.link(world.staff.nora, chat.fileId)
  ownFileId = await upload(world.staff.nora, chat.sessionId)
  params = {
    ...chat,
    token: url.split('/').at(-1) ?? '',
    customerId: world.customer.id,
    userId: world.staff.nora.id,
  }
  await world.startSession(world.customer)
})

afterAll(async () => {
  await watched?.close()
  await world?.close()
  await postgres?.stop()
})

const READS = (Object.keys(ROUTES) as RouteName[]).filter((name) => ROUTES[name].method === 'GET')

async function countOf(name: RouteName): Promise<number> {
  const given = {
    params: name === 'uploadState' ? { fileId: ownFileId } : params,
    query: ROUTES[name].query.parse({
      ...QUERIES[name],
      ...(name === 'availability' && { workspace: world.slug }),
    }),
    ...{ caller: world.staff.nora as Caller, address: '::1', body: undefined, range: undefined },
  }
  const { result, statements } = await watched.watch<unknown>(() => handlers[name](given as never))
  if (name === 'downloadFile') (result as Content).stream.destroy()
  return statements.length
}

async function upload(by: Identity, sessionId: string): Promise<string> {
  const id = uuidv7()
  const stream = Readable.from([Buffer.from(`A file of ${sessionId}`)])
  await files.upload(by, { id, sessionId, name: 'a.txt' }, { stream, length: null })
  return id
}

/** A chat in which the reader takes part, with a file in it. */
async function startChat(): Promise<{ sessionId: string; fileId: string }> {
  const customer = await world.addCustomer()
  const sessionId = await world.startSession(customer)
  await world.run(world.staff.nora, 'message.send', { sessionId, baseSeq: 2 })
  const fileId = await upload(customer, sessionId)
  await world.run(customer, 'message.send', { sessionId, type: 'file', body: '', attachmentId: fileId })
  return { sessionId, fileId }
}

function offer(sessionId: string, userId: string): Promise<unknown> {
  const text = JSON.stringify({ userId, expiresAt: '2999-01-01T00:00:00.000Z' })
  return inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
    tx.updateTable('sessions').set({ offer: text }).where('id', '=', sessionId).execute(),
  )
}

describe('a reading', () => {
  it('takes as many statements for fifty chats as for one', async () => {
    const expectBudget = async () => {
      const counts: Partial<Record<RouteName, number>> = {}
      for (const name of READS) counts[name] = await countOf(name)
      expect(counts).toEqual(ROUTE_BUDGET)
    }
    await expectBudget()
    for (let count = 0; count < 50; count += 1) await startChat()
    await expectBudget()
  })

  it('with a statement for every row would be found', async () => {
    const { statements } = await watched.watch(async () => {
      const { sessions } = await listSessions(watched.db, world.staff.nora, { limit: 10 })
      for (const { id } of sessions) await readSession(watched.db, world.staff.nora, id)
    })
    expect(statements).toHaveLength(3 + 10 * 3)
  })
})

describe('a command', () => {
  it('takes no more statements than it is granted', async () => {
    const execute = createExecute(
      watched.db,
      () => {},
      () => {},
    )
    const customer = await world.addCustomer()
    const { mara, nora } = world.staff
    const counts: Record<string, number> = {}
    const run = async (who: Identity, name: CommandName, input: object, id = uuidv7()) => {
      const work = () => execute(who, command.parse({ id, name, input }))
      const { result, statements } = await watched.watch(work)
      counts[name] = Math.max(counts[name] ?? 0, statements.length)
      return result.sessionId ?? ''
    }
    const message = { id: uuidv7(), body: 'Hello' }
    const sessionId = await run(customer, 'session.start', { type: 'general', subject: '', message })
    await run(mara, 'session.claim', { sessionId })
    const reply = { sessionId, type: 'text', baseSeq: 3, force: true }
    const first = uuidv7()
    await run(mara, 'message.send', { ...reply, body: 'Hi' }, first)
    const attachmentId = await upload(mara, sessionId)
    await run(mara, 'message.send', { ...reply, type: 'file', body: '', attachmentId, replyTo: first })
    await run(customer, 'session.mark', { sessionId, readSeq: 4 })
    await run(mara, 'message.edit', { sessionId, messageId: first, body: 'Hello', baseEditedAt: null })
    await run(mara, 'message.delete', { sessionId, messageId: first })
    await setNeedsApproval(world.db, mara, true)
    const pending = uuidv7()
    await run(mara, 'message.send', { ...reply, body: 'May I?' }, pending)
    await run(nora, 'message.review', { sessionId, messageId: pending, decision: 'approve' })
    await run(mara, 'session.update', { sessionId, ...UPDATE })
    await run(mara, 'session.snooze', { sessionId, until: new Date(Date.now() + 3_600_000).toISOString() })
    await run(mara, 'session.assign', { sessionId, to: { kind: 'user', userId: nora.id }, note: 'Yours' })
    await inWorkspace(world.db, nora, (tx) =>
      tx.updateTable('workspaces').set({ draft_travel: true }).execute(),
    )
    const left = uuidv7()
    await run(mara, 'suggestion.offer', { sessionId, kind: 'reply', body: 'I would', baseSeq: 1 }, left)
    await run(nora, 'suggestion.settle', { suggestionId: left, decision: 'take' })
    await run(nora, 'customer.update', { customerId: customer.id, name: 'Ada', attributes: {} })
    await run(nora, 'session.status', { sessionId, to: 'ended' })
    await run(customer, 'session.rate', { sessionId, score: 5 })
    await run(nora, 'customer.block', { customerId: customer.id, reason: 'spam' })
    await run(nora, 'customer.unblock', { customerId: customer.id })
    const offered = await world.startSession(await world.addCustomer())
    await offer(offered, mara.id)
    await run(mara, 'session.decline', { sessionId: offered })
    expect(counts).toEqual(COMMAND_BUDGET)
  })
})
