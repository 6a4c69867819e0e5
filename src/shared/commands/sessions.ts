import { z } from 'zod'
import { messageBody, sessionStatus, sessionType } from '../entities.ts'
import { authoredId, id, seq } from '../ids.ts'

export const SESSION_COMMANDS = {
  /** A customer opens a chat with its first message. */
  'session.start': z.strictObject({
    type: sessionType.default('general'),
    subject: z.string().trim().max(200).default(''),
    message: z.strictObject({ id: authoredId, body: messageBody }),
  }),
  /** An agent takes a waiting session. Exactly one wins; the others are told who (CONFLICT). */
  'session.claim': z.strictObject({ sessionId: id }),
  'session.status': z.strictObject({ sessionId: id, to: sessionStatus }),
  /** Watermarks of the caller; the lower of two is dropped, one beyond the last message is cut to it. */
  'session.mark': z.strictObject({ sessionId: id, deliveredSeq: seq.optional(), readSeq: seq.optional() }),
} as const
