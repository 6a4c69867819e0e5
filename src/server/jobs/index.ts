import { sql } from 'kysely'
import { type Db, inWorkspace, keepConnection, type Tx } from '../db/index.ts'
import type { Log } from '../log.ts'
import { createLoop } from '../loop.ts'

/** Any number: the server that holds it does the jobs of the whole database. */
const JOBS_LOCK = 8_460_003
/** On which servers that do not lead say that a job has something to do. */
const CHANNEL = 'parley_jobs'

/** What is to be done from time to time, by one server of all that share the database. */
export interface Job {
  readonly name: string
  readonly everyMs: number
  /** Safe to do twice and side by side: a leader that has lost its connection may still be at it. */
  run(): Promise<void>
}

export interface Jobs {
  /** There may be something to do: have whichever server leads look now. */
  wake(name: string): void
  close(): Promise<void>
}

/** Does jobs as long as this server leads; the lock ends with its connection, so another takes over when it dies. */
export function startJobs(appUrl: string, log: Log, jobs: readonly Job[]): Jobs {
  let leads = false
  const connection = keepConnection(appUrl, CHANNEL, log, {
    notified: (name) => {
      if (name !== undefined) loops.get(name)?.wake()
    },
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

  const loops = new Map(
    jobs.map(({ name, everyMs, run }) => [
      name,
      createLoop(name, everyMs, log, async () => {
        if (await isLeader()) await run()
      }),
    ]),
  )

  return {
    wake(name) {
      if (leads) loops.get(name)?.wake()
      else
        connection.client
          ?.query('select pg_notify($1, $2)', [CHANNEL, name])
          .catch((err: unknown) => log.debug({ err }, 'not notified'))
    },
    async close() {
      await Promise.all([...loops.values()].map((loop) => loop.close()))
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
