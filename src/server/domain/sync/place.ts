import type { WorkspaceFacts, WorkspacePolicy } from '#shared/routes/policy.ts'
import type { Db, Tx } from '../../db/index.ts'
import { inSnapshot } from '../../db/index.ts'
import { type Identity, loadReader, type Reader, scopesHash } from '../access/index.ts'
import { factsOf, policyOf, SETTINGS_COLUMNS } from '../policy/index.ts'

/** A reader and how far the change log has come, as of one moment. */
export interface Place {
  readonly reader: Reader
  readonly epoch: string
  readonly head: number
  /** Cursors before it cannot be continued from: the log up to there is not kept. */
  readonly floor: number
  readonly policy: WorkspacePolicy
  readonly workspace: WorkspaceFacts
}

export async function readPlace(tx: Tx, identity: Identity): Promise<Place> {
  const reader = await loadReader(tx, identity)
  const workspace = await tx
    .selectFrom('workspaces')
    .select(['epoch', 'head_rev', 'log_floor', ...SETTINGS_COLUMNS])
    .where('id', '=', identity.workspaceId)
    .executeTakeFirstOrThrow()
  return {
    reader,
    epoch: `${workspace.epoch}.${scopesHash(reader.scopes)}`,
    head: workspace.head_rev,
    floor: workspace.log_floor,
    policy: policyOf(workspace),
    workspace: factsOf(workspace),
  }
}

export function currentPlace(db: Db, identity: Identity): Promise<Place> {
  return inSnapshot(db, identity, (tx) => readPlace(tx, identity))
}
