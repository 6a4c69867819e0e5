import type { Message, Session } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import { mentions } from '#shared/mention.ts'
import type { Me } from '#shared/rest.ts'
import type { NotificationSettings, QuietHours } from '#shared/settings.ts'
import type { Arrival } from '../engine/index.ts'

/**
 * Whether the agent must be told, of a conversation that nobody is looking at: a customer wrote and it is the agent's
 * business, or a colleague mentioned the agent in a note, whoever's conversation it is.
 */
export function isWorthTelling(
  { message, session }: Arrival,
  me: Me,
  onScreen: readonly Id[],
  wanted: Pick<NotificationSettings, 'mine' | 'unassigned' | 'mentions'>,
): boolean {
  if (onScreen.includes(session.id)) return false
  if (message.senderKind !== 'customer') return wanted.mentions && isMention(message, me)
  return (session.assigneeId === null ? wanted.unassigned : wanted.mine) && concerns(session, me)
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

function isMention({ type, senderId, body }: Message, { user }: Me): boolean {
  return type === 'note' && senderId !== user.id && mentions(body, user.name)
}
