import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../../db/index.ts'
import { type ChangeRecord, sessionChanged } from '../changes/index.ts'
import type { Follower } from '../command-handler.ts'
import { loadSlaSessions, type SlaSession } from './load.ts'
import { nextSla, type SlaOutcome } from './next.ts'

/** Brings the clocks of the sessions that a command was about up to date. Nothing where nothing is promised. */
export const followSla: Follower = async ({ tx, reader, outcome }) => {
  if (!reader.hasSla) return []
  const about = new Set<string>()
  for (const { entity, entityId } of outcome.changes) {
    if (entity === 'session') about.add(entityId)
    else if (entity === 'message' && outcome.sessionId !== null) about.add(outcome.sessionId)
  }
  if (about.size === 0) return []
  const changed = await setClocks(tx, reader.workspaceId, [...about], outcome.at)
  return changed.filter(({ entityId }) => !outcome.changes.some((one) => one.entityId === entityId))
}

/** Sets the clocks of sessions that this transaction holds, and answers what readers of them must hear of. */
export async function setClocks(
  tx: Tx,
  workspaceId: string,
  sessionIds: readonly string[],
  now: Date,
): Promise<ChangeRecord[]> {
  const changed: ChangeRecord[] = []
  const news: (SlaOutcome['passed'][number] & { sessionId: string })[] = []
  for (const session of await loadSlaSessions(tx, sessionIds)) {
    const next = nextSla(session.state, session.facts, session.terms, now.getTime())
    await store(tx, session, next)
    news.push(...next.passed.map((one) => ({ ...one, sessionId: session.id })))
    const looksTheSame = next.dueAt === session.dueAt && isDeepStrictEqual(next.sla, session.sla)
    if (!looksTheSame) changed.push(sessionChanged(session, session))
  }
  if (news.length > 0) {
    await tx
      .insertInto('sla_events')
      .values(
        news.map(({ sessionId, target, kind, at, dueAt }) => ({
          ...{ workspace_id: workspaceId, session_id: sessionId, target, kind },
          ...{ at: new Date(at), due_at: new Date(dueAt) },
        })),
      )
      .execute()
  }
  return changed
}

async function store(tx: Tx, session: SlaSession, { state, sla, dueAt, wakeAt }: SlaOutcome): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({
      sla: sla && JSON.stringify(sla),
      sla_state: JSON.stringify(state),
      due_at: toDate(dueAt),
      sla_wake_at: toDate(wakeAt),
      sla_revision: session.revision,
    })
    .where('id', '=', session.id)
    .execute()
}

function toDate(instant: number | null): Date | null {
  return instant === null ? null : new Date(instant)
}
