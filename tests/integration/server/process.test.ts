import { existsSync } from 'node:fs'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, describe, expect, it } from 'vitest'
import type { CrashPoint } from '../../../src/server/crash.ts'
import {
  ServerStartFailed,
  startTestServer,
  type TestServer,
  type TestServerOptions,
} from '../../support/server.ts'
import { call, DEVICE, introduce, openSocket, say } from './client.ts'

const servers: TestServer[] = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.remove()))
})

async function start(options?: TestServerOptions): Promise<TestServer> {
  const server = await startTestServer(options)
  servers.push(server)
  return server
}

async function failure(starting: Promise<unknown>): Promise<ServerStartFailed> {
  const error = await starting.then(
    () => new Error('it started'),
    (reason: unknown) => reason,
  )
  if (error instanceof ServerStartFailed) return error
  throw error
}

async function maras(url: string): Promise<string> {
  const body = { email: 'mara@demo.parley.test', password: 'parley-demo', device: DEVICE }
  return (await call(url, 'POST', '/v1/auth/sign-in', { body })).body.tokens.accessToken
}

describe('a start that cannot be', () => {
  it('says in a line each what is wrong with the configuration', async () => {
    const env = { PARLEY_PORT: 'many', PARLEY_LIMIT_MESSAGES: '0', PARLEY_TOKEN_SECRET: 'change-me' }
    const { exitCode, output } = await failure(start({ env }))
    expect(exitCode).toBe(78)
    const lines = output.trimEnd().split('\n')
    expect(lines.map((line) => line.split(':')[0])).toEqual(
      expect.arrayContaining(['PARLEY_PORT', 'PARLEY_LIMIT_MESSAGES', 'PARLEY_TOKEN_SECRET']),
    )
    expect(output).not.toContain('change-me')
  })

  it('says which port is taken, and leaves no PostgreSQL behind', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as { port: number }
    const dataDir = await mkdtemp(join(tmpdir(), 'parley-taken-'))
    const env = { PARLEY_PORT: String(port), PARLEY_DATA_DIR: dataDir }
    const { exitCode, output } = await failure(start({ env }))
    other.close()
    expect(exitCode).toBe(1)
    expect(output).toBe(
      `Port ${port} on 127.0.0.1 is taken: stop what uses it, or set PARLEY_PORT to another (0 takes any free one).\n`,
    )
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false)
    await rm(dataDir, { recursive: true, force: true })
  })

  it("shows PostgreSQL's last words when it cannot be started, and the way out", async () => {
    const server = await start()
    await server.stop()
    await appendFile(join(server.dataDir, 'postgres/postgresql.conf'), "\nshared_buffers = 'plenty'\n")
    const { exitCode, output } = await failure(server.restart())
    expect(exitCode).toBe(1)
    expect(output).toContain('PostgreSQL could not be started')
    expect(output).toContain('shared_buffers')
    expect(output).toContain('DATABASE_URL')
  })

  it('is refused on a data folder that another server is using, which goes on', async () => {
    const server = await start()
    const { exitCode, output } = await failure(start({ env: { PARLEY_DATA_DIR: server.dataDir } }))
    expect(exitCode).toBe(1)
    expect(output).toContain('Another Parley server is running')
    expect((await call(server.url, 'GET', '/v1/health')).status).toBe(200)
  })

  it('is refused on a database that a newer version has migrated', async () => {
    const server = await start()
    await server.stop()
    const { startEmbeddedPostgres } = await import('../../../src/server/db/embedded/index.ts')
    const { default: pg } = await import('pg')
    const postgres = await startEmbeddedPostgres(server.dataDir, process.env.PARLEY_POSTGRES_BIN_DIR ?? null)
    const client = new pg.Client({ connectionString: postgres.ownerUrl })
    await client.connect()
    await client.query(`insert into schema_migrations (number, name) values (9999, 'from the future')`)
    await client.end()
    await postgres.stop()
    const { output } = await failure(server.restart())
    expect(output).toContain('made by a newer Parley')
  })
})

