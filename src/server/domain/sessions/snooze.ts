import { isReadOnly, may } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Db } from '../../db/index.ts'
import { inEachWorkspace, type Job } from '../../jobs/index.ts'
import { recordChanges, sessionChanged } from '../changes/index.ts'
import type { CommandHandler } from '../command-handler.ts'
import { changeSession, heldSession, mayHandle } from './write.ts'

const MAX_DAYS = 90
const DAY_MS = 86_400_000

export const snoozeSession: CommandHandler<'session.snooze'> = async (write) => {
  const { tx, reader, input } = write
  if (!may(reader.role, 'session.update')) throw new ParleyError('FORBIDDEN', 'Only staff put chats aside.')
  const before = heldSession(write)
  if (!mayHandle(reader, before)) {
    throw new ParleyError('FORBIDDEN', 'Only its assignee or a supervisor puts this chat aside.')
  }

  return async () => {
    if (isReadOnly(before.status)) throw new ParleyError('READ_ONLY', 'This chat is closed.')
    const at = new Date()
    const until = input.until === null ? null : new Date(input.until)
    if (until !== null) refuseOutside(until, at)
    const session = await changeSession(tx, before.id, { snoozed_until: until })
    return {
      sessionId: session.id,
      seq: null,
      at,
      changes: [sessionChanged(before, session)],
      audit: { until: input.until },
    }
  }
}

function refuseOutside(until: Date, now: Date): void {
  const ahead = until.getTime() - now.getTime()
  if (ahead > 0 && ahead <= MAX_DAYS * DAY_MS) return
  throw new ParleyError('INVALID', `A chat is put aside until a time in the next ${MAX_DAYS} days.`, {
    field: 'until',
  })
}

/** Sessions in one transaction; the rest waits for the next run. */
const BATCH = 200

/** Takes up again what was put aside until now. `committed` is called when that left change records. */
export function wakeSnoozed(db: Db, committed: () => void, now = () => new Date()): Job {
  return {
    name: 'wake snoozed',
    everyMs: 5_000,
    async run() {
      let woken = 0
      await inEachWorkspace(db, async (tx, workspaceId) => {
        const due = await tx
          .selectFrom('sessions')
          .select(['id', 'scopes'])
          .where('workspace_id', '=', workspaceId)
          .where('snoozed_until', '<=', now())
          .orderBy('snoozed_until')
          .limit(BATCH)
          .forNoKeyUpdate()
          .skipLocked()
          .execute()
        if (due.length === 0) return
        const ids = due.map((session) => session.id)
        await tx.updateTable('sessions').set({ snoozed_until: null }).where('id', 'in', ids).execute()
        const changes = due.map((session) => sessionChanged(session, session))
        await recordChanges(tx, workspaceId, changes)
        woken += due.length
      })
      if (woken > 0) committed()
    },
  }
}
