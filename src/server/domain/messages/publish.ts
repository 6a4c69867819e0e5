import type { Row, RowChange, Tx } from '../../db/index.ts'
import { sessionScopes } from '../access/index.ts'
import { advanceSession, insertSystemMessage, waitingSince } from '../sessions/index.ts'

type Published = Pick<Row<'messages'>, 'type' | 'sender_kind' | 'sender_id'>

/**
 * What a message does to its session at the moment when the other side gets to see it: when it is sent, or when it is
 * approved. `users` are those who take part.
 */
export function published(
  session: Row<'sessions'>,
  message: Published,
  users: readonly string[],
  at: Date,
): RowChange<'sessions'> {
  const byCustomer = message.sender_kind === 'customer'
  const speaking = byCustomer || message.sender_id === null ? users : [...users, message.sender_id]
  return {
    last_message_at: at,
    scopes: sessionScopes(session, speaking),
    waiting_since: waitingSince(session.waiting_since, byCustomer ? 'customer_wrote' : 'staff_replied', at),
    ...(message.type === 'emergency' && { priority: 'urgent' }),
    ...(byCustomer && { snoozed_until: null }),
  }
}

/** Says that a member of staff comes into a chat that is not theirs; null when they were in it already. */
export async function announceJoining(
  tx: Tx,
  session: Row<'sessions'>,
  { sender_kind, sender_id }: Published,
  users: readonly string[],
  at: Date,
): Promise<Row<'messages'> | null> {
  if (sender_kind !== 'user' || sender_id === null) return null
  if (session.assignee_id === sender_id || users.includes(sender_id)) return null
  const advanced = await advanceSession(tx, session.id)
  return insertSystemMessage(tx, advanced, { kind: 'joined', userId: sender_id }, at)
}
