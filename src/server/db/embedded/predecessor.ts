import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { StartError } from '../../start-error.ts'
import { type Cluster, knock, superuser } from './cluster.ts'

const SETTLE_TIMEOUT_MS = 15_000
/** PostgreSQL notices within a moment that a killed server's connection is gone, and lets its lock go. */
const LEASE_PATIENCE_MS = 2_000
/** Any number that nothing else locks in the `postgres` database of our own cluster. */
const LEASE = 8460

/**
 * Takes the data folder for this server, for as long as the connection lives: PostgreSQL itself drops the lock of a
 * server that dies, so there is no lock file to go stale.
 */
export async function takeLease(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [LEASE])
  return rows[0]?.taken === true
}

/**
 * Deals with the PostgreSQL that an earlier server left in this folder: stops one whose server was killed, waits for
 * one that is going down, removes the mark of one that is no more. Refuses when its server is alive.
 */
export async function settlePredecessor(cluster: Cluster): Promise<void> {
  const deadline = Date.now() + SETTLE_TIMEOUT_MS
  while (Date.now() < deadline) {
    const postmaster = await readPostmaster(cluster)
    if (postmaster === null) return
    const answer = await knock(cluster, postmaster.port)
    if (answer === 'ready') await stopOrphan(cluster, postmaster)
    // Neither up nor on its way: what the file names is gone, or is another program that was given the same number.
    else if (answer === 'absent' && !(await isPostgres(postmaster.pid))) {
      return rm(join(cluster.dir, 'postmaster.pid'), { force: true })
    }
    await delay(50)
  }
  throw new StartError(
    `The PostgreSQL of an earlier run still uses ${cluster.dir} and does not stop. Try again shortly.`,
  )
}

async function stopOrphan(cluster: Cluster, postmaster: Postmaster): Promise<void> {
  const client = superuser(cluster, postmaster.port)
  client.on('error', () => {})
  try {
    await client.connect()
    const deadline = Date.now() + LEASE_PATIENCE_MS
    while (!(await takeLease(client))) {
      if (Date.now() > deadline) {
        throw new StartError(
          `Another Parley server is running on the data folder of ${cluster.dir}.\n` +
            'Stop it first, or set PARLEY_DATA_DIR to another folder.',
        )
      }
      await delay(50)
    }
    process.kill(postmaster.pid, 'SIGINT')
  } catch (error) {
    // It went down by itself between two questions: the next round sees that.
    if (error instanceof StartError) throw error
  } finally {
    await client.end().catch(() => {})
  }
}

interface Postmaster {
  readonly pid: number
  readonly port: number
}

/** Lines 1 and 4 of `postmaster.pid`, which PostgreSQL writes at start and removes at a clean end. */
async function readPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  const file = await readFile(join(cluster.dir, 'postmaster.pid'), 'utf8').catch(() => null)
  if (file === null) return null
  const lines = file.split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]) }
}

async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform === 'linux') {
    const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
    return name.trim() === 'postgres'
  }
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
