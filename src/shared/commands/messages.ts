import { z } from 'zod'
import { caption, messageBody } from '../entities.ts'
import { authoredId, id, seq, timestamp } from '../ids.ts'
import { text } from '../text.ts'

export const MESSAGE_COMMANDS = {
  'message.send': z.strictObject({
    sessionId: id,
    /** `emergency` makes the chat urgent; `note` is for staff only. */
    type: z.enum(['text', 'note', 'emergency', 'audio', 'image', 'file', 'video']),
    /** May be blank beside a file only. */
    body: caption,
    /** A file that its author has uploaded: needed by the types that show one, a note may have one, others have none. */
    attachmentId: id.optional(),
    replyTo: id.nullable().default(null),
    /** The session's last `seq` that its author had seen; null for customers, who may always write. */
    baseSeq: seq.nullable(),
    /** Send although the conversation has moved on. */
    force: z.boolean().default(false),
  }),
  /** One's own message, for a day. */
  'message.edit': z.strictObject({
    sessionId: id,
    messageId: authoredId,
    body: messageBody,
    /** The `editedAt` that its author had seen: another value by now is STALE. */
    baseEditedAt: timestamp.nullable(),
  }),
  /** One's own message, or with `message.delete.any` everybody's. Its text is gone; its place stays. */
  'message.delete': z.strictObject({ sessionId: id, messageId: authoredId }),
  /** Lets a reply through to the customer, or keeps it from them for good. Never one's own. */
  'message.review': z.strictObject({
    sessionId: id,
    messageId: authoredId,
    decision: z.enum(['approve', 'reject']),
    /** For the author. */
    reason: text(500).default(''),
  }),
} as const
