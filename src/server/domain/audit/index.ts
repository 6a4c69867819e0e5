import type { Tx } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'

/** Who did what to what, in the transaction that did it. Details are facts, never what somebody wrote. */
export async function recordAudit(
  tx: Tx,
  actor: Actor,
  action: string,
  subjectId: string | null,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await tx
    .insertInto('audit')
    .values({
      workspace_id: actor.workspaceId,
      actor_kind: actor.kind,
      actor_id: actor.id,
      action,
      subject_id: subjectId,
      details: JSON.stringify(details),
    })
    .execute()
}
