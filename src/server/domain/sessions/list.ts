import { type Expression, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { Session, SessionStatus } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import { id, timestamp } from '#shared/ids.ts'
import { type Db, inSnapshot, type Row, type Tx } from '../../db/index.ts'
import { type Identity, loadReader, type Reader } from '../access/index.ts'
import { toSession } from '../entities/index.ts'
import { decodeToken, encodeToken } from '../paging.ts'
import { sessionNotFound } from './write.ts'

/** The one rule of who sees a session, as a condition on `sessions`. */
export function visibleTo(reader: Reader): Expression<SqlBool> {
  return sql<boolean>`sessions.scopes && ${[...reader.scopes]}::text[]`
}

/** A session that the reader may see; NOT_FOUND for every other, there or not. */
export async function findSession(tx: Tx, reader: Reader, sessionId: string): Promise<Row<'sessions'>> {
  const session = await tx
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', sessionId)
    .where(visibleTo(reader))
    .executeTakeFirst()
  if (session === undefined) throw sessionNotFound()
  return session
}

export function readSession(db: Db, identity: Identity, sessionId: string): Promise<Session> {
  return inSnapshot(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    return toSession(await findSession(tx, reader, sessionId), reader)
  })
}

const position = z.object({ at: timestamp, id })

export interface SessionQuery {
  readonly status?: SessionStatus | undefined
  readonly assigneeId?: string | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** By last message, newest first. `next` continues after the last one, wherever others have moved meanwhile. */
export function listSessions(
  db: Db,
  identity: Identity,
  query: SessionQuery,
): Promise<{ sessions: Session[]; next: string | null }> {
  const after = query.after === undefined ? null : decodeToken(position, query.after)
  if (after === undefined)
    throw new ParleyError('INVALID', 'This is not a place in a list.', { field: 'after' })

  return inSnapshot(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    let sessions = tx.selectFrom('sessions').selectAll().where(visibleTo(reader))
    if (query.status !== undefined) sessions = sessions.where('status', '=', query.status)
    if (query.assigneeId !== undefined) sessions = sessions.where('assignee_id', '=', query.assigneeId)
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
