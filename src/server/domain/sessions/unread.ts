import { type RawBuilder, sql } from 'kysely'
import { OPEN_STATUSES } from '#shared/access.ts'
import type { RouteResponse } from '#shared/rest.ts'
import { type Db, inSnapshot } from '../../db/index.ts'
import { type Identity, loadReader } from '../access/index.ts'
import { visibleTo } from './visible.ts'

/**
 * How many messages of `sessions` wait to be read by somebody, as an expression beside its columns; 0 for who takes no
 * part. Counted are messages after their read mark that others have written and the customer may see: what staff tell
 * each other, the session's own voice, and what was deleted or not let through is no news to anybody.
 */
export function unreadBy(member: Pick<Identity, 'kind' | 'id'>): RawBuilder<number> {
  return sql<number>`(
    select count(*)::int
    from participants as mine
    join messages as news on news.session_id = mine.session_id and news.seq > mine.read_seq
    where mine.session_id = sessions.id and mine.kind = ${member.kind} and mine.member_id = ${member.id}
      and news.sender_kind <> 'system' and news.sender_id <> ${member.id}
      and news.type <> 'note' and news.status in ('sent', 'approved'))`
}

/** Whether there are any. One's own marks are looked through first: they are fewer than the sessions. */
export function hasUnread(member: Pick<Identity, 'kind' | 'id'>): RawBuilder<boolean> {
  return sql<boolean>`(
    sessions.id in (
      select session_id from participants
      where kind = ${member.kind} and member_id = ${member.id} and read_seq < sessions.last_seq)
    and ${unreadBy(member)} > 0)`
}

/** Of the open sessions in which the caller takes part, those without news included. */
export function readUnread(db: Db, identity: Identity): Promise<RouteResponse<'listUnread'>> {
  return inSnapshot(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    const sessions = await tx
      .selectFrom('participants')
      .innerJoin('sessions', 'sessions.id', 'participants.session_id')
      .select(['sessions.id as sessionId', unreadBy(reader).as('unread')])
      .where('participants.member_id', '=', reader.id)
      .where('participants.kind', '=', reader.kind)
      .where('sessions.status', 'in', OPEN_STATUSES)
      .where(visibleTo(reader))
      .orderBy('sessions.last_message_at', 'desc')
      .orderBy('sessions.id', 'desc')
      .execute()
    return { total: sessions.reduce((sum, { unread }) => sum + unread, 0), sessions }
  })
}
