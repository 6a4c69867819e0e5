import { type Expression, type SqlBool, sql } from 'kysely'
import { may } from '#shared/access.ts'
import { isKnownVariable, variablesIn } from '#shared/canned.ts'
import type { CannedResponse } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { RouteBody } from '#shared/rest.ts'
import { type Db, inSnapshot, type Row, type Tx } from '../../db/index.ts'
import { cannedResponseScopes, type Identity, loadReader, overlap, type Reader } from '../access/index.ts'
import { cannedResponseChanged, cannedResponseDeleted } from '../changes/index.ts'
import { unchanged, type Written } from '../direct-write/index.ts'
import { toCannedResponse } from '../entities/index.ts'
import { idReused } from '../unique.ts'

type Place = Pick<Row<'canned_responses'>, 'team_id' | 'owner_id'>

/** `cannedResponseScopes`, as a condition. */
function visibleTo(reader: Reader): Expression<SqlBool> {
  return sql<boolean>`case when owner_id is not null then array['user:' || owner_id]
                           when team_id is not null then array['all', 'team:' || team_id]
                           else array['workspace'] end && ${[...reader.scopes]}::text[]`
}

export function listCannedResponses(
  db: Db,
  identity: Identity,
): Promise<{ cannedResponses: CannedResponse[] }> {
  return inSnapshot(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    const rows = await tx
      .selectFrom('canned_responses')
      .selectAll()
      .where(visibleTo(reader))
      .orderBy('shortcut')
      .orderBy('id')
      .execute()
    return { cannedResponses: rows.map(toCannedResponse) }
  })
}

/** Makes one, or replaces it; from one place to another, who may write in both. */
export async function putCannedResponse(
  tx: Tx,
  reader: Reader,
  id: string,
  { teamId, ownerId, shortcut, title, body }: RouteBody<'putCannedResponse'>,
): Promise<Written<CannedResponse>> {
  const place: Place = { team_id: teamId, owner_id: ownerId }
  refuseNotTheirs(reader, place)
  refuseUnknownVariables(body)
  await refuseUnknownTeam(tx, teamId)
  const wanted = { ...place, shortcut, title, body }
  const made = await tx
    .insertInto('canned_responses')
    .values({ id, workspace_id: reader.workspaceId, ...wanted, updated_at: new Date() })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returningAll()
    .executeTakeFirst()
  const details = { teamId, ownerId }
  if (made !== undefined) {
    const audit = { action: 'canned.create', subjectId: id, details }
    return { value: toCannedResponse(made), changes: [cannedResponseChanged(null, made)], audit }
  }
  const before = await lockSeen(tx, reader, id)
  if (before === undefined) throw idReused()
  refuseNotTheirs(reader, before)
  const fields = Object.keys(wanted) as (keyof typeof wanted)[]
  if (fields.every((field) => before[field] === wanted[field])) return unchanged(toCannedResponse(before))
  const after = await tx
    .updateTable('canned_responses')
    .set({ ...wanted, updated_at: new Date() })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const audit = { action: 'canned.change', subjectId: id, details }
  return { value: toCannedResponse(after), changes: [cannedResponseChanged(before, after)], audit }
}

export async function deleteCannedResponse(tx: Tx, reader: Reader, id: string): Promise<Written<undefined>> {
  const before = await lockSeen(tx, reader, id)
  if (before === undefined) {
    throw new ParleyError('NOT_FOUND', 'There is no such prepared text, or you may not see it.')
  }
  refuseNotTheirs(reader, before)
  await tx.deleteFrom('canned_responses').where('id', '=', id).execute()
  const details = { teamId: before.team_id, ownerId: before.owner_id }
  return {
    value: undefined,
    changes: [cannedResponseDeleted(before)],
    audit: { action: 'canned.delete', subjectId: id, details },
  }
}

/** Undefined for one that the reader does not see, there or not. */
async function lockSeen(tx: Tx, reader: Reader, id: string): Promise<Row<'canned_responses'> | undefined> {
  const row = await tx
    .selectFrom('canned_responses')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined && overlap(cannedResponseScopes(row), reader.scopes) ? row : undefined
}

/** One's own are one's own; a team's and everybody's are for those to write who look after them. */
function refuseNotTheirs(reader: Reader, { team_id, owner_id }: Place): void {
  if (team_id !== null && owner_id !== null) {
    throw new ParleyError('INVALID', 'A prepared text is a team’s or one’s own, not both.', {
      field: 'ownerId',
    })
  }
  if (owner_id !== null) {
    if (owner_id === reader.id && may(reader.role, 'canned.own')) return
    throw new ParleyError('FORBIDDEN', 'You can only write personal texts of your own.')
  }
  if (may(reader.role, team_id === null ? 'canned.workspace' : 'canned.team')) return
  throw new ParleyError('FORBIDDEN', 'Only supervisors and admins write texts that others use.', {
    hint: 'Make it one of your own.',
  })
}

function refuseUnknownVariables(body: string): void {
  const unknown = variablesIn(body).find((name) => !isKnownVariable(name))
  if (unknown === undefined) return
  throw new ParleyError('INVALID', 'The text has a variable that does not exist.', {
    field: 'body',
    hint: `Correct "${unknown.slice(0, 60)}".`,
  })
}

/** A foreign key would not look at whose team it is. */
async function refuseUnknownTeam(tx: Tx, teamId: string | null): Promise<void> {
  if (teamId === null) return
  const team = await tx.selectFrom('teams').select('id').where('id', '=', teamId).executeTakeFirst()
  if (team === undefined) throw new ParleyError('INVALID', 'There is no such team.', { field: 'teamId' })
}
