import type { Message } from '#shared/entities.ts'
import type { Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'

/** Whether somebody's reply waits for approval: all of theirs do, or the workspace's voice messages. Notes never do. */
export async function needsApproval(tx: Tx, reader: Reader, type: Message['type']): Promise<boolean> {
  if (reader.kind === 'customer' || type === 'note') return false
  const { needs_approval, approve_audio } = await tx
    .selectFrom('users')
    .innerJoin('workspaces', 'workspaces.id', 'users.workspace_id')
    .select(['needs_approval', 'approve_audio'])
    .where('users.id', '=', reader.id)
    .executeTakeFirstOrThrow()
  return needs_approval || (approve_audio && type === 'audio')
}
