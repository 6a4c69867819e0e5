import type { Socket as TcpSocket } from 'node:net'
import { sql } from 'kysely'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Receipt } from '#shared/commands.ts'
import type { Answer, Page } from '#shared/protocol.ts'
import { inWorkspace } from '../../../../src/server/db/index.ts'
import { messageAdded, recordChanges, sessionChanged } from '../../../../src/server/domain/changes/index.ts'
import { type RunningServer, startServer } from '../../../../src/server/server.ts'
import { startTestPostgres, type TestPostgres } from '../../../support/postgres.ts'
import { introduce, openSocket, say, signIn, type TestClient } from '../client.ts'
import { apply, createWorld, type World } from '../world.ts'

/** Messages of 8 KB that a client is told of: far more than the network and the server hold for one. */
const TOLD = 3_000
const BATCH = 100

let postgres: TestPostgres
let world: World
let server: RunningServer

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres)
  server = await startServer(world.config)
})

afterAll(async () => {
  await server?.close()
  await world?.close()
  await postgres?.stop()
})

async function pullAll(client: TestClient): Promise<Page[]> {
  const pages = [await client.pull()]
  for (let page = pages[0]; page?.more; ) {
    page = await client.pull(null, page.resume ?? undefined)
    pages.push(page)
  }
  return pages
}

function tcpOf(client: TestClient): TcpSocket {
  return (client.socket.io.engine.transport as unknown as { ws: { _socket: TcpSocket } }).ws._socket
}

/** Many at once, as nobody writes: what counts is what the server then has to tell. */
async function addMessages(sessionId: string, from: number): Promise<void> {
  const { workspaceId, customer } = world
  await inWorkspace(world.db, { workspaceId, id: null }, async (tx) => {
    const session = await tx
      .updateTable('sessions')
      .set({ last_seq: from + BATCH - 1 })
      .where('id', '=', sessionId)
      .returningAll()
      .executeTakeFirstOrThrow()
    const rows = await tx
      .insertInto('messages')
      .values(
        Array.from({ length: BATCH }, (_, index) => ({
          ...{ id: uuidv7(), workspace_id: workspaceId, session_id: sessionId, seq: from + index },
          ...{ sender_kind: 'customer' as const, sender_id: customer.id },
          ...{
            type: 'text' as const,
            body: 'x'.repeat(8_000),
            status: 'sent' as const,
            created_at: new Date(),
          },
        })),
      )
      .returning(['id', 'type'])
      .execute()
    await recordChanges(tx, workspaceId, [
      sessionChanged(session, session),
      ...rows.map((row) => messageAdded(session, row)),
    ])
  })
  await sql`notify parley_written`.execute(world.db)
}

describe('a client that stops reading', () => {
  it('is cut before much waits for it, costs the others nothing, and heals by a pull', async () => {
    const token = (await signIn(server.url, world.slug, 'nora')).tokens.accessToken
    const [stuck, other] = [await openSocket(server.url, token), await openSocket(server.url, token)]
    for (const client of [stuck, other]) await client.hello()
    const before = await pullAll(stuck)
    const customer = await world.addCustomer()
    const sessionId = await world.startSession(customer)

    // From here on the network takes what its buffers hold, and no more.
    tcpOf(stuck).pause()
    for (let seq = 3; seq < TOLD; seq += BATCH) {
      await addMessages(sessionId, seq)
      await other.seen(
        (change) =>
          change.op === 'put' && change.entity === 'message' && change.value.seq === seq + BATCH - 1,
      )
    }
    expect(stuck.socket.connected).toBe(true)
    tcpOf(stuck).resume()
    await stuck.disconnected()
    expect(stuck.changes.length).toBeLessThan(other.changes.length)

    const again = await openSocket(server.url, token)
    await again.hello()
    const held = apply(new Map(), [...before, ...(await pullAll(again))])
    expect(held).toEqual(apply(new Map(), await world.pullAll(world.staff.nora)))
    for (const client of [other, again]) client.close()
  }, 60_000)
})

describe('a database that crashes', () => {
  it('is told to whoever writes, and everything goes on by itself once it is back', async () => {
    const { token } = await introduce(server.url, world.slug)
    const client = await openSocket(server.url, token)
    await client.hello()
    const sessionId = uuidv7()
    const input = { type: 'general', subject: '', message: { id: uuidv7(), body: 'Hello?' } }
    expect(await client.ask('command', { id: sessionId, name: 'session.start', input })).toMatchObject({
      ok: true,
    })

    const codes = new Set<string>()
    const acknowledged: string[] = []
    /** As a client does: until it is taken, with one id. */
    const write = async (id: string) => {
      for (;;) {
        const answer: Answer<Receipt> = await client.ask('command', { id, ...say(sessionId, 'Under load') })
        if (answer.ok) break
        codes.add(answer.error.code)
      }
      acknowledged.push(id)
    }
    const ids = Array.from({ length: 200 }, () => uuidv7())
    const writing = (async () => {
      for (let at = 0; at < ids.length; at += 20) await Promise.all(ids.slice(at, at + 20).map(write))
    })()
    await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(19)
    await crash()
    await writing
    expect([...codes]).toEqual(['UNAVAILABLE'])

    await client.seen(
      (change) => change.op === 'put' && change.entity === 'message' && change.value.seq === 202,
    )
    const seen = client.changes.flatMap((change) =>
      change.op === 'put' && change.entity === 'message' && change.value.body === 'Under load'
        ? [change.value]
        : [],
    )
    expect(new Set(seen.map((message) => message.id))).toEqual(new Set(ids))
    expect(new Set(seen.map((message) => message.seq)).size).toBe(200)
    client.close()
  }, 60_000)

  /** One of its processes is killed: PostgreSQL ends all others, recovers from its log and takes connections again. */
  async function crash(): Promise<void> {
    const admin = new pg.Client({ connectionString: world.superuserUrl })
    admin.on('error', () => {})
    await admin.connect()
    const { rows } = await admin.query<{ pid: number }>(
      "select pid from pg_stat_activity where usename = 'parley_app' limit 1",
    )
    process.kill(rows[0]?.pid ?? 0, 'SIGKILL')
    await admin.end().catch(() => {})
  }
})
