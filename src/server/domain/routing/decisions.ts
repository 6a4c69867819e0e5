import { sql } from 'kysely'
import type { RoutingDecision, RoutingExplanation, RoutingOutcome } from '#shared/routing.ts'
import { type Db, inSnapshot, type Row, type Tx } from '../../db/index.ts'
import { type Identity, loadReader } from '../access/index.ts'
import { findSession } from '../sessions/index.ts'

const KEPT_MS = 90 * 86_400_000

interface Decided {
  readonly at: Date
  readonly outcome: RoutingOutcome
  readonly userId: string | null
  readonly explanation?: RoutingExplanation
}

/** Says what was done with a session, under the strategy of its team. */
export async function recordDecision(
  tx: Tx,
  session: Pick<Row<'sessions'>, 'id' | 'workspace_id' | 'team_id'>,
  { at, outcome, userId, explanation }: Decided,
): Promise<void> {
  const strategy = sql<'manual'>`coalesce((
    select strategy from routing_rules where team_id is not distinct from ${session.team_id}::uuid), 'manual')`
  await tx
    .insertInto('routing_decisions')
    .values({
      workspace_id: session.workspace_id,
      session_id: session.id,
      ...{ at, strategy, outcome },
      user_id: userId,
      explanation: explanation === undefined ? null : JSON.stringify(explanation),
    })
    .execute()
}

/** Newest first, for staff who see the session. */
export function listDecisions(
  db: Db,
  identity: Identity,
  sessionId: string,
  limit: number,
): Promise<RoutingDecision[]> {
  return inSnapshot(db, identity, async (tx) => {
    const session = await findSession(tx, await loadReader(tx, identity), sessionId)
    const rows = await tx
      .selectFrom('routing_decisions')
      .selectAll()
      .where('session_id', '=', session.id)
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
    return rows.map(({ at, strategy, outcome, user_id, explanation }) => ({
      at: at.toISOString(),
      ...{ strategy, outcome, explanation },
      userId: user_id,
    }))
  })
}

export async function forgetDecisions(tx: Tx, now: Date): Promise<void> {
  await tx
    .deleteFrom('routing_decisions')
    .where('at', '<', new Date(now.getTime() - KEPT_MS))
    .execute()
}
