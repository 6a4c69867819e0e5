import { type RawBuilder, sql } from 'kysely'
import { PRIORITY_WEIGHTS } from '#shared/entities.ts'
import { type PresenceSeen, type PresenceStatus, presenceStatus } from '#shared/presence.ts'
import type { Tx } from '../../db/index.ts'

/** The channel on which servers tell each other whose presence or load has changed: `workspace user`. */
export const PRESENCE_CHANNEL = 'parley_presence'

/** How long a device without a connection still counts as there. */
export interface Grace {
  readonly graceMs: number
}

/** With the transaction's commit, sockets on all servers hear how these people are to be found now. */
export async function announcePresence(
  tx: Tx,
  workspaceId: string,
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return
  await sql`select pg_notify(${PRESENCE_CHANNEL}, ${workspaceId} || ' ' || id)
            from unnest(${[...new Set(userIds)]}::text[]) as id`.execute(tx)
}

const WEIGHT = sql.join(
  Object.entries(PRIORITY_WEIGHTS).map(([name, weight]) => sql`when ${name} then ${weight}::integer`),
  sql` `,
)

/** What the sessions of a user weigh, as a part of a query with `users` in it. */
export function loadOf(now: Date): RawBuilder<number> {
  return sql<number>`(
    select coalesce(sum(case priority ${WEIGHT} end), 0)::integer from sessions
    where sessions.workspace_id = users.workspace_id and sessions.assignee_id = users.id
      and status in ('waiting', 'active') and (snoozed_until is null or snoozed_until <= ${now}))`
}

/** What is offered to a user and might be theirs in a moment. */
export function offeredTo(): RawBuilder<number> {
  return sql<number>`(
    select coalesce(sum(case priority ${WEIGHT} end), 0)::integer from sessions
    where sessions.workspace_id = users.workspace_id and offer is not null
      and offer->>'userId' = users.id::text and assignee_id is null)`
}

/** The best that a user's devices say, of those that are connected or were so until `since`; null for none. */
export function bestStatus(since: Date): RawBuilder<PresenceStatus | null> {
  return sql<PresenceStatus | null>`(
    select status from presence_devices
    where presence_devices.user_id = users.id and alive_until > ${since} and status <> 'offline'
    order by array_position(${presenceStatus.options}::text[], status) limit 1)`
}

/** How staff are to be found: all of them, or some. */
export async function readPresence(
  tx: Tx,
  now: Date,
  { graceMs }: Grace,
  userIds?: readonly string[],
): Promise<PresenceSeen[]> {
  let users = tx
    .selectFrom('users')
    .select([
      'id',
      'capacity',
      loadOf(now).as('load'),
      bestStatus(new Date(now.getTime() - graceMs)).as('status'),
    ])
    .where('disabled_at', 'is', null)
  if (userIds !== undefined) users = users.where('id', 'in', userIds)
  const rows = await users.orderBy('id').execute()
  return rows.map(({ id, capacity, load, status }) => ({
    userId: id,
    status: status ?? 'offline',
    ...{ load, capacity },
    at: now.toISOString(),
  }))
}
