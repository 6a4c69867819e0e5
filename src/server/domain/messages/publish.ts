import type { Row, RowChange, Tx } from '../../db/index.ts'
import { advanceSession, insertSystemMessage, takesPart, waitingSince } from '../sessions/index.ts'

type Published = Pick<Row<'messages'>, 'type' | 'sender_kind' | 'sender_id'>

/**
 * What a message does to its session at the moment when the other side gets to see it: when it is sent, or when it is
 * approved.
 */
export function published(session: Row<'sessions'>, message: Published, at: Date): RowChange<'sessions'> {
  const byCustomer = message.sender_kind === 'customer'
  return {
    last_message_at: at,
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
  at: Date,
): Promise<Row<'messages'> | null> {
  if (sender_kind !== 'user' || sender_id === null) return null
  if (session.assignee_id === sender_id || (await takesPart(tx, session.id, sender_id))) return null
  const advanced = await advanceSession(tx, session.id)
  return insertSystemMessage(tx, advanced, { kind: 'joined', userId: sender_id }, at)
}
