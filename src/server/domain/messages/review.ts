import { isReadOnly, may } from '#shared/access.ts'
import type { CommandInput } from '#shared/commands.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Row, Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'
import {
  type ChangeRecord,
  messageAdded,
  messageChanged,
  participantChanged,
  sessionChanged,
} from '../changes/index.ts'
import type { CommandHandler } from '../command-handler.ts'
import { changeSession, heldSession, joinSession, takesPart } from '../sessions/index.ts'
import { changeMessage, findMessage, isAuthor } from './find.ts'
import { announceJoining, published } from './publish.ts'

export const reviewMessage: CommandHandler<'message.review'> = async (write) => {
  const { tx, reader, input } = write
  if (!may(reader.role, 'message.review')) {
    throw new ParleyError('FORBIDDEN', 'Only supervisors approve and reject replies.')
  }
  const session = heldSession(write)
  const before = await findMessage(tx, reader, input)
  if (isAuthor(reader, before)) {
    throw new ParleyError('FORBIDDEN', 'Nobody approves or rejects their own reply.')
  }

  return async () => {
    if (before.status !== 'pending_approval') {
      throw new ParleyError('CONFLICT', 'This message does not wait for approval, or no longer.')
    }
    const at = new Date()
    const review = reviewOf(reader, input, at)
    const audit = { messageId: before.id, decision: input.decision, senderId: before.sender_id }
    const outcome = { sessionId: session.id, seq: null, at, audit }
    if (input.decision === 'reject') {
      const message = await changeMessage(tx, before.id, { status: 'rejected', review })
      return { ...outcome, changes: [messageChanged(session, before, message)] }
    }
    if (isReadOnly(session.status)) {
      throw new ParleyError('READ_ONLY', 'This chat is closed.', {
        hint: 'Reopen it first, or reject the reply.',
      })
    }
    const message = await changeMessage(tx, before.id, { status: 'approved', review })
    return { ...outcome, changes: await publish(tx, session, before, message, at) }
  }
}

function reviewOf(reader: Reader, { reason }: CommandInput<'message.review'>, at: Date): string {
  return JSON.stringify({ userId: reader.id, at: at.toISOString(), reason })
}

/** From here on the reply counts as sent now, at the place where it was written. */
async function publish(
  tx: Tx,
  before: Row<'sessions'>,
  pending: Row<'messages'>,
  message: Row<'messages'>,
  at: Date,
): Promise<ChangeRecord[]> {
  const joining = await announceJoining(tx, before, message, at)
  const session = await changeSession(tx, before.id, published(before, message, at))
  const author = message.sender_id
  const participant =
    author === null || (await takesPart(tx, before.id, author))
      ? null
      : await joinSession(tx, session, { kind: 'user', id: author }, message.seq)
  return [
    sessionChanged(before, session),
    ...(participant === null ? [] : [participantChanged(session, participant)]),
    ...(joining === null ? [] : [messageAdded(session, joining)]),
    messageChanged(session, pending, message),
  ]
}
