import { isReadOnly, may } from '#shared/access.ts'
import { isStaffOnly, type Message, type Session, type User } from '#shared/entities.ts'

export type MessageAction = 'reply' | 'copy' | 'edit' | 'save' | 'link' | 'life' | 'delete'

/** As long as the server lets an author edit. */
const EDITABLE_MS = 24 * 3_600_000

/** What may be done with a message by whom, in the order of the menu. The server has the last word. */
export function actionsOf(
  message: Message,
  { status }: Pick<Session, 'status'>,
  me: Pick<User, 'id' | 'role'>,
  now: number,
): readonly MessageAction[] {
  if (message.status === 'deleted') return ['link', 'life']
  const isClosed = isReadOnly(status)
  const isMine = message.senderKind === 'user' && message.senderId === me.id
  const isFresh = now - Date.parse(message.createdAt) < EDITABLE_MS
  const isEditable = isMine && isFresh && message.status !== 'rejected'
  // A customer must not learn that there was a reply which nobody has let through.
  const isAnswerable = message.type === 'note' || !isStaffOnly(message)
  const allowed: Record<MessageAction, boolean> = {
    reply: !isClosed && isAnswerable,
    copy: message.body !== '',
    edit: !isClosed && isEditable && message.body !== '',
    save: message.attachment !== null && message.attachment.removedAt === null,
    link: true,
    life: true,
    delete: may(me.role, 'message.delete.any') || (isMine && !isClosed),
  }
  return (Object.keys(allowed) as MessageAction[]).filter((action) => allowed[action])
}

/** Those that are refused without the server. */
export function needsServer(action: MessageAction): boolean {
  return action === 'edit' || action === 'delete' || action === 'save'
}

export function mayReview(message: Message, me: Pick<User, 'id' | 'role'>): boolean {
  return message.status === 'pending_approval' && message.senderId !== me.id && may(me.role, 'message.review')
}
