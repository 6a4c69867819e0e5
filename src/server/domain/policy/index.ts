import { may } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import type { WorkspacePolicy } from '#shared/routes/policy.ts'
import type { Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'
import { unchanged, type Written } from '../direct-write/index.ts'

export async function readPolicy(
  tx: Tx,
  { workspaceId }: Pick<Reader, 'workspaceId'>,
): Promise<WorkspacePolicy> {
  const row = await tx
    .selectFrom('workspaces')
    .select('draft_travel')
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  return { draftTravel: row.draft_travel }
}

export async function putPolicy(
  tx: Tx,
  reader: Reader,
  wanted: WorkspacePolicy,
): Promise<Written<WorkspacePolicy>> {
  if (!may(reader.role, 'policy.manage')) {
    throw new ParleyError('FORBIDDEN', 'Only admins say what the workspace allows.')
  }
  const { draftTravel } = await readPolicy(tx, reader)
  if (draftTravel === wanted.draftTravel) return unchanged(wanted)
  await tx
    .updateTable('workspaces')
    .set({ draft_travel: wanted.draftTravel })
    .where('id', '=', reader.workspaceId)
    .execute()
  const audit = { action: 'policy.put', subjectId: reader.workspaceId, details: wanted }
  return { value: wanted, changes: [], audit }
}
