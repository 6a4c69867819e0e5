import { may } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import { sessionChanged } from '../changes/index.ts'
import type { CommandHandler } from '../command-handler.ts'
import { changeSession, heldSession } from '../sessions/index.ts'
import { recordDecision } from './decisions.ts'

export const declineSession: CommandHandler<'session.decline'> = async (write) => {
  const { tx, reader } = write
  if (!may(reader.role, 'session.claim')) throw new ParleyError('FORBIDDEN', 'Only staff decline chats.')
  const before = heldSession(write)

  return async () => {
    if (before.offer?.userId !== reader.id) {
      throw new ParleyError('CONFLICT', 'This chat is not offered to you, or no longer.')
    }
    const at = new Date()
    const session = await changeSession(tx, before.id, { offer: null })
    await recordDecision(tx, session, { at, outcome: 'declined', userId: reader.id })
    return { sessionId: session.id, seq: null, at, changes: [sessionChanged(before, session)], audit: {} }
  }
}
