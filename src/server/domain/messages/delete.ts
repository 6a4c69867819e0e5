import { isReadOnly, may } from '#shared/access.ts'
import { isStaffOnly } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import { messageChanged } from '../changes/index.ts'
import type { CommandHandler } from '../command-handler.ts'
import { heldSession } from '../sessions/index.ts'
import { changeMessage, findMessage, isAuthor } from './find.ts'

/**
 * The message keeps its place, for whatever quotes it and for the order; what it said is gone from the database. Who
 * may delete everybody's may do so in closed chats too: a card number has to go wherever it stands.
 */
export const deleteMessage: CommandHandler<'message.delete'> = async (write) => {
  const { tx, reader, input } = write
  const session = heldSession(write)
  const before = await findMessage(tx, reader, input)
  const mayDeleteAny = may(reader.role, 'message.delete.any') && before.sender_kind !== 'system'
  if (!mayDeleteAny && !isAuthor(reader, before)) {
    throw new ParleyError('FORBIDDEN', 'Only its author or a supervisor deletes a message.')
  }

  return async () => {
    const at = new Date()
    const outcome = { sessionId: session.id, seq: null, at }
    if (before.status === 'deleted') return { ...outcome, changes: [], audit: null }
    if (isReadOnly(session.status) && !mayDeleteAny) {
      throw new ParleyError('READ_ONLY', 'This chat is closed.', { hint: 'Ask a supervisor to delete it.' })
    }
    const message = await changeMessage(tx, before.id, {
      // A reply that was never let through goes as a note: the customer is not to learn that there was one.
      type: isStaffOnly(before) ? 'note' : before.type,
      status: 'deleted',
      body: '',
      attachment: null,
      event: null,
      review: null,
      deleted_at: at,
      deleted_by: reader.id,
    })
    const facts = { messageId: message.id, type: before.type, senderId: before.sender_id }
    return { ...outcome, changes: [messageChanged(session, before, message)], audit: facts }
  }
}
