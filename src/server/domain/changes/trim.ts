import { sql } from 'kysely'
import type { Db } from '../../db/index.ts'
import type { Job } from '../../jobs/index.ts'
import { inEachWorkspace } from '../../jobs/index.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Rows of one transaction: what it locks and writes stays small. */
const BATCH = 5_000

export interface Kept {
  readonly changeLogDays: number
  readonly receiptDays: number
}

/**
 * The change log and the receipts do not grow for ever. Whoever comes back after the log was trimmed gets everything
 * anew; a command whose receipt is gone is refused for its id if it wrote a message, and never carried out twice.
 */
export function trimLog(db: Db, { changeLogDays, receiptDays }: Kept, now: () => number = Date.now): Job {
  return { name: 'trim log', everyMs: HOUR_MS, run }

  async function run(): Promise<void> {
    const before = (days: number) => new Date(now() - days * DAY_MS)
    for (const trim of [
      (id: string) => sql<Trimmed>`select trim_changes(${id}, ${before(changeLogDays)}, ${BATCH}) as trimmed`,
      (id: string) => sql<Trimmed>`select trim_receipts(${id}, ${before(receiptDays)}, ${BATCH}) as trimmed`,
    ]) {
      let isFull = true
      while (isFull) {
        isFull = false
        await inEachWorkspace(db, async (tx, workspaceId) => {
          const { rows } = await trim(workspaceId).execute(tx)
          if ((rows[0]?.trimmed ?? 0) >= BATCH) isFull = true
        })
      }
    }
  }
}

interface Trimmed {
  readonly trimmed: number
}
