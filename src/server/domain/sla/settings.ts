import { sql } from 'kysely'
import { type Grant, may } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import type { BusinessHours, SlaEvent, SlaPolicy } from '#shared/sla.ts'
import { type Db, inSnapshot, inWorkspace, type Row, type Tx, violatedUnique } from '../../db/index.ts'
import { type Identity, loadReader, type Reader } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { findSession } from '../sessions/index.ts'

export function listBusinessHours(db: Db, identity: Identity): Promise<BusinessHours[]> {
  return inSnapshot(db, identity, async (tx) => {
    await readerWith(tx, identity, 'sla.read')
    const rows = await tx.selectFrom('business_hours').selectAll().orderBy('name').orderBy('id').execute()
    return rows.map(toBusinessHours)
  })
}

export function listSlaPolicies(db: Db, identity: Identity): Promise<SlaPolicy[]> {
  return inSnapshot(db, identity, async (tx) => {
    await readerWith(tx, identity, 'sla.read')
    const rows = await tx.selectFrom('sla_policies').selectAll().orderBy('name').orderBy('id').execute()
    return rows.map(toSlaPolicy)
  })
}

/** Of a session that the reader sees, in the order in which they came to pass. */
export function listSlaEvents(db: Db, identity: Identity, sessionId: string): Promise<SlaEvent[]> {
  return inSnapshot(db, identity, async (tx) => {
    const reader = await readerWith(tx, identity, 'sla.read')
    await findSession(tx, reader, sessionId)
    const rows = await tx
      .selectFrom('sla_events')
      .selectAll()
      .where('session_id', '=', sessionId)
      .orderBy('id')
      .execute()
    return rows.map(({ target, kind, at, due_at }) => {
      return { target, kind, at: at.toISOString(), dueAt: due_at.toISOString() }
    })
  })
}

/** Makes a calendar, or changes it: doing so twice is doing it once. */
export function putBusinessHours(
  db: Db,
  identity: Identity,
  { id, name, timeZone, weekly, holidays }: BusinessHours,
): Promise<BusinessHours> {
  return inWorkspace(db, identity, async (tx) => {
    const reader = await readerWith(tx, identity, 'sla.manage')
    const content = {
      name,
      time_zone: timeZone,
      weekly: JSON.stringify(weekly),
      holidays: JSON.stringify(holidays),
    }
    const row = await tx
      .insertInto('business_hours')
      .values({ id, workspace_id: reader.workspaceId, ...content })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet(content))
      .returningAll()
      .executeTakeFirstOrThrow()
    await recordAudit(tx, reader, 'business_hours.put', id, { timeZone })
    if (await isInForce(tx, id)) await outdateClocks(tx, reader.workspaceId)
    return toBusinessHours(row)
  })
}

/** Makes a policy, changes or archives it: doing so twice is doing it once. One for each team is in force, at most. */
export async function putSlaPolicy(
  db: Db,
  identity: Identity,
  { archived, ...policy }: Omit<SlaPolicy, 'archivedAt'> & { archived: boolean },
): Promise<SlaPolicy> {
  try {
    return await inWorkspace(db, identity, async (tx) => {
      const reader = await readerWith(tx, identity, 'sla.manage')
      await refuseStrangers(tx, policy)
      const before = await lockPolicy(tx, policy.id)
      const after = await storePolicy(
        tx,
        reader,
        policy,
        archived ? (before?.archived_at ?? new Date()) : null,
      )
      await recordAudit(tx, reader, 'sla_policy.put', policy.id, { teamId: policy.teamId, archived })
      if (before?.archived_at === null || after.archived_at === null)
        await outdateClocks(tx, reader.workspaceId)
      return toSlaPolicy(after)
    })
  } catch (error) {
    if (violatedUnique(error) !== 'sla_policies_in_force') throw error
    throw new ParleyError('CONFLICT', 'Another policy is in force for these chats.', {
      hint: 'Change that one, or archive it first.',
    })
  }
}

function lockPolicy(tx: Tx, id: string): Promise<Row<'sla_policies'> | undefined> {
  return tx.selectFrom('sla_policies').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

function storePolicy(
  tx: Tx,
  { workspaceId }: Reader,
  { id, name, calendarId, teamId, targets, warnAtPercent }: Omit<SlaPolicy, 'archivedAt'>,
  archivedAt: Date | null,
): Promise<Row<'sla_policies'>> {
  const content = {
    ...{ name, calendar_id: calendarId, team_id: teamId, targets: JSON.stringify(targets) },
    ...{ warn_at_percent: warnAtPercent, archived_at: archivedAt },
  }
  return tx
    .insertInto('sla_policies')
    .values({ id, workspace_id: workspaceId, ...content })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet(content))
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function readerWith(tx: Tx, identity: Identity, grant: Grant): Promise<Reader> {
  const reader = await loadReader(tx, identity)
  if (!may(reader.role, grant)) {
    throw new ParleyError('FORBIDDEN', 'Only an administrator changes service levels.')
  }
  return reader
}

async function isInForce(tx: Tx, calendarId: string): Promise<boolean> {
  const policy = await tx
    .selectFrom('sla_policies')
    .select('id')
    .where('calendar_id', '=', calendarId)
    .where('archived_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return policy !== undefined
}

/** From here on every open session's clocks are to be set anew, by the next command or by the job. */
async function outdateClocks(tx: Tx, workspaceId: string): Promise<void> {
  await tx
    .updateTable('workspaces')
    .set({ sla_revision: sql<number>`sla_revision + 1` })
    .where('id', '=', workspaceId)
    .execute()
}

async function refuseStrangers(
  tx: Tx,
  { calendarId, teamId }: Pick<SlaPolicy, 'calendarId' | 'teamId'>,
): Promise<void> {
  for (const [table, id, field] of [
    ['business_hours', calendarId, 'calendarId'],
    ['teams', teamId, 'teamId'],
  ] as const) {
    if (id === null) continue
    const known = await tx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()
    if (known !== undefined) continue
    const what = field === 'teamId' ? 'team' : 'calendar'
    throw new ParleyError('INVALID', `There is no such ${what}.`, { field })
  }
}

function toBusinessHours(row: Row<'business_hours'>): BusinessHours {
  const { id, name, time_zone, weekly, holidays } = row
  return { id, name, timeZone: time_zone, weekly, holidays }
}

function toSlaPolicy(row: Row<'sla_policies'>): SlaPolicy {
  return {
    id: row.id,
    name: row.name,
    calendarId: row.calendar_id,
    teamId: row.team_id,
    targets: row.targets,
    warnAtPercent: row.warn_at_percent,
    archivedAt: row.archived_at?.toISOString() ?? null,
  }
}
