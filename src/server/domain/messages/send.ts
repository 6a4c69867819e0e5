import { isReadOnly, may } from '#shared/access.ts'
import { isStaffOnly } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import { type Row, together } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'
import { messageAdded, participantChanged, sessionChanged } from '../changes/index.ts'
import type { CommandHandler, Write } from '../command-handler.ts'
import { refuseMisfit, takeAttachment } from '../files/index.ts'
import {
  advanceSession,
  heldSession,
  insertMessage,
  joinSession,
  refuseBlocked,
  userName,
} from '../sessions/index.ts'
import { needsApproval } from './approval.ts'
import { announceJoining, published } from './publish.ts'
import { reasonsSince, type StaleReason, stale } from './stale.ts'

export const sendMessage: CommandHandler<'message.send'> = async (write) => {
  const { tx, reader, input } = write
  refuseMisfit(input)
  const before = heldSession(write)
  if (input.type === 'note') refuseNote(reader)
  else await refuseReply(write, before)

  return async () => {
    if (isReadOnly(before.status)) throw new ParleyError('READ_ONLY', 'This chat is closed.')
    refuseBlocked(reader)
    const overridden = await refuseStale(write, before)
    await refuseStrangeReply(write)
    const attachment = await takeAttachment(tx, reader, write.id, input)

    const at = new Date()
    const status = needsApproval(reader, input.type) ? 'pending_approval' : 'sent'
    const spoken = { type: input.type, status, sender_kind: reader.kind, sender_id: reader.id } as const
    // What stays among colleagues neither moves the chat in the queue nor makes its author part of the conversation.
    const isQuiet = isStaffOnly(spoken)
    const joining = isQuiet ? null : await announceJoining(tx, before, spoken, at)
    // Nobody else counts up while the session is held.
    const seq = (joining?.seq ?? before.last_seq) + 1
    const [session, message, participant] = await together([
      advanceSession(tx, before.id, isQuiet ? {} : published(before, spoken, at)),
      insertMessage(tx, {
        ...spoken,
        id: write.id,
        workspace_id: reader.workspaceId,
        session_id: before.id,
        seq,
        body: input.body,
        attachment: attachment && JSON.stringify(attachment),
        reply_to: input.replyTo,
        created_at: at,
      }),
      isQuiet ? null : joinSession(tx, before, reader, seq),
    ])
    return {
      sessionId: session.id,
      seq,
      at,
      changes: [
        sessionChanged(before, session),
        ...(participant === null ? [] : [participantChanged(session, participant)]),
        ...(joining === null ? [] : [messageAdded(session, joining)]),
        messageAdded(session, message),
      ],
      audit: { type: input.type, ...(overridden.length > 0 && { forcedOver: overridden }) },
    }
  }
}

function refuseNote(reader: Reader): void {
  if (!may(reader.role, 'note.write')) throw new ParleyError('FORBIDDEN', 'Only staff write notes.')
}

async function refuseReply({ tx, reader }: Write<'message.send'>, session: Row<'sessions'>): Promise<void> {
  const isTheirs = reader.kind === 'customer' || session.assignee_id === reader.id
  if (isTheirs || may(reader.role, 'session.take_over')) return
  if (session.assignee_id === null) {
    throw new ParleyError('FORBIDDEN', 'Nobody has this chat yet.', { hint: 'Claim it, then answer.' })
  }
  const assignee = await userName(tx, session.assignee_id)
  throw new ParleyError('FORBIDDEN', `This chat is ${assignee}'s to answer.`, {
    hint: 'Write a note instead.',
  })
}

/** Answers what the author chose to send in spite of. */
async function refuseStale(
  { tx, reader, input }: Write<'message.send'>,
  session: Row<'sessions'>,
): Promise<StaleReason[]> {
  if (reader.kind === 'customer' || input.type === 'note') return []
  if (input.baseSeq === null) {
    throw new ParleyError('INVALID', 'A reply says which message it was written after.', { field: 'baseSeq' })
  }
  const { baseSeq } = input
  const reasons = await reasonsSince(tx, reader, session, baseSeq)
  if (reasons.length > 0 && !input.force) throw await stale(tx, reader, session, { baseSeq, reasons })
  return reasons
}

/** What is quoted must be of the same session, and visible to everybody who gets the quoting message. */
async function refuseStrangeReply({ tx, input }: Write<'message.send'>): Promise<void> {
  if (input.replyTo === null) return
  const quoted = await tx
    .selectFrom('messages')
    .select(['type', 'status'])
    .where('id', '=', input.replyTo)
    .where('session_id', '=', input.sessionId)
    .executeTakeFirst()
  if (quoted === undefined || (isStaffOnly(quoted) && input.type !== 'note')) {
    throw new ParleyError('INVALID', 'The message that this replies to is not in this chat.', {
      field: 'replyTo',
    })
  }
}
