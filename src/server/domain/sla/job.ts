import { sql } from 'kysely'
import { OPEN_STATUSES } from '#shared/access.ts'
import type { Db, Tx } from '../../db/index.ts'
import { inEachWorkspace, type Job } from '../../jobs/index.ts'
import { recordChanges } from '../changes/index.ts'
import { setClocks } from './follow.ts'

const EVERY_MS = 3_000
/** Sessions that one transaction holds. */
const BATCH = 200

/**
 * Warns and tells of breaches when their time has come, and sets the clocks of open sessions anew when a policy or a
 * calendar has changed. Whoever holds a session's row has it to themselves, so that two servers at once tell of it once.
 */
export function createSlaJob(db: Db, committed: () => void, now = () => new Date()): Job {
  /** Whether there is more to do. */
  async function round(): Promise<boolean> {
    let isMore = false
    let hasChanged = false
    await inEachWorkspace(db, async (tx, workspaceId) => {
      const at = now()
      for (const find of [findDue, findOutdated]) {
        const found = await find(tx, workspaceId, at)
        if (found.length === 0) continue
        await recordChanges(tx, workspaceId, await setClocks(tx, workspaceId, found, at))
        isMore ||= found.length === BATCH
        hasChanged = true
      }
    })
    if (hasChanged) committed()
    return isMore
  }

  return {
    name: 'service levels',
    everyMs: EVERY_MS,
    async run() {
      while (await round());
    },
  }
}

async function findDue(tx: Tx, workspaceId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('sessions')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('sla_wake_at', '<=', now)
    .orderBy('sla_wake_at')
    .limit(BATCH)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
  return rows.map(({ id }) => id)
}

async function findOutdated(tx: Tx, workspaceId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('sessions')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('status', 'in', OPEN_STATUSES)
    .where(sql<boolean>`sla_revision < (select sla_revision from workspaces where id = ${workspaceId})`)
    .limit(BATCH)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
  return rows.map(({ id }) => id)
}
