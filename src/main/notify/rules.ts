import type { Session } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { Me } from '#shared/rest.ts'
import type { Arrival } from '../engine/index.ts'

/** Whether the agent must be told: a customer wrote, it is the agent's business, and nobody is looking at it. */
export function isWorthTelling({ message, session }: Arrival, me: Me, onScreen: readonly Id[]): boolean {
  return message.senderKind === 'customer' && !onScreen.includes(session.id) && concerns(session, me)
}

/** Mine, or still anybody's in a team of mine: supervisors see every team, and need not hear of each. */
function concerns({ assigneeId, teamId }: Session, { user }: Me): boolean {
  if (assigneeId !== null) return assigneeId === user.id
  return teamId === null || user.teamIds.includes(teamId)
}