describe('a server with the demo', () => {
  it('starts with people, customers and chats, and never seeds twice', async () => {
    const server = await start({ seed: 'demo' })
    const token = await maras(server.url)
    const counted = async () => {
      const counts: Record<string, number> = {}
      let resume: string | undefined
      do {
        const path = `/v1/sync${resume === undefined ? '' : `?resume=${resume}`}`
        const { body } = await call(server.url, 'GET', path, { token })
        for (const { entity } of body.changes) counts[entity] = (counts[entity] ?? 0) + 1
        resume = body.resume ?? undefined
      } while (resume !== undefined)
      return counts
    }
    const counts = await counted()
    expect(counts).toMatchObject({ user: 8, team: 3 })
    expect(counts.session).toBeGreaterThan(10)
    await server.stop()
    expect(await server.exited()).toBe(0)
    await server.restart()
    expect(await counted()).toEqual(counts)
  })
})

describe('a server that is killed', () => {
  it('starts again over the PostgreSQL it left behind, with everything it had acknowledged', async () => {
    const server = await start({ seed: 'demo' })
    const { token } = await introduce(server.url, 'demo')
    const body = { id: uuidv7(), message: { id: uuidv7(), body: 'Before the crash' } }
    expect((await call(server.url, 'POST', '/v1/sessions', { token, body })).status).toBe(201)
    await server.kill()
    await server.restart()
    const { body: messages } = await call(server.url, 'GET', `/v1/sessions/${body.id}/messages`, { token })
    expect(JSON.stringify(messages)).toContain('Before the crash')
  })

  it("starts again when PostgreSQL was killed with it, and its mark names another program's number", async () => {
    const server = await start()
    const pidFile = join(server.dataDir, 'postgres/postmaster.pid')
    await server.kill()
    const mark = await readFile(pidFile, 'utf8')
    const [pid] = mark.split('\n')
    process.kill(Number(pid), 'SIGKILL')
    // The number has been given to somebody else since: to us, say.
    await writeFile(pidFile, mark.replace(/^\d+/, String(process.pid)))
    await server.restart()
    expect((await call(server.url, 'GET', '/v1/health')).status).toBe(200)
  })

  it.each<[CrashPoint, boolean]>([
    ['before-commit', false],
    ['after-commit', true],
    ['after-ack', true],
    ['in-broadcast', true],
  ])('at %s loses nothing and does nothing twice', async (point, wasCommitted) => {
    const server = await start({ seed: 'demo' })
    const { token } = await introduce(server.url, 'demo')
    const sessionId = uuidv7()
    const before = await openSocket(server.url, token)
    await before.hello()
    await call(server.url, 'POST', '/v1/sessions', {
      token,
      body: { id: sessionId, message: { id: uuidv7(), body: 'Hi' } },
    })
    // What has no rev yet would come together with what the test is about.
    await before.seen((change) => change.op === 'put' && change.entity === 'session')
    before.close()
    await server.stop()
    await server.restart({ PARLEY_CRASH_AT: `${point}:1` })

    const client = await openSocket(server.url, token)
    await client.hello()
    const { epoch, to } = await client.pull()
    const command = { id: uuidv7(), ...say(sessionId, 'Exactly once') }
    const answer = client.ask('command', command).catch(() => null)
    expect(await server.exited()).toBe('SIGKILL')
    await answer

    await server.restart()
    const again = await openSocket(server.url, token)
    await again.hello()
    expect(await again.ask('command', command)).toMatchObject({
      ok: true,
      value: { seq: 3, duplicate: wasCommitted },
    })
    let page = await again.pull({ epoch, rev: to })
    // Until the new server has become the one that numbers.
    while (page.changes.length === 0) page = await again.pull({ epoch, rev: to })
    const bodies = page.changes.flatMap((change) =>
      change.op === 'put' && change.entity === 'message' ? change.value.body : [],
    )
    expect(bodies).toEqual(['Exactly once'])
    again.close()
  })
})

describe('a shutdown', () => {
  it('tells its clients when to come back, and is over within its time', async () => {
    const server = await start({ seed: 'demo' })
    const client = await openSocket(server.url, await maras(server.url))
    await client.hello()
    const begun = Date.now()
    await server.stop()
    expect(Date.now() - begun).toBeLessThan(10_000)
    expect(await server.exited()).toBe(0)
    expect(client.errors).toMatchObject([{ code: 'UNAVAILABLE', retryAfterMs: expect.any(Number) }])
    expect(existsSync(join(server.dataDir, 'postgres/postmaster.pid'))).toBe(false)
  })
})
