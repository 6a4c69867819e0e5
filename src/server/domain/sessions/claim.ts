import { isReadOnly, may } from '#shared/access.ts'
import { type ConflictDetails, ParleyError } from '#shared/errors.ts'
import { sessionScopes } from '../access/index.ts'
import { messageAdded, participantChanged, sessionChanged } from '../changes/index.ts'
import type { CommandHandler } from '../command-handler.ts'
import { announcePresence } from '../presence/index.ts'
import { advanceSession, beforeOf, heldSession, insertSystemMessage, joinSession, userName } from './write.ts'

export const claimSession: CommandHandler<'session.claim'> = async (write) => {
  const { tx, reader } = write
  if (!may(reader.role, 'session.claim')) throw new ParleyError('FORBIDDEN', 'Only staff take chats.')
  const before = heldSession(write)

  return async () => {
    if (isReadOnly(before.status)) throw new ParleyError('READ_ONLY', 'This chat is closed.')
    if (before.assignee_id !== null) {
      const assigneeName = await userName(tx, before.assignee_id)
      const details: ConflictDetails = { assigneeId: before.assignee_id, assigneeName }
      throw new ParleyError('CONFLICT', `${assigneeName} has this chat already.`, { details })
    }
    const at = new Date()
    const scopes = sessionScopes({ ...before, assignee_id: reader.id })
    const session = await advanceSession(tx, before.id, {
      status: 'active',
      assignee_id: reader.id,
      offer: null,
      scopes,
    })
    const message = await insertSystemMessage(tx, session, { kind: 'claimed', userId: reader.id }, at)
    const participant = await joinSession(tx, session, reader, session.last_seq)
    await announcePresence(tx, reader.workspaceId, [reader.id])
    return {
      sessionId: session.id,
      seq: session.last_seq,
      at,
      changes: [
        sessionChanged(before, session),
        participantChanged(session, participant),
        messageAdded(session, message),
      ],
      audit: {},
      before: beforeOf(before),
    }
  }
}
