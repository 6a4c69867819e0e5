import { Redis } from 'ioredis'
import { SignJWT } from 'jose'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '#shared/entities.ts'
import { type Db, inWorkspace } from '../../../../src/server/db/index.ts'
import type { Identity } from '../../../../src/server/domain/access/index.ts'
import { LIMIT_NAMES, LIMITS } from '../../../../src/server/limits/index.ts'
import { type History, type Kept, violations } from '../../../support/history.ts'
import { startTestPostgres, type TestPostgres } from '../../../support/postgres.ts'
import { randomFrom } from '../../../support/random.ts'
import { startTestRedis, type TestRedis } from '../../../support/redis.ts'
import { createReplica, type Replica } from '../../../support/replica.ts'
import { startTestServer, type TestServer } from '../../../support/server.ts'
import { DEVICE, openSocket, type TestClient } from '../client.ts'
import { apply, createWorld, signInStaff, TOKEN_SECRET, type World } from '../world.ts'

const CUSTOMERS = 190
const SUPERVISORS = 10
const MESSAGES_EACH = 4
const SEED = 20261121

let postgres: TestPostgres
let redis: TestRedis
let world: World
let nodes: [TestServer, TestServer]
const open: TestClient[] = []

beforeAll(async () => {
  ;[postgres, redis] = await Promise.all([startTestPostgres(), startTestRedis()])
  world = await createWorld(postgres)
  await signInStaff(world, DEVICE.id)
  nodes = [await startNode(), await startNode()]
}, 60_000)

afterEach(() => {
  for (const client of open.splice(0)) client.close()
})

afterAll(async () => {
  await Promise.all((nodes ?? []).map((node) => node.remove()))
  await world?.close()
  await redis?.stop()
  await postgres?.stop()
})

function startNode(env: Record<string, string> = {}): Promise<TestServer> {
  const { database } = world.config
  return startTestServer({
    env: {
      DATABASE_URL: database?.appUrl ?? '',
      DATABASE_OWNER_URL: database?.ownerUrl ?? '',
      REDIS_URL: redis.url,
      PARLEY_TOKEN_SECRET: TOKEN_SECRET,
      ...Object.fromEntries(LIMIT_NAMES.map((name) => [LIMITS[name].variable, '1000000'])),
      ...env,
    },
  })
}

function tokenOf({ workspaceId, kind, id }: Identity): Promise<string> {
  return new SignJWT({ workspace: workspaceId, kind, device: DEVICE.id })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(id)
    .setIssuer('parley')
    .setAudience('parley')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(TOKEN_SECRET))
}

async function online(node: TestServer, who: Identity): Promise<TestClient> {
  const client = await openSocket(node.url, await tokenOf(who))
  open.push(client)
  expect(await client.hello()).toMatchObject({ ok: true })
  return client
}

async function messagesInDatabase(db: Db): Promise<Map<string, Kept[]>> {
  const rows = await inWorkspace(db, { workspaceId: world.workspaceId, id: null }, (tx) =>
    tx
      .selectFrom('messages')
      .select(['id', 'seq', 'session_id', 'type'])
      .orderBy('session_id')
      .orderBy('seq')
      .execute(),
  )
  const bySession = new Map<string, Kept[]>()
  for (const { id, seq, session_id, type } of rows) {
    const kept = bySession.get(session_id) ?? []
    kept.push({ id, seq, authored: type !== 'system' })
    bySession.set(session_id, kept)
  }
  return bySession
}

/** Revs of the whole log, which must run from 1 without a gap. */
async function revs(): Promise<(number | null)[]> {
  const rows = await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
    tx.selectFrom('changes').select('rev').orderBy('rev').execute(),
  )
  return rows.map((row) => row.rev)
}

