import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { dialSocketIo } from '../../../src/main/connection/index.ts'
import { DEMO_PASSWORD } from '../../../src/server/demo/people.ts'
import type { EditSubject, FieldValue } from '../../../src/shared/edits.ts'
import type { Customer, Session } from '../../../src/shared/entities.ts'
import type { Id } from '../../../src/shared/ids.ts'
import { badLine, FAIR } from '../../support/bad-line.ts'
import { createDesk, eventually, type TestDesk } from '../../support/desk-engine.ts'
import { createFarDesk, type FarDesk } from '../../support/far-desk.ts'
import { randomFrom } from '../../support/random.ts'
import type { ReadingEngine } from '../../support/reading-engine.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'

/** Fields of one customer, changed at several desks without a line, and the real server. */

const DEVICE = { id: randomUUID(), name: 'test' }

let server: TestServer
const desks: (TestDesk | FarDesk)[] = []

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
}, 60_000)
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.remove()
})
afterAll(() => server.stop())

async function call<Answer>(
  method: string,
  path: string,
  { body, token }: { body?: unknown; token?: string } = {},
): Promise<Answer> {
  const response = await fetch(`${server.url}/v1${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json() as Promise<Answer>
}

interface SignedIn {
  tokens: { accessToken: string }
  me: { user: { id: Id; name: string }; workspace: { slug: string } }
}

async function signIn(who: string) {
  const body = { email: `${who}@demo.parley.test`, password: DEMO_PASSWORD, device: DEVICE }
  const { tokens, me } = await call<SignedIn>('POST', '/auth/sign-in', { body })
  return { token: tokens.accessToken, ...me }
}

interface Desk {
  desk: TestDesk
  engine: ReadingEngine
  token: string
  slug: string
  lose(): Promise<void>
  find(): Promise<void>
  edit(chat: Id, subject: EditSubject, field: string, value: FieldValue, base: FieldValue): Promise<unknown>
}

async function openDesk(who: string): Promise<Desk> {
  const { token, user, workspace } = await signIn(who)
  const desk = createDesk(user.name, user.id)
  desks.push(desk)
  let isDown = false
  const line = badLine(dialSocketIo, randomFrom(1), () => ({ ...FAIR, isDown }))
  const engine = await desk.open(line.dial, { serverUrl: server.url, accessToken: async () => token })
  const state = () => desk.screen().sync.connection.state
  await eventually(() => expect(desk.screen().sync.completeTo).not.toBeNull(), 20_000)
  return {
    ...{ desk, engine, token, slug: workspace.slug },
    async lose() {
      isDown = true
      line.cut()
      await eventually(() => expect(state()).not.toBe('online'))
    },
    async find() {
      isDown = false
      engine.kick('network')
      await eventually(() => expect(state()).toBe('online'), 20_000)
    },
    edit: (sessionId, subject, field, value, base) =>
      engine.handlers['record.edit']({ sessionId, subject, field, value, base }),
  }
}

async function startChat(workspace: string, customerToken?: string): Promise<{ id: Id; token: string }> {
  const token =
    customerToken ??
    (
      await call<{ tokens: { accessToken: string } }>('POST', '/customers', {
        body: { workspace, name: 'Visitor', device: DEVICE },
      })
    ).tokens.accessToken
  const id = v7()
  const message = { id: v7(), body: 'Is anybody there?' }
  // A customer has one open chat of each type.
  const type = customerToken === undefined ? 'general' : 'support'
  await call('POST', '/sessions', { body: { id, type, subject: '', message }, token })
  return { id, token }
}

const customerOf = ({ token }: { token: string }, customerId: Id) =>
  call<Customer>('GET', `/customers/${customerId}`, { token })
const sessionOf = ({ token }: { token: string }, sessionId: Id) =>
  call<Session>('GET', `/sessions/${sessionId}`, { token })
const edits = ({ desk }: Desk) => desk.screen().edits
const shown = ({ desk }: Desk, sessionId: Id) => desk.screen().rows[sessionId]

test('two desks change one customer without a line: different fields both hold, the same one is asked about', async () => {
  const mara = await openDesk('mara')
  const nora = await openDesk('nora')
  const { id } = await startChat(mara.slug)
  for (const one of [mara, nora]) await eventually(() => expect(shown(one, id)).toBeDefined(), 10_000)
  const customerId = shown(mara, id)?.customer.id ?? ''

  await mara.lose()
  await nora.lose()
  await mara.edit(id, 'customer', 'phone', '+31 20 555 0142', null)
  await mara.edit(id, 'customer', 'externalId', 'C-1', null)
  await nora.edit(id, 'customer', 'email', 'visitor@example.com', null)
  await nora.edit(id, 'customer', 'externalId', 'C-2', null)
  expect(shown(nora, id)?.customer).toMatchObject({ email: 'visitor@example.com', externalId: 'C-2' })
  expect(await nora.engine.unsent()).toBe(2)

  await mara.find()
  await eventually(() => expect(edits(mara)).toEqual([]), 10_000)
  await nora.find()
  await eventually(
    () =>
      expect(edits(nora)).toMatchObject([
        { field: 'externalId', state: 'asks', value: 'C-2', theirs: 'C-1' },
      ]),
    10_000,
  )
  expect(await customerOf(mara, customerId)).toMatchObject({
    phone: '+31 20 555 0142',
    email: 'visitor@example.com',
    externalId: 'C-1',
  })

  await nora.engine.handlers['record.decide']({
    ...{ sessionId: id, subject: 'customer', field: 'externalId', decision: 'mine' },
  })
  await eventually(() => expect(edits(nora)).toEqual([]), 10_000)
  await eventually(() => expect(shown(mara, id)?.customer.externalId).toBe('C-2'), 10_000)
  expect(shown(mara, id)?.customer).toEqual(shown(nora, id)?.customer)
}, 60_000)

test('tags, priority and attributes of a chat go the same way; what the server refuses says so', async () => {
  const nora = await signIn('nora')
  const ivan = await signIn('ivan')
  const label = { kind: 'tag', name: 'river view', color: 'blue' }
  await call('PUT', `/labels/${v7()}`, { body: label, token: nora.token })
  const definition = { subject: 'session', key: 'room', label: 'Room', type: 'text' }
  await call('PUT', `/attribute-definitions/${v7()}`, { body: definition, token: ivan.token })
  const mara = await openDesk('mara')
  const { id } = await startChat(mara.slug)
  await eventually(() => expect(shown(mara, id)).toBeDefined(), 10_000)
  await eventually(() => expect(Object.values(mara.desk.screen().labels)).toMatchObject([label]), 10_000)

  await mara.lose()
  await mara.edit(id, 'session', 'tags.river view', true, false)
  await mara.edit(id, 'session', 'tags.nobody made this', true, false)
  await mara.edit(id, 'session', 'priority', 'high', 'normal')
  await mara.edit(id, 'session', 'attributes.room', '12', null)
  await mara.edit(id, 'session', 'externalRef', { kind: 'booking', reference: 'HH-1' }, null)
  await mara.find()
  await eventually(
    () => expect(edits(mara)).toMatchObject([{ field: 'tags.nobody made this', state: 'refused' }]),
    10_000,
  )
  expect(await sessionOf(mara, id)).toMatchObject({
    ...{ tags: ['river view'], priority: 'high', attributes: { room: '12' } },
    externalRef: { kind: 'booking', reference: 'HH-1' },
  })
}, 60_000)

test('other chats of a customer come from the desk, and from the server; each is read without being opened', async () => {
  const mara = await openDesk('mara')
  const first = await startChat(mara.slug)
  const second = await startChat(mara.slug, first.token)
  await eventually(() => expect(shown(mara, second.id)).toBeDefined(), 10_000)
  const { handlers } = mara.engine
  const here = await handlers['customer.sessions']({ sessionId: first.id, after: null })
  expect(here.sessions.map(({ id }) => id)).toEqual([second.id, first.id])
  const there = await handlers['customer.sessionsOnline']({ sessionId: first.id })
  expect(there.sessions).toEqual(here.sessions)
  const { messages } = await handlers['session.peek']({
    ...{ sessionId: second.id, beforeSeq: (here.sessions[0]?.lastSeq ?? 0) + 1 },
  })
  expect(messages.map(({ body }) => body)).toContain('Is anybody there?')
  expect(await handlers['customer.files']({ sessionId: first.id, after: null })).toEqual({
    messages: [],
    more: false,
  })
  await mara.lose()
  await expect(handlers['customer.sessionsOnline']({ sessionId: first.id })).rejects.toMatchObject({
    code: 'OFFLINE',
  })
  expect((await handlers['customer.sessions']({ sessionId: first.id, after: null })).sessions).toHaveLength(2)
}, 60_000)

test('a changed field survives kill -9, and is told once', async () => {
  const { token, user, workspace } = await signIn('mara')
  const far = createFarDesk({
    ...{ name: user.name, userId: user.id, token, serverUrl: server.url, seed: 1 },
  })
  desks.push(far)
  const { id } = await startChat(workspace.slug)
  await far.start()
  await eventually(() => expect(far.screen().rows[id]).toBeDefined(), 20_000)
  const customerId = far.screen().rows[id]?.customer.id ?? ''
  await far.order({ what: 'weather', weather: { ...FAIR, isDown: true } })
  await far.order({ what: 'cut' })
  const notes = 'Ring twice.'
  await far.ask('record.edit', { sessionId: id, subject: 'customer', field: 'notes', value: notes, base: '' })
  await far.kill()

  await far.start({ weather: { ...FAIR, isDown: true } })
  expect(far.screen().edits).toMatchObject([{ field: 'notes', value: notes, state: 'waiting' }])
  expect(far.screen().rows[id]?.customer.notes).toBe(notes)
  expect(await far.unsent()).toBe(1)
  // It ends once more, between the server's receipt and the journal.
  await far.stop()
  await far.start({ crashAt: 'edit-acked:1' })
  await far.ended()
  expect((await customerOf({ token }, customerId)).notes).toBe(notes)

  await far.start()
  await eventually(() => expect(far.screen().edits).toEqual([]), 20_000)
  expect(await far.unsent()).toBe(0)
}, 60_000)
