import { z } from 'zod'
import { externalRef, messageBody, priority, sessionStatus, sessionType } from '../entities.ts'
import { authoredId, id, seq, timestamp } from '../ids.ts'
import { text } from '../text.ts'
import { attributesPatch } from './attributes.ts'

const labelName = text(100).min(1)
const labelNames = z.array(labelName).max(50).default([])

export const SESSION_COMMANDS = {
  /** A customer opens a chat with its first message. */
  'session.start': z.strictObject({
    type: sessionType.default('general'),
    subject: text(200).default(''),
    message: z.strictObject({ id: authoredId, body: messageBody }),
  }),
  /** An agent takes a waiting session. Exactly one wins; the others are told who (CONFLICT). */
  'session.claim': z.strictObject({ sessionId: id }),
  'session.status': z.strictObject({
    sessionId: id,
    to: sessionStatus,
    /** Why it ends; for nothing else. */
    reason: text(500).min(1).optional(),
    /** Whether the customer is asked how they were helped, when it ends. Left out: what the workspace does. */
    survey: z.boolean().optional(),
    /** What the caller takes for its status: CONFLICT when it is another by now. */
    expectedStatus: sessionStatus.optional(),
  }),
  /** Changes what it names and nothing else, so that two people's changes to different things both hold. */
  'session.update': z.strictObject({
    sessionId: id,
    subject: text(200).optional(),
    /** By the name of a label; null for none. */
    category: labelName.nullable().optional(),
    priority: priority.optional(),
    tags: z.strictObject({ add: labelNames, remove: labelNames }).optional(),
    externalRef: z
      .strictObject({ kind: externalRef.shape.kind, reference: text(200).min(1) })
      .nullable()
      .optional(),
    attributes: attributesPatch.optional(),
  }),
  /** Puts a chat aside until a time, or takes it up again with null. The customer's next message does so too. */
  'session.snooze': z.strictObject({ sessionId: id, until: timestamp.nullable() }),
  /** Watermarks of the caller; the lower of two is dropped, one beyond the last message is cut to it. */
  'session.mark': z.strictObject({ sessionId: id, deliveredSeq: seq.optional(), readSeq: seq.optional() }),
} as const
