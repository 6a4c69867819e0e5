import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdir, mkdtemp, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { StartError } from '../../start-error.ts'
import type { Account, Programs } from './programs.ts'

/** The files of one PostgreSQL and how its programs are run. */
export interface Cluster {
  /** PostgreSQL's own data directory. */
  readonly dir: string
  readonly logPath: string
  readonly programs: Programs
  readonly account: Account | null
  /** Of the roles inside. */
  readonly password: string
}

const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 8_000
/** `starting up` and `shutting down`, in PostgreSQL's words. */
const CANNOT_CONNECT_NOW = '57P03'

export async function initialise(cluster: Cluster): Promise<void> {
  if (await exists(join(cluster.dir, 'PG_VERSION'))) return
  // Made beside its place and moved there when complete, so that a start cut short leaves nothing that looks whole.
  const fresh = `${cluster.dir}.new`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { recursive: true, mode: 0o700 })
  const secretDir = await mkdtemp(join(tmpdir(), 'parley-'))
  const secretPath = join(secretDir, 'password')
  try {
    await writeFile(secretPath, cluster.password, { mode: 0o600 })
    await handOver(cluster, fresh, secretDir, secretPath)
    const options = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${secretPath}`]
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
    const child = await run(cluster, cluster.programs.initdb, fresh, [
      ...options,
      ...locale,
      '--no-instructions',
    ])
    const [code] = (await once(child, 'exit')) as [number | null]
    if (code !== 0) throw await notStartable(cluster, 'PostgreSQL could not create its data folder')
    await rename(fresh, cluster.dir)
  } finally {
    await rm(secretDir, { recursive: true, force: true })
  }
}

/** Starts PostgreSQL on a free port of this machine only, and waits until it answers. */
export async function startPostgres(cluster: Cluster): Promise<{ child: ChildProcess; port: number }> {
  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=60']
  const child = await run(cluster, cluster.programs.postgres, cluster.dir, [
    '-p',
    String(port),
    ...settings.flatMap((setting) => ['-c', setting]),
  ])
  const deadline = Date.now() + START_TIMEOUT_MS
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const answer = await knock(cluster, port)
    if (answer === 'ready') return { child, port }
    await delay(25)
  }
  child.kill('SIGQUIT')
  throw await notStartable(cluster, 'PostgreSQL could not be started')
}

/** Lets running transactions end abruptly but cleanly (a fast shutdown); if that takes too long, an immediate one. */
export async function stopPostgres(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGINT')
  const impatience = setTimeout(() => child.kill('SIGQUIT'), STOP_TIMEOUT_MS)
  await exited
  clearTimeout(impatience)
}

export function superuser(cluster: Cluster, port: number): pg.Client {
  return new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: cluster.password,
    database: 'postgres',
  })
}

/** Whether the PostgreSQL on that port is this cluster and takes connections. */
export async function knock(cluster: Cluster, port: number): Promise<'ready' | 'busy' | 'absent'> {
  const client = superuser(cluster, port)
  client.on('error', () => {})
  try {
    await client.connect()
    return 'ready'
  } catch (error) {
    return (error as { code?: string }).code === CANNOT_CONNECT_NOW ? 'busy' : 'absent'
  } finally {
    await client.end().catch(() => {})
  }
}

async function run(cluster: Cluster, program: string, dir: string, options: string[]): Promise<ChildProcess> {
  const log = await open(cluster.logPath, 'a', 0o600)
  try {
    const child = spawn(program, ['-D', seenAs(cluster, dir), ...options], {
      cwd: dir,
      ...cluster.account,
      // A group of its own: Ctrl+C in the terminal is for the server, which drains before it stops PostgreSQL.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      env: { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' },
    })
    await once(child, 'spawn')
    return child
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartError(
      `PostgreSQL could not be run (${code}): ${program}\n` +
        'Its user must be able to reach that file: set PARLEY_POSTGRES_BIN_DIR to a copy elsewhere, start Parley as an ' +
        'ordinary user, or set DATABASE_URL and DATABASE_OWNER_URL.',
    )
  } finally {
    await log.close()
  }
}

/**
 * A checkout under /root cannot be entered by PostgreSQL's ordinary user. It need not be: the working directory is
 * taken before the user is changed, and Linux gives it a name without a path to walk.
 */
function seenAs(cluster: Cluster, dir: string): string {
  return cluster.account !== null && process.platform === 'linux' ? '/proc/self/cwd' : dir
}

async function handOver({ account }: Cluster, ...paths: string[]): Promise<void> {
  if (account === null) return
  for (const path of paths) await chown(path, account.uid, account.gid)
}

async function notStartable(cluster: Cluster, what: string): Promise<StartError> {
  const log = await readFile(cluster.logPath, 'utf8').catch(() => '')
  const tail = log.trimEnd().split('\n').slice(-8)
  return new StartError(
    [
      `${what}. The last lines of ${cluster.logPath}:`,
      ...tail.map((line) => `  ${line}`),
      `Correct what they name and start again; move ${cluster.dir} away to begin with an empty database; or set ` +
        'DATABASE_URL and DATABASE_OWNER_URL to use a PostgreSQL of yours.',
    ].join('\n'),
  )
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null
}
