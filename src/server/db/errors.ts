import pg from 'pg'

const UNIQUE_VIOLATION = '23505'
/** What the driver says, without a code, of a connection that has ended and of a pool that has none to give. */
const LOST = /^(Connection terminated|timeout exceeded when trying to connect|Client .* is not queryable)/
/** Classes of SQLSTATE that say the database is not there or not able: connection, resources, operator, system. */
const UNAVAILABLE = /^(08|53|57|58)/
const NETWORK = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']

/** The name of the unique constraint or index that an error is about; null for any other error. */
export function violatedUnique(error: unknown): string | null {
  if (!(error instanceof pg.DatabaseError) || error.code !== UNIQUE_VIOLATION) return null
  return error.constraint ?? ''
}

export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return UNAVAILABLE.test(error.code ?? '')
  if (!(error instanceof Error)) return false
  if (LOST.test(error.message)) return true
  return NETWORK.includes((error as NodeJS.ErrnoException).code ?? '')
}
