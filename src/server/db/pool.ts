import pg from 'pg'
import type { Log } from '../log.ts'
import { PreparingClient } from './preparing-client.ts'

const POOL_SIZE = 12
const CONNECT_TIMEOUT_MS = 5_000
/** Nothing here takes long; what does is stuck, and holds a lock that others wait for. */
const STATEMENT_TIMEOUT_MS = 15_000

export function createPool(appUrl: string, log: Log): pg.Pool {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: appUrl,
    pipeline: true,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    types: withNumbers(),
  })
  // The pool listens to its idle connections only. One that is lost in use fails its query, and says so here as well:
  // unheard, that would end the process.
  pool.on('connect', (client) =>
    client.on('error', (err) => log.warn({ err }, 'a database connection was lost')),
  )
  pool.on('error', () => {})
  return pool
}

/** Revs and counts are far below 2^53: `bigint` is read as a number rather than as text. */
function withNumbers(): pg.TypeOverrides {
  const types = new pg.TypeOverrides()
  types.setTypeParser(pg.types.builtins.INT8, Number)
  return types
}
