import { mayChangeStatus } from '#shared/access.ts'
import type { SessionStatus } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Row, RowChange, Tx } from '../../db/index.ts'
import { sessionScopes } from '../access/index.ts'
import { messageAdded, sessionChanged } from '../changes/index.ts'
import type { CommandHandler } from '../command-handler.ts'
import { advanceSession, insertSystemMessage, lockSession, mayHandle, participatingUserIds } from './write.ts'

export const changeStatus: CommandHandler<'session.status'> = async ({ tx, reader, input }) => {
  const { role } = reader
  if (role === 'customer') throw new ParleyError('FORBIDDEN', 'Only staff change the status of a chat.')
  const before = await lockSession(tx, reader, input.sessionId)
  if (!mayHandle(reader, before)) {
    throw new ParleyError('FORBIDDEN', 'Only its assignee or a supervisor changes the status of this chat.')
  }

  return async () => {
    const { to } = input
    if (!mayChangeStatus(role, before.status, to)) {
      throw new ParleyError('TRANSITION', `You cannot change this chat from ${before.status} to ${to}.`)
    }
    const at = new Date()
    const session = await advanceSession(tx, before.id, await consequences(tx, before, to, at))
    const event = { kind: 'status', from: before.status, to, userId: reader.id } as const
    const message = await insertSystemMessage(tx, session, event, at)
    return {
      sessionId: session.id,
      seq: session.last_seq,
      at,
      changes: [sessionChanged(before, session), messageAdded(session, message)],
      audit: { from: before.status, to },
    }
  }
}

async function consequences(
  tx: Tx,
  before: Row<'sessions'>,
  status: SessionStatus,
  at: Date,
): Promise<RowChange<'sessions'>> {
  switch (status) {
    case 'waiting': {
      // Back in the queue: whoever takes it next is its assignee.
      const scopes = sessionScopes(
        { ...before, assignee_id: null },
        await participatingUserIds(tx, before.id),
      )
      return { status, assignee_id: null, scopes }
    }
    case 'ended':
    case 'locked':
      return { status, ended_at: before.ended_at ?? at, due_at: null }
    case 'active':
    case 'paused':
      return { status, ended_at: null }
  }
}
