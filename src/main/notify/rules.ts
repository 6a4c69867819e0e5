import type { Message, Session } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import { mentions } from '#shared/mention.ts'
import type { Me } from '#shared/rest.ts'
import type { Arrival } from '../engine/index.ts'

/**
 * Whether the agent must be told, of a conversation that nobody is looking at: a customer wrote and it is the agent's
 * business, or a colleague mentioned the agent in a note, whoever's conversation it is.
 */
export function isWorthTelling({ message, session }: Arrival, me: Me, onScreen: readonly Id[]): boolean {
  if (onScreen.includes(session.id)) return false
  return message.senderKind === 'customer' ? concerns(session, me) : isMention(message, me)
}

/** Mine, or still anybody's in a team of mine: supervisors see every team, and need not hear of each. */
function concerns({ assigneeId, teamId }: Session, { user }: Me): boolean {
  if (assigneeId !== null) return assigneeId === user.id
  return teamId === null || user.teamIds.includes(teamId)
}

function isMention({ type, senderId, body }: Message, { user }: Me): boolean {
  return type === 'note' && senderId !== user.id && mentions(body, user.name)
}
