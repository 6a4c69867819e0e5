import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import { may } from '#shared/access.ts'
import type { Session } from '#shared/entities.ts'
import { type Db, inSnapshot, type Row, type Tx } from '../../db/index.ts'
import { type Identity, loadReader, type Reader } from '../access/index.ts'
import { toSession } from '../entities/index.ts'
import { sessionNotFound } from './write.ts'

/**
 * The one rule of who sees a session, as a condition on `sessions`. Said in the words of an index where there are
 * any: under row-level security no index is searched by `&&`, which PostgreSQL does not vouch for.
 */
export function visibleTo(reader: Reader): Expression<SqlBool> {
  // Every session carries the scope `all`.
  if (may(reader.role, 'session.read.all')) return sql<boolean>`true`
  // `coalesce` for the planner: nothing it may look at tells it how many overlap, and its guess is one in a hundred.
  const overlapping = sql<boolean>`coalesce(sessions.scopes && ${[...reader.scopes]}::text[], false)`
  if (reader.kind === 'user') return overlapping
  return sql<boolean>`(sessions.customer_id = ${reader.id} and ${overlapping})`
}

/**
 * The rule taken apart: what each part says has an index that is in the order of `last_message_at`, so that the newest
 * of all parts together are the newest that the reader may see, whoever few those are. A session may be in several.
 */
export function visibleParts(reader: Reader): RawBuilder<boolean>[] {
  if (reader.kind === 'customer' || may(reader.role, 'session.read.all')) return [sql`${visibleTo(reader)}`]
  const teams = reader.scopes.flatMap((scope) => (scope.startsWith('team:') ? [scope.slice(5)] : []))
  const parts = [
    sql`sessions.team_id is null`,
    ...teams.map((team) => sql`sessions.team_id = ${team}`),
    sql`sessions.assignee_id = ${reader.id}`,
    sql`sessions.id in (select session_id from participants where kind = 'user' and member_id = ${reader.id})`,
  ]
  return parts.map((part) => sql`(${part} and ${visibleTo(reader)})`)
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
