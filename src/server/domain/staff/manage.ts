import { may } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'

export function refuseOthers(reader: Reader): void {
  if (may(reader.role, 'staff.manage')) return
  throw new ParleyError('FORBIDDEN', 'Only admins manage staff.')
}

/** Puts somebody into just these teams. A foreign key would not look at whose teams they are. */
export async function setTeams(
  tx: Tx,
  { workspaceId, userId }: { workspaceId: string; userId: string },
  teamIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(teamIds)]
  if (wanted.length > 0) {
    const known = await tx.selectFrom('teams').select('id').where('id', 'in', wanted).execute()
    if (known.length < wanted.length) {
      throw new ParleyError('INVALID', 'There is no such team.', { field: 'teamIds' })
    }
  }
  await tx.deleteFrom('team_members').where('user_id', '=', userId).execute()
  if (wanted.length === 0) return
  await tx
    .insertInto('team_members')
    .values(wanted.map((team_id) => ({ team_id, user_id: userId, workspace_id: workspaceId })))
    .execute()
}
