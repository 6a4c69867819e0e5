import { isReadOnly, may } from '#shared/access.ts'
import type { Session, User } from '#shared/entities.ts'

/** How a closed chat is filed may still be put right; what was agreed in it may not. */
type SessionPart = 'filing' | 'agreed'

/** Whether who reads may change what a chat is about: as the server judges it. */
export function mayEditSession(
  { assigneeId, status }: Pick<Session, 'assigneeId' | 'status'>,
  me: Pick<User, 'id' | 'role'>,
  part: SessionPart,
): boolean {
  if (!may(me.role, 'session.update')) return false
  if (assigneeId !== null && assigneeId !== me.id && !may(me.role, 'session.take_over')) return false
  return part === 'filing' || !isReadOnly(status)
}
