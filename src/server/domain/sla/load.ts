import { sql } from 'kysely'
import type { Session } from '#shared/entities.ts'
import type { BusinessHours, SlaPolicy } from '#shared/sla.ts'
import type { Tx } from '../../db/index.ts'
import type { SlaFacts, SlaMessage, SlaState, Terms } from './next.ts'

/** A session with all that its clocks depend on. */
export interface SlaSession {
  readonly id: string
  readonly scopes: string[]
  readonly sla: Session['sla']
  readonly dueAt: number | null
  readonly state: SlaState | null
  readonly facts: SlaFacts
  readonly terms: Terms | null
  /** Of the workspace, at the same moment. */
  readonly revision: number
}

interface Loaded {
  readonly id: string
  readonly scopes: string[]
  readonly status: Session['status']
  readonly priority: Session['priority']
  readonly created_at: Date
  readonly snoozed_until: Date | null
  readonly due_at: Date | null
  readonly sla: Session['sla']
  readonly sla_state: SlaState | null
  readonly revision: number
  readonly messages: SlaMessage[]
  readonly policy: Pick<SlaPolicy, 'id' | 'targets' | 'warnAtPercent'> | null
  readonly calendar: Pick<BusinessHours, 'timeZone' | 'weekly' | 'holidays'> | null
}

/** In one statement, so that one command more costs one statement more. A team's own policy goes before the general one. */
export async function loadSlaSessions(tx: Tx, sessionIds: readonly string[]): Promise<SlaSession[]> {
  const { rows } = await sql<Loaded>`
    select sessions.id, scopes, status, priority, sessions.created_at, snoozed_until, due_at, sla, sla_state,
      workspaces.sla_revision as revision, coalesce(heard.messages, '[]') as messages,
      policy.summary as policy, policy.calendar
    from sessions
    join workspaces on workspaces.id = sessions.workspace_id
    left join lateral (
      select jsonb_agg(jsonb_build_object(
        'seq', seq, 'senderKind', sender_kind, 'type', type, 'status', status, 'at', ${epochMs('created_at')},
        'reviewedAt', ${epochMs(`(review->>'at')::timestamptz`)},
        'newStatus', case when event->>'kind' = 'status' then event->>'to' end
      )) as messages
      from messages
      where session_id = sessions.id
        and (seq > coalesce((sla_state->>'seq')::integer, 0)
          or seq = any (array(select jsonb_array_elements(sla_state->'pending')::integer)))
    ) as heard on true
    left join lateral (
      select
        jsonb_build_object('id', sla_policies.id, 'targets', targets, 'warnAtPercent', warn_at_percent) as summary,
        case when business_hours.id is not null then jsonb_build_object(
          'timeZone', time_zone, 'weekly', weekly, 'holidays', holidays
        ) end as calendar
      from sla_policies
      left join business_hours
        on business_hours.workspace_id = sla_policies.workspace_id and business_hours.id = calendar_id
      where sla_policies.workspace_id = sessions.workspace_id and archived_at is null
        and (team_id is null or team_id = sessions.team_id)
      order by team_id is null
      limit 1
    ) as policy on true
    where sessions.id = any (${[...sessionIds]})`.execute(tx)
  return rows.map(toSlaSession)
}

function epochMs(instant: string) {
  return sql`(extract(epoch from ${sql.raw(instant)}) * 1000)::bigint`
}

function toSlaSession(row: Loaded): SlaSession {
  return {
    id: row.id,
    scopes: row.scopes,
    sla: row.sla,
    dueAt: row.due_at?.getTime() ?? null,
    state: row.sla_state,
    revision: row.revision,
    facts: {
      createdAt: row.created_at.getTime(),
      status: row.status,
      snoozedUntil: row.snoozed_until?.getTime() ?? null,
      messages: row.messages,
    },
    terms: row.policy && {
      policyId: row.policy.id,
      calendar: row.calendar ?? 'always',
      promise: row.policy.targets[row.priority],
      warnAtPercent: row.policy.warnAtPercent,
    },
  }
}
