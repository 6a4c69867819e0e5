import type { Db } from '../../db/index.ts'
import { inEachWorkspace, type Job } from '../../jobs/index.ts'
import { recordChanges, suggestionDeleted } from '../changes/index.ts'

const HOUR_MS = 3_600_000
/** What nobody has taken in this time is of no use any more. */
const KEPT_DAYS = 30

/** Private words do not lie about for ever. */
export function expireSuggestions(db: Db, committed: () => void, now: () => number = Date.now): Job {
  return { name: 'expire suggestions', everyMs: HOUR_MS, run }

  async function run(): Promise<void> {
    const cutoff = new Date(now() - KEPT_DAYS * 24 * HOUR_MS)
    await inEachWorkspace(db, async (tx, workspaceId) => {
      const expired = await tx
        .deleteFrom('suggestions')
        .where('workspace_id', '=', workspaceId)
        .where('created_at', '<', cutoff)
        .returningAll()
        .execute()
      await recordChanges(tx, workspaceId, expired.map(suggestionDeleted))
    })
    committed()
  }
}
