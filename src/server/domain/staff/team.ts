import type { Team } from '#shared/entities.ts'
import type { Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'
import { staffAdded, workspaceChanged } from '../changes/index.ts'
import { unchanged, type Written } from '../direct-write/index.ts'
import { idReused } from '../unique.ts'
import { refuseOthers } from './manage.ts'

export async function putTeam(
  tx: Tx,
  reader: Reader,
  id: string,
  { name }: { name: string },
): Promise<Written<Team>> {
  refuseOthers(reader)
  const value = { id, name }
  const made = await tx
    .insertInto('teams')
    .values({ id, workspace_id: reader.workspaceId, name })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made !== undefined) {
    return { value, changes: [staffAdded('team', id)], audit: { action: 'team.create', subjectId: id } }
  }
  const before = await tx
    .selectFrom('teams')
    .select('name')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (before === undefined) throw idReused()
  if (before.name === name) return unchanged(value)
  await tx.updateTable('teams').set({ name }).where('id', '=', id).execute()
  return { value, changes: [workspaceChanged('team', id)], audit: { action: 'team.change', subjectId: id } }
}
