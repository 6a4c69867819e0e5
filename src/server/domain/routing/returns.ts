import { type SqlBool, sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import { recordChanges, sessionChanged } from '../changes/index.ts'
import { changeSession } from '../sessions/index.ts'
import { recordDecision } from './decisions.ts'
import { sendTo } from './place.ts'

/** Offers whose time is up are nobody's any more. */
export async function expireOffers(tx: Tx, workspaceId: string, now: Date): Promise<number> {
  const expired = await tx
    .selectFrom('sessions')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('offer', 'is not', null)
    .where(sql<SqlBool>`(offer->>'expiresAt')::timestamptz <= ${now}`)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
  for (const before of expired) {
    const session = await changeSession(tx, before.id, { offer: null })
    await recordDecision(tx, session, {
      at: now,
      outcome: 'expired',
      userId: before.offer?.userId ?? null,
    })
    await recordChanges(tx, workspaceId, [sessionChanged(before, session)])
  }
  return expired.length
}

/**
 * Chats whose customers wait for somebody who has gone, for longer than the grace of their team, are back in the queue
 * at their old age. Whoever has never said to be there cannot have gone.
 */
export async function returnChats(tx: Tx, workspaceId: string, now: Date, graceMs: number): Promise<number> {
  const abandoned = await tx
    .selectFrom('sessions')
    .selectAll('sessions')
    .where('workspace_id', '=', workspaceId)
    .where('status', 'in', ['waiting', 'active'])
    .where('assignee_id', 'is not', null)
    .where((either) => either.or([either('status', '=', 'waiting'), either('waiting_since', 'is not', null)]))
    .where(
      sql<SqlBool>`(
        select max(alive_until) from presence_devices where user_id = assignee_id
      ) + make_interval(secs => coalesce((
        select grace_seconds from routing_rules where team_id is not distinct from sessions.team_id
      ), ${graceMs / 1000}::double precision)) <= ${now}`,
    )
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
  for (const before of abandoned) {
    await recordDecision(tx, before, { at: now, outcome: 'returned', userId: before.assignee_id })
    await sendTo(tx, before, { kind: 'queue' }, now)
  }
  return abandoned.length
}
