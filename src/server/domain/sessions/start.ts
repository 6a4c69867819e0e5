import { may } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import type { NewRow } from '../../db/index.ts'
import { sessionScopes } from '../access/index.ts'
import { messageAdded, participantChanged, sessionChanged } from '../changes/index.ts'
import type { CommandHandler } from '../command-handler.ts'
import { lockCustomer, notOpen, refuseSecondOpen } from './customer.ts'
import { waitingSince } from './waiting.ts'
import { advanceSession, insertMessage, insertSystemMessage, joinSession } from './write.ts'

export const startSession: CommandHandler<'session.start'> = async ({ tx, reader, id, input, channel }) => {
  if (!may(reader.role, 'session.start')) {
    throw new ParleyError('FORBIDDEN', 'Only customers start chats.')
  }
  const customer = await lockCustomer(tx, reader.id)

  return async () => {
    // As it stands behind the lock: whoever is being blocked at this moment opens no chat after that.
    if (customer.blocked_at !== null) throw notOpen()
    await refuseSecondOpen(tx, reader.id, input.type, 'You already have an open chat of this type.')
    const at = new Date()
    const started: NewRow<'sessions'> = {
      id,
      workspace_id: reader.workspaceId,
      type: input.type,
      channel,
      status: 'waiting',
      customer_id: reader.id,
      subject: input.subject,
      last_seq: 1,
      last_message_at: at,
      waiting_since: waitingSince(null, 'customer_wrote', at),
      created_at: at,
      scopes: sessionScopes({ team_id: null, assignee_id: null, customer_id: reader.id }),
    }
    const opened = await tx.insertInto('sessions').values(started).returningAll().executeTakeFirstOrThrow()
    const opening = await insertSystemMessage(tx, opened, { kind: 'started' }, at)
    const session = await advanceSession(tx, id)
    const message = await insertMessage(tx, {
      id: input.message.id,
      workspace_id: reader.workspaceId,
      session_id: id,
      seq: session.last_seq,
      sender_kind: 'customer',
      sender_id: reader.id,
      type: 'text',
      body: input.message.body,
      created_at: at,
    })
    const participant = await joinSession(tx, session, reader, session.last_seq)
    return {
      sessionId: id,
      seq: session.last_seq,
      at,
      changes: [
        sessionChanged(null, session),
        participantChanged(session, participant),
        messageAdded(session, opening),
        messageAdded(session, message),
      ],
      audit: { type: input.type, channel },
    }
  }
}
