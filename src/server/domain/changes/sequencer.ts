import type { Crash } from '../../crash.ts'
import { keepConnection } from '../../db/index.ts'
import type { Log } from '../../log.ts'
import { createLoop } from '../../loop.ts'

/** Any number: the server that holds it numbers the changes of the whole database. */
const SEQUENCER_LOCK = 8_460_002
/** Records in one transaction of the sequencer, at least, while there are so many. */
const BATCH = 1_000
const POLL_MS = 1_000
/** Between two batches, at most: what is committed meanwhile is numbered together. */
const MAX_REST_MS = 5

export interface Sequencer {
  /** Something was committed here that has no rev yet. */
  wake(): void
  close(): Promise<void>
}

/**
 * Gives committed change records their revs, in the order of their insertion. One server in the database does so at a
 * time; the lock ends with its connection, so another takes over when it dies.
 */
export function createSequencer(appUrl: string, log: Log, crash: Crash = () => {}): Sequencer {
  let leads = false
  const connection = keepConnection(appUrl, 'parley_written', log, {
    notified: () => loop.wake(),
    lost: () => {
      leads = false
    },
  })

  const loop = createLoop(
    'sequencer',
    POLL_MS,
    log,
    async () => {
      const { client } = connection
      if (client === null) return
      if (!leads) {
        const { rows } = await client.query<{ leads: boolean }>('select pg_try_advisory_lock($1) as leads', [
          SEQUENCER_LOCK,
        ])
        leads = rows[0]?.leads === true
        if (!leads) return
        log.info('this server numbers the changes')
      }
      let numbered = BATCH
      while (numbered >= BATCH) {
        const { rows } = await client.query<{ numbered: number }>('select number_changes($1) as numbered', [
          BATCH,
        ])
        numbered = rows[0]?.numbered ?? 0
        if (numbered > 0) crash('in-sequencer')
      }
    },
    MAX_REST_MS,
  )

  return {
    wake() {
      if (leads) loop.wake()
      else
        connection.client
          ?.query('notify parley_written')
          .catch((err: unknown) => log.debug({ err }, 'not notified'))
    },
    async close() {
      await loop.close()
      await connection.close()
    },
  }
}
