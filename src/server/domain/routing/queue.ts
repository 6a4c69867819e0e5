import { type SqlBool, sql } from 'kysely'
import { PRIORITY_WEIGHTS, priority } from '#shared/entities.ts'
import type { RoutingExplanation, RoutingRule } from '#shared/routing.ts'
import type { Row, Tx } from '../../db/index.ts'
import { bestStatus, loadOf, offeredTo } from '../presence/index.ts'
import type { Candidate, Routed } from './route.ts'

/** Sessions of one team that one round looks at. */
const ROUND_SIZE = 200

type Waiting = Pick<Row<'sessions'>, 'id' | 'workspace_id' | 'team_id'> & {
  readonly lastExplanation: RoutingExplanation | null
}

/** A session in the queue, with all that a decision about it is made from. */
export interface Queued {
  readonly session: Waiting
  readonly routed: Routed
}

/** Whether a session is there for routing to take: nobody has it, nobody is asked, and it is not put off. */
export function isRoutable(now: Date) {
  return sql<SqlBool>`status = 'waiting' and assignee_id is null and offer is null
                      and (snoozed_until is null or snoozed_until <= ${now})`
}

/** The urgent before the others, then who has waited longest. */
export async function loadQueue(tx: Tx, teamId: RoutingRule['teamId'], now: Date): Promise<Queued[]> {
  const rows = await tx
    .selectFrom('sessions')
    .innerJoin('customers', 'customers.id', 'sessions.customer_id')
    .select(['sessions.id', 'sessions.workspace_id', 'team_id', 'priority', 'category', 'tags', 'locale'])
    .select([
      sql<Date>`coalesce(waiting_since, sessions.created_at)`.as('waiting_since'),
      sql<string | null>`(
        select assignee_id from sessions as earlier
        where earlier.customer_id = sessions.customer_id and earlier.assignee_id is not null
        order by last_message_at desc limit 1)`.as('last_agent_id'),
      sql<Record<string, number> | null>`(
        select jsonb_object_agg(user_id, times) from (
          select user_id, count(*) as times from routing_decisions
          where session_id = sessions.id and outcome = 'offered' and user_id is not null
          group by user_id) as offers)`.as('times_asked'),
      sql<Date | null>`(
        select max(at) from routing_decisions
        where session_id = sessions.id and outcome in ('declined', 'expired'))`.as('refused_at'),
      sql<RoutingExplanation | null>`(
        select case outcome when 'nobody' then explanation end from routing_decisions
        where session_id = sessions.id order by id desc limit 1)`.as('last_explanation'),
    ])
    .where(isRoutable(now))
    .where(sql<SqlBool>`team_id is not distinct from ${teamId}::uuid`)
    .orderBy(sql`array_position(${priority.options}::text[], priority) desc`)
    .orderBy(sql`coalesce(waiting_since, sessions.created_at)`)
    .orderBy('sessions.id')
    .limit(ROUND_SIZE)
    .execute()
  return rows.map((row) => ({
    session: {
      ...{ id: row.id, workspace_id: row.workspace_id, team_id: row.team_id },
      lastExplanation: row.last_explanation,
    },
    routed: {
      weight: PRIORITY_WEIGHTS[row.priority],
      labels: row.category === null ? row.tags : [row.category, ...row.tags],
      language: row.locale?.split(/[-_]/)[0]?.toLowerCase() ?? null,
      waitedMs: now.getTime() - row.waiting_since.getTime(),
      lastAgentId: row.last_agent_id,
      refusedMsAgo: row.refused_at && now.getTime() - row.refused_at.getTime(),
      timesAsked: new Map(Object.entries(row.times_asked ?? {})),
    },
  }))
}

/** Who may get the sessions of a team: its members, or all staff where there is no team. Only connected ones count. */
export async function loadCandidates(tx: Tx, teamId: RoutingRule['teamId'], now: Date): Promise<Candidate[]> {
  let users = tx
    .selectFrom('users')
    .select(['id', 'capacity', 'skills', 'languages'])
    .select([
      bestStatus(now).as('status'),
      sql<number>`${loadOf(now)} + ${offeredTo()}`.as('load'),
      sql<number>`coalesce((
        select routing_decisions.id from routing_decisions
        where user_id = users.id and outcome in ('assigned', 'offered')
        order by routing_decisions.id desc limit 1), 0)`.as('last_chosen'),
    ])
    .where('disabled_at', 'is', null)
  if (teamId !== null) {
    users = users.where((where) =>
      where.exists(
        where
          .selectFrom('team_members')
          .select('user_id')
          .whereRef('user_id', '=', 'users.id')
          .where('team_id', '=', teamId),
      ),
    )
  }
  const rows = await users.execute()
  return rows.map(({ last_chosen, status, ...row }) => ({
    ...row,
    status: status ?? 'offline',
    lastChosen: last_chosen,
  }))
}
