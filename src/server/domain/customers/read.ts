import { sql } from 'kysely'
import { z } from 'zod'
import type { Customer, Session } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import { id, timestamp } from '#shared/ids.ts'
import { type Db, inSnapshot } from '../../db/index.ts'
import { type Identity, loadReader } from '../access/index.ts'
import { toCustomer, toSession } from '../entities/index.ts'
import { decodeToken, encodeToken } from '../paging.ts'
import { visibleTo } from '../sessions/index.ts'
import { findCustomer } from './find.ts'

export function readCustomer(db: Db, identity: Identity, customerId: string): Promise<Customer> {
  return inSnapshot(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    return toCustomer(await findCustomer(tx, reader, customerId), reader)
  })
}

const position = z.object({ at: timestamp, id })

/** A customer's chats that the reader may see, by last message, newest first. */
export function listCustomerSessions(
  db: Db,
  identity: Identity,
  customerId: string,
  query: { limit: number; after?: string | undefined },
): Promise<{ sessions: Session[]; next: string | null }> {
  const after = query.after === undefined ? null : decodeToken(position, query.after)
  if (after === undefined) {
    throw new ParleyError('INVALID', 'This is not a place in a list.', { field: 'after' })
  }
  return inSnapshot(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    await findCustomer(tx, reader, customerId)
    let sessions = tx
      .selectFrom('sessions')
      .selectAll()
      .where('customer_id', '=', customerId)
      .where(visibleTo(reader))
    if (after !== null) {
      sessions = sessions.where(
        sql<boolean>`(last_message_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      )
    }
    const rows = await sessions
      .orderBy('last_message_at', 'desc')
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
      .execute()
    const shown = rows.slice(0, query.limit)
    const last = shown.at(-1)
    const more = rows.length > query.limit && last !== undefined
    return {
      sessions: shown.map((row) => toSession(row, reader)),
      next: more ? encodeToken({ at: last.last_message_at.toISOString(), id: last.id }) : null,
    }
  })
}