describe('two nodes', () => {
  it('tell each other who is writing, and believe nothing else that stands in Redis', async () => {
    const [nora, omar] = [await online(nodes[0], world.staff.nora), await online(nodes[0], world.staff.omar)]
    const mara = await online(nodes[1], world.staff.mara)
    const sessionId = await world.startSession(await world.addCustomer(), world.teams.bookings)
    const heard: Record<'nora' | 'omar', unknown[]> = { nora: [], omar: [] }
    nora.socket.on('typing', (frame) => heard.nora.push(frame))
    omar.socket.on('typing', (frame) => heard.omar.push(frame))

    const admin = new Redis(redis.url)
    const forge = (event: object) => admin.xadd('parley:events', '*', 'event', JSON.stringify(event))
    const { workspaceId, staff } = world
    const frame = { sessionId, typing: true }
    const sender = { workspaceId, kind: 'user', id: staff.mara.id }
    const node = uuidv7()
    await admin.xadd('parley:events', '*', 'event', 'no JSON')
    await admin.xadd('parley:events', '*', 'nothing', '')
    await forge({ node, sender, name: 'poke', frame })
    await forge({ node, sender, name: 'typing', frame: { ...frame, body: 'Leak this' } })
    // A sender who may not see the chat, one who is nobody, and one of nowhere.
    await forge({ node, sender: { ...sender, id: staff.omar.id }, name: 'typing', frame })
    await forge({ node, sender: { ...sender, id: uuidv7() }, name: 'typing', frame })
    await forge({ node, sender: { ...sender, workspaceId: uuidv7() }, name: 'typing', frame })
    admin.disconnect()

    mara.socket.emit('typing', frame)
    await expect.poll(() => heard.nora.length).toBeGreaterThan(0)
    expect(heard.nora).toEqual([{ ...frame, kind: 'user', memberId: staff.mara.id }])
    await omar.pull()
    expect(heard.omar).toEqual([])
  })

  it(`converge for ${CUSTOMERS + SUPERVISORS} clients while Redis and both nodes go and come back`, async () => {
    const random = randomFrom(SEED)
    const urls = nodes.map((node) => node.url)
    const readers: { name: string; who: Identity; replica: Replica }[] = []
    const writers: { sessionId: string; replica: Replica }[] = []
    for (let count = 0; count < CUSTOMERS; count += 1) {
      const who = await world.addCustomer()
      const sessionId = await world.startSession(who)
      const replica = createReplica(urls, await tokenOf(who), random)
      writers.push({ sessionId, replica })
      readers.push({ name: `customer ${count}`, who, replica })
    }
    for (let count = 0; count < SUPERVISORS; count += 1) {
      const who = world.staff.nora
      const replica = createReplica(urls, await tokenOf(who), random)
      readers.push({ name: `supervisor ${count}`, who, replica })
    }
    await Promise.all(readers.map(({ replica }) => replica.online()))

    const intended: string[] = []
    const acknowledged: string[] = []
    const total = CUSTOMERS * MESSAGES_EACH
    const faults: [at: number, strike: () => Promise<void>][] = [
      [0.1, () => redis.kill()],
      [
        0.25,
        async () => {
          await nodes[0].kill()
          await nodes[0].restart()
        },
      ],
      [0.5, () => redis.restart()],
      [
        0.6,
        async () => {
          await nodes[1].stop()
          await nodes[1].restart()
        },
      ],
      [
        0.8,
        async () => {
          const admin = new Redis(redis.url)
          await admin.flushall()
          admin.disconnect()
        },
      ],
    ]
    const striking: Promise<void>[] = []
    const write = async ({ sessionId, replica }: (typeof writers)[number]) => {
      for (let count = 0; count < MESSAGES_EACH; count += 1) {
        const id = uuidv7()
        intended.push(id)
        await replica.send(id, sessionId, `Message ${count}`)
        acknowledged.push(id)
        const [next] = faults
        if (next !== undefined && acknowledged.length >= next[0] * total) {
          faults.shift()
          striking.push(next[1]())
        }
      }
    }
    await Promise.all(writers.map(write))
    await Promise.all(striking)
    expect([acknowledged.length, faults.length]).toEqual([total, 0])

    const started = await messagesInDatabase(world.db)
    const firsts = [...started.values()].flatMap((messages) =>
      messages.slice(0, 2).map((message) => message.id),
    )
    const history = (): History => ({
      acknowledged,
      intended: [...intended, ...firsts],
      server: started,
      clients: new Map(
        readers.map(({ name, replica }) => [
          name,
          new Map(
            writers
              .filter((writer) => name.startsWith('supervisor') || writer.replica === replica)
              .map((writer) => [
                writer.sessionId,
                replica.messages(writer.sessionId).map(({ id, seq }) => ({ id, seq, authored: true })),
              ]),
          ),
        ]),
      ),
    })
    await expect.poll(() => violations(history()).slice(0, 5), { timeout: 10_000, interval: 500 }).toEqual([])

    // The control: one message that one client lacks would have been seen.
    const wrong = history()
    wrong.clients
      .get('supervisor 0')
      ?.get(writers[0]?.sessionId ?? '')
      ?.splice(2, 1)
    expect(violations(wrong)).toHaveLength(1)

    // Not the messages alone: all that a client holds is what one would hold that came just now.
    for (const { who, replica } of [...readers.slice(0, 10), ...readers.slice(-SUPERVISORS)]) {
      const fresh = apply(new Map(), await world.pullAll(who))
      expect(new Map([...replica.held].sort())).toEqual(new Map([...fresh].sort()))
    }
    const before = JSON.stringify([...(readers.at(-1)?.replica.held ?? [])])
    readers.at(-1)?.replica.replay()
    expect(JSON.stringify([...(readers.at(-1)?.replica.held ?? [])])).toBe(before)
    const numbered = await revs()
    expect(numbered).toEqual(numbered.map((_, index) => index + 1))

    // Those that a stopping node had were told, each a time of its own.
    const hints = readers.flatMap(({ replica }) =>
      replica.told.flatMap(({ retryAfterMs }) => retryAfterMs ?? []),
    )
    expect(new Set(hints).size).toBeGreaterThan(hints.length / 4)
    expect(hints.length).toBeGreaterThan(20)
    for (const { replica } of readers) replica.close()
  }, 180_000)

  it('hand the numbering over when the one that numbers is killed between two batches', async () => {
    await Promise.all(nodes.map((node) => node.stop()))
    await nodes[0].restart({ PARLEY_CRASH_AT: 'in-sequencer:3' })
    await nodes[1].restart()
    const nora = await online(nodes[1], world.staff.nora)
    const { epoch, to } = await nora.pull()
    const sessions = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const customer = await world.addCustomer()
        return { customer, sessionId: await world.startSession(customer) }
      }),
    )
    const sent: string[] = []
    let isNumbering = true
    const exited = nodes[0].exited().then((code) => {
      isNumbering = false
      return code
    })
    while (isNumbering) {
      const receipts = await Promise.all(
        sessions.map(({ customer, sessionId }) => world.run(customer, 'message.send', { sessionId })),
      )
      sent.push(...receipts.map((receipt) => receipt.id))
    }
    expect(await exited).toBe('SIGKILL')
    await expect.poll(async () => (await revs()).includes(null), { timeout: 10_000 }).toBe(false)
    const numbered = await revs()
    expect(numbered).toEqual(numbered.map((_, index) => index + 1))

    const seen = new Set<string>()
    let cursor = { epoch, rev: to }
    for (let more = true; more; ) {
      const page = await nora.pull(cursor)
      for (const change of page.changes) {
        if (change.op === 'put' && change.entity === 'message') seen.add((change.value as Message).id)
      }
      cursor = { epoch: page.epoch, rev: page.to }
      more = page.more
    }
    expect(sent.filter((id) => !seen.has(id))).toEqual([])
    await nodes[0].restart()
  }, 60_000)
})
