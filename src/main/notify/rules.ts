import type { Session } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { Me } from '#shared/rest.ts'
import type { NotificationSettings, QuietHours } from '#shared/settings.ts'
import type { Arrival } from '../engine/index.ts'

/** Whether the agent must be told: a customer wrote, it is the agent's business, and nobody is looking at it. */
export function isWorthTelling(
  { message, session }: Arrival,
  me: Me,
  onScreen: Id | null,
  wanted: Pick<NotificationSettings, 'mine' | 'unassigned'>,
): boolean {
  const isWanted = session.assigneeId === null ? wanted.unassigned : wanted.mine
  return isWanted && message.senderKind === 'customer' && session.id !== onScreen && concerns(session, me)
}

/** Whether nothing is to be told at this moment, by this computer's clock. */
export function isQuiet(quiet: QuietHours | null, at: Date): boolean {
  if (quiet === null) return false
  const now = at.getHours() * 60 + at.getMinutes()
  const from = minutesOf(quiet.from)
  const to = minutesOf(quiet.to)
  return from <= to ? now >= from && now < to : now >= from || now < to
}

function minutesOf(timeOfDay: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number)
  return hours * 60 + minutes
}

/** Mine, or still anybody's in a team of mine: supervisors see every team, and need not hear of each. */
function concerns({ assigneeId, teamId }: Session, { user }: Me): boolean {
  if (assigneeId !== null) return assigneeId === user.id
  return teamId === null || user.teamIds.includes(teamId)
}
