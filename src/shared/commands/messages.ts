import { z } from 'zod'
import { messageBody } from '../entities.ts'
import { id, seq } from '../ids.ts'

export const MESSAGE_COMMANDS = {
  'message.send': z.strictObject({
    sessionId: id,
    type: z.enum(['text', 'note']),
    body: messageBody,
    replyTo: id.nullable().default(null),
    /** The session's last `seq` that its author had seen; null for customers, who may always write. */
    baseSeq: seq.nullable(),
    /** Send although the conversation has moved on. */
    force: z.boolean().default(false),
  }),
} as const
