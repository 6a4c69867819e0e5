import type { Db } from '../../db/index.ts'
import { inEachWorkspace, type Job } from '../../jobs/index.ts'
import { expireDevices, forgetDevices, type Grace } from '../presence/index.ts'
import { forgetDecisions } from './decisions.ts'
import { lockRouting, placeQueue } from './place.ts'
import { expireOffers, returnChats } from './returns.ts'
import { toRule } from './rules.ts'

export const ROUTING_JOB = 'routing'

/** Woken when something was committed that it may have waited for; it looks by itself in case it was not. */
const EVERY_MS = 1_000
const HOUR_MS = 3_600_000

/** `committed` is called after a round that left change records. */
export function routingJobs(db: Db, grace: Grace, committed: () => void): Job[] {
  return [
    {
      name: ROUTING_JOB,
      everyMs: EVERY_MS,
      run: async () => {
        if ((await routeAll(db, new Date(), grace)) > 0) committed()
      },
    },
    {
      name: 'routing retention',
      everyMs: HOUR_MS,
      run: () =>
        inEachWorkspace(db, async (tx) => {
          const now = new Date()
          await forgetDecisions(tx, now)
          await forgetDevices(tx, now)
        }),
    },
  ]
}

/** Everything that routing has to do at a moment, in all workspaces. Answers how many sessions it has changed. */
export async function routeAll(db: Db, now: Date, { graceMs }: Grace): Promise<number> {
  let changed = 0
  await inEachWorkspace(db, async (tx, workspaceId) => {
    await lockRouting(tx, workspaceId)
    await expireDevices(tx, workspaceId, now, graceMs)
    changed += await expireOffers(tx, workspaceId, now)
    changed += await returnChats(tx, workspaceId, now, graceMs)
    const rules = await tx.selectFrom('routing_rules').selectAll().where('strategy', '<>', 'manual').execute()
    for (const rule of rules) changed += await placeQueue(tx, toRule(rule), now)
  })
  return changed
}
