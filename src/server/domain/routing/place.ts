import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { RoutingRule } from '#shared/routing.ts'
import type { Row, Tx } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { moveSession } from '../assignment/index.ts'
import { recordAudit } from '../audit/index.ts'
import { recordChanges, sessionChanged } from '../changes/index.ts'
import { changeSession } from '../sessions/index.ts'
import { moveSuggestions } from '../suggestions/index.ts'
import { recordDecision } from './decisions.ts'
import { isRoutable, loadCandidates, loadQueue } from './queue.ts'
import { type Choice, route } from './route.ts'

/** Any number: it keeps this lock apart from others on the same key. */
const ROUTING_LOCK = 8_460_004

/**
 * One that routes in a workspace at a time: what it reads of loads is what they are until it commits. Leadership alone
 * would not do, for a server that has lost it may still be at it.
 */
export async function lockRouting(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${ROUTING_LOCK}, hashtext(${workspaceId}))`.execute(tx)
}

/** One round over the queue of a rule, behind {@link lockRouting}. Answers how many sessions found somebody. */
export async function placeQueue(tx: Tx, rule: RoutingRule, now: Date): Promise<number> {
  const queue = await loadQueue(tx, rule.teamId, now)
  if (queue.length === 0) return 0
  let candidates = await loadCandidates(tx, rule.teamId, now)
  let latest = Math.max(0, ...candidates.map(({ lastChosen }) => lastChosen))
  let placed = 0
  for (const { session, routed } of queue) {
    const choice = route(routed, candidates, rule)
    const { userId } = choice
    if (userId === null) {
      // Said once, not in every round.
      if (isDeepStrictEqual(choice.explanation, session.lastExplanation)) continue
      await recordDecision(tx, session, { at: now, outcome: 'nobody', ...choice })
      continue
    }
    const before = await takeSession(tx, session.id, now)
    if (before === null) continue
    await place(tx, before, { ...choice, userId }, rule, now)
    placed += 1
    latest += 1
    candidates = candidates.map((one) =>
      one.id === userId ? { ...one, load: one.load + routed.weight, lastChosen: latest } : one,
    )
  }
  return placed
}

/** Locks a session that is still to be had; null when somebody has taken it, or is at it. */
async function takeSession(tx: Tx, sessionId: string, now: Date): Promise<Row<'sessions'> | null> {
  const session = await tx
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', sessionId)
    .where(isRoutable(now))
    .forNoKeyUpdate()
    .skipLocked()
    .executeTakeFirst()
  return session ?? null
}

async function place(
  tx: Tx,
  before: Row<'sessions'>,
  { userId, explanation }: Choice & { userId: string },
  { offerSeconds }: RoutingRule,
  at: Date,
): Promise<void> {
  if (offerSeconds === 0) {
    await sendTo(tx, before, { kind: 'user', userId }, at)
    await recordDecision(tx, before, { at, outcome: 'assigned', userId, explanation })
    return
  }
  const expiresAt = new Date(at.getTime() + offerSeconds * 1000).toISOString()
  const offered = await changeSession(tx, before.id, { offer: JSON.stringify({ userId, expiresAt }) })
  await recordDecision(tx, before, { at, outcome: 'offered', userId, explanation })
  await recordChanges(tx, before.workspace_id, [sessionChanged(before, offered)])
}

/** The same as `session.assign`, by nobody. */
export async function sendTo(
  tx: Tx,
  before: Row<'sessions'>,
  to: Parameters<typeof moveSession>[2]['to'],
  at: Date,
): Promise<void> {
  const by: Actor = { workspaceId: before.workspace_id, kind: 'system', id: null }
  const { audit, changes } = await moveSession(tx, before, { to, by, note: '', at })
  await recordAudit(tx, by, 'session.assign', before.id, audit ?? {})
  const followed = await moveSuggestions(tx, before.id)
  await recordChanges(tx, before.workspace_id, [...changes, ...followed])
}
