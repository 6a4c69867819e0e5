import { sql } from 'kysely'
import { type Db, inWorkspace, keepConnection, type Tx } from '../db/index.ts'
import type { Log } from '../log.ts'
import { createLoop } from '../loop.ts'

/** Any number: the server that holds it does the jobs of the whole database. */
const JOBS_LOCK = 8_460_003

/** What is to be done from time to time, by one server of all that share the database. */
export interface Job {
  readonly name: string
  readonly everyMs: number
  /** Safe to do twice and side by side: a leader that has lost its connection may still be at it. */
  run(): Promise<void>
}

export interface Jobs {
  close(): Promise<void>
}

/** Does jobs as long as this server leads; the lock ends with its connection, so another takes over when it dies. */
export function startJobs(appUrl: string, log: Log, jobs: readonly Job[]): Jobs {
  let leads = false
  const connection = keepConnection(appUrl, 'parley_jobs', log, {
    notified: () => {},
    lost: () => {
      leads = false
    },
  })

  async function isLeader(): Promise<boolean> {
    const { client } = connection
    if (leads || client === null) return leads && client !== null
    const { rows } = await client.query<{ leads: boolean }>('select pg_try_advisory_lock($1) as leads', [
      JOBS_LOCK,
    ])
    leads = rows[0]?.leads === true
    return leads
  }

  const loops = jobs.map(({ name, everyMs, run }) =>
    createLoop(name, everyMs, log, async () => {
      if (await isLeader()) await run()
    }),
  )

  return {
    async close() {
      await Promise.all(loops.map((loop) => loop.close()))
      await connection.close()
    },
  }
}

/** In every workspace, each in a transaction of its own and in nobody's name. */
export async function inEachWorkspace(
  db: Db,
  work: (tx: Tx, workspaceId: string) => Promise<void>,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`select all_workspaces() as id`.execute(db)
  for (const { id } of rows) await inWorkspace(db, { workspaceId: id, id: null }, (tx) => work(tx, id))
}
