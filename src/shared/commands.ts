import { z } from 'zod'
import { messageBody, sessionStatus, sessionType } from './entities.ts'
import { authoredId, id, seq, timestamp } from './ids.ts'

/**
 * Every write, by name: its input. A command's id makes it safe to send again: the server answers a repetition
 * with the first receipt. The id of `message.send` is the message's, the id of `session.start` the session's.
 */
export const COMMANDS = {
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

export type CommandName = keyof typeof COMMANDS
export type CommandInput<Name extends CommandName> = z.output<(typeof COMMANDS)[Name]>

function commandFrame<Name extends CommandName>(name: Name) {
  return z.strictObject({ id: authoredId, name: z.literal(name), input: COMMANDS[name] })
}

export const command = z.discriminatedUnion('name', [
  commandFrame('session.start'),
  commandFrame('session.claim'),
  commandFrame('session.status'),
  commandFrame('session.mark'),
  commandFrame('message.send'),
])
export type Command = z.output<typeof command>

/** The answer to a command that was carried out. */
export const receipt = z.object({
  id: authoredId,
  sessionId: id,
  /** The message's place, for commands that wrote one. */
  seq: seq.nullable(),
  at: timestamp,
  /** True when this command had been carried out before: nothing was done again. */
  duplicate: z.boolean(),
})
export type Receipt = z.infer<typeof receipt>
