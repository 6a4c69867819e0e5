import { sql } from 'kysely'
import { may } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import type { RouteResponse } from '#shared/rest.ts'
import { type Db, inSnapshot, type Tx } from '../../db/index.ts'
import { type Identity, loadReader } from '../access/index.ts'

interface Wanted {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly userId?: string | undefined
  readonly teamId?: string | undefined
}

/** How often somebody was given a score. */
interface Tally {
  readonly userId: string | null
  readonly score: number
  readonly count: number
}

const SCORES = [1, 2, 3, 4, 5]

export function summariseRatings(
  db: Db,
  identity: Identity,
  wanted: Wanted,
): Promise<RouteResponse<'ratingSummary'>> {
  return inSnapshot(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    if (!may(reader.role, 'rating.read')) {
      throw new ParleyError('FORBIDDEN', 'Only supervisors and admins see how chats were rated.')
    }
    const tallies = await readTallies(tx, reader.workspaceId, wanted)
    const userIds = [...new Set(tallies.map((tally) => tally.userId))]
    return {
      ...counted(tallies),
      distribution: SCORES.map((score) => total(tallies.filter((tally) => tally.score === score))),
      users: userIds.map((userId) => ({
        userId,
        ...counted(tallies.filter((tally) => tally.userId === userId)),
      })),
    }
  })
}

function readTallies(tx: Tx, workspaceId: string, { from, to, userId, teamId }: Wanted): Promise<Tally[]> {
  const who = sql<string | null>`rating->>'userId'`
  const score = sql<number>`(rating->>'score')::integer`
  let rated = tx
    .selectFrom('sessions')
    .select([who.as('userId'), score.as('score'), sql<number>`count(*)`.as('count')])
    .where('workspace_id', '=', workspaceId)
    .where('rated_at', 'is not', null)
  if (from !== undefined) rated = rated.where('rated_at', '>=', from)
  if (to !== undefined) rated = rated.where('rated_at', '<', to)
  if (userId !== undefined) rated = rated.where(who, '=', userId)
  if (teamId !== undefined) rated = rated.where('team_id', '=', teamId)
  return rated.groupBy([who, score]).orderBy(who).execute()
}

function total(tallies: readonly Tally[]): number {
  return tallies.reduce((sum, { count }) => sum + count, 0)
}

function counted(tallies: readonly Tally[]): { count: number; average: number | null } {
  const count = total(tallies)
  const points = tallies.reduce((sum, tally) => sum + tally.score * tally.count, 0)
  return { count, average: count === 0 ? null : points / count }
}
