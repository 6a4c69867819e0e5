import { sql } from 'kysely'
import { isReadOnly, OPEN_STATUSES } from '#shared/access.ts'
import { sessionStatus } from '#shared/entities.ts'
import type { RouteResponse } from '#shared/rest.ts'
import { type Db, inSnapshot } from '../../db/index.ts'
import { type Identity, loadReader } from '../access/index.ts'
import { countOf } from './list.ts'
import { visibleParts, visibleTo } from './visible.ts'

const READ_ONLY_STATUSES = sessionStatus.options.filter(isReadOnly)

export type SessionCounts = RouteResponse<'countSessions'>

/** Exact, in one statement: the open ones are few, and those that have ended are counted on an index. */
export function countSessions(db: Db, identity: Identity): Promise<SessionCounts> {
  return inSnapshot(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    const { rows } = await sql<SessionCounts>`
      with open as (
        select id, team_id, assignee_id, coalesce(snoozed_until > ${new Date()}, false) as is_snoozed
        from sessions where status in (${sql.join(OPEN_STATUSES)}) and ${visibleTo(reader)}
      ), awake as (
        select * from open where not is_snoozed
      )
      select
        (select count(*) from awake) as open,
        (select count(*) from awake where assignee_id = ${reader.id}) as mine,
        (select count(*) from awake where assignee_id is null) as unassigned,
        (select count(*) from open where is_snoozed) as snoozed,
        (select count(*) from awake where id in (
          select session_id from messages where status = 'pending_approval')) as "pendingApproval",
        ${countOf(visibleParts(reader), [sql`sessions.status in (${sql.join(READ_ONLY_STATUSES)})`])} as ended,
        (select coalesce(jsonb_object_agg(team_id, total), '{}') from (
          select team_id, count(*) as total from awake where team_id is not null group by team_id) as of_teams) as teams`.execute(
      tx,
    )
    const [counts] = rows
    if (counts === undefined) throw new Error('counting gives one row')
    return counts
  })
}
