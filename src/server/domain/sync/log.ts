import type { EntityName } from '#shared/entities.ts'
import type { Tx } from '../../db/index.ts'

export interface LogRecord {
  readonly rev: number
  readonly entity: EntityName
  readonly entityId: string
  readonly op: 'put' | 'del'
  readonly scopesBefore: readonly string[]
  readonly scopesAfter: readonly string[]
}

/** The records after some rev up to `to`, whole transactions only. */
export interface LogWindow {
  readonly records: readonly LogRecord[]
  readonly to: number
}

/** Records read at a time; a longer transaction is read whole all the same. */
const WINDOW = 1_000

/** What a snapshot has of the log after `since`. `to` is null when that is all: it reaches to the snapshot's head. */
export async function readLog(
  tx: Tx,
  workspaceId: string,
  since: number,
): Promise<{ readonly records: readonly LogRecord[]; readonly to: number | null }> {
  for (let limit = WINDOW; ; limit *= 4) {
    const rows = await tx
      .selectFrom('changes')
      .select(['rev', 'tx', 'entity', 'entity_id', 'op', 'scopes_before', 'scopes_after'])
      .where('workspace_id', '=', workspaceId)
      .where('rev', '>', since)
      .orderBy('rev')
      .limit(limit + 1)
      .$narrowType<{ rev: number }>()
      .execute()
    const beyond = rows[limit]
    const whole = beyond === undefined ? rows : rows.filter((row) => row.tx !== beyond.tx)
    const last = whole.at(-1)
    if (last === undefined && beyond !== undefined) continue
    return {
      records: whole.map((row) => ({
        rev: row.rev,
        entity: row.entity,
        entityId: row.entity_id,
        op: row.op,
        scopesBefore: row.scopes_before,
        scopesAfter: row.scopes_after,
      })),
      to: beyond === undefined ? null : (last?.rev ?? since),
    }
  }
}
