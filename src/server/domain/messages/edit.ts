import { isReadOnly } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Row } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'
import { messageChanged } from '../changes/index.ts'
import type { CommandHandler } from '../command-handler.ts'
import { heldSession, refuseBlocked } from '../sessions/index.ts'
import { needsApproval } from './approval.ts'
import { changeMessage, findMessage, isAuthor } from './find.ts'

const EDITABLE_HOURS = 24
const HOUR_MS = 3_600_000

export const editMessage: CommandHandler<'message.edit'> = async (write) => {
  const { tx, reader, input } = write
  const session = heldSession(write)
  const before = await findMessage(tx, reader, input)
  if (!isAuthor(reader, before)) {
    throw new ParleyError('FORBIDDEN', 'Only its author edits a message.')
  }

  return async () => {
    if (isReadOnly(session.status)) throw new ParleyError('READ_ONLY', 'This chat is closed.')
    refuseBlocked(reader)
    const now = new Date()
    refuseSettled(before, now)
    refuseApproved(reader, before)
    if ((before.edited_at?.toISOString() ?? null) !== input.baseEditedAt) {
      throw new ParleyError('STALE', 'This message has been edited meanwhile.', {
        hint: 'Look at its text of now, then edit it again.',
      })
    }
    const at = laterThan(before.edited_at, now)
    const message = await changeMessage(tx, before.id, {
      body: input.body,
      edited_at: at,
      edited_by: reader.id,
    })
    return {
      sessionId: session.id,
      seq: null,
      at,
      changes: [messageChanged(session, before, message)],
      audit: { messageId: message.id, type: message.type },
    }
  }
}

function refuseSettled(message: Row<'messages'>, now: Date): void {
  if (message.status === 'deleted' || message.status === 'rejected') {
    throw new ParleyError('CONFLICT', `This message has been ${message.status}.`, {
      hint: 'Write a new one.',
    })
  }
  if (now.getTime() - message.created_at.getTime() > EDITABLE_HOURS * HOUR_MS) {
    throw new ParleyError('FORBIDDEN', `A message can be edited for ${EDITABLE_HOURS} hours.`, {
      hint: 'Write a new one.',
    })
  }
}

/** Whose words wait for approval cannot change them behind it. */
function refuseApproved(reader: Reader, message: Row<'messages'>): void {
  if (message.status === 'pending_approval' || !needsApproval(reader, message.type)) return
  throw new ParleyError('FORBIDDEN', 'This message can no longer be edited: it was let through as it is.', {
    hint: 'Write a new one.',
  })
}

/** Two edits within a millisecond must not look like one to whoever edits next. */
function laterThan(before: Date | null, now: Date): Date {
  return before === null || before < now ? now : new Date(before.getTime() + 1)
}
