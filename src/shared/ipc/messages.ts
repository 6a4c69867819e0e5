import { z } from 'zod'
import { caption, message } from '../entities.ts'
import { authoredId, id, seq } from '../ids.ts'
import { ANY_WINDOW, type Channel, done, IPC_PAGE } from './channel.ts'
import { draft, draftKind } from './drafts.ts'

/** Reading and writing messages. */
export const messagesChannels = {
  /** Up to {@link IPC_PAGE} messages before `beforeSeq`, rising; fetched from the server when the cache lacks them. */
  'messages.before': {
    callers: ANY_WINDOW,
    input: z.strictObject({ sessionId: id, beforeSeq: seq.min(1) }),
    output: z.object({ messages: z.array(message).max(IPC_PAGE), more: z.boolean() }),
    isPacked: true,
    timeout: 15_000,
  },
  /** The same after `afterSeq`; `more`: newer ones exist. */
  'messages.after': {
    callers: ANY_WINDOW,
    input: z.strictObject({ sessionId: id, afterSeq: seq }),
    output: z.object({ messages: z.array(message).max(IPC_PAGE), more: z.boolean() }),
    isPacked: true,
    timeout: 15_000,
  },
  /**
   * A message and those around it, rising. `seq` is its place where that is known, as it is of a search's hits; without
   * it a message that is not here is looked for on the server, some way back.
   */
  'messages.around': {
    callers: ANY_WINDOW,
    input: z.strictObject({ sessionId: id, messageId: id, seq: seq.min(1).nullable() }),
    output: z.object({ messages: z.array(message).max(IPC_PAGE), older: z.boolean(), newer: z.boolean() }),
    isPacked: true,
    timeout: 30_000,
  },
  /** An empty body that answers no message removes the draft. Answered once it is on disk. */
  'draft.save': {
    callers: ANY_WINDOW,
    input: draft.omit({ updatedAt: true }).strict(),
    output: done,
    timeout: 5_000,
  },
  /**
   * Puts the message and the draft's files into the outbox and takes the draft out, in one transaction; answered once on
   * disk. The text goes first, then each file as a message of its own; `body` may be blank when there are files.
   */
  'message.send': {
    callers: ANY_WINDOW,
    input: z.strictObject({
      sessionId: id,
      kind: draftKind,
      body: caption,
      replyTo: id.nullable(),
      baseSeq: seq,
    }),
    output: z.object({ id: authoredId }),
    timeout: 5_000,
  },
  /**
   * What to do with a message that is `held`, `confirm`, `stale` or `failed`, or whose file is still going up. A held one
   * is decided about together with what was sent with it. `edit` turns it back into the draft; of a stale one the draft is
   * written against the conversation as it is by then.
   */
  'message.decide': {
    callers: ANY_WINDOW,
    input: z.strictObject({ id: authoredId, decision: z.enum(['send', 'edit', 'discard']) }),
    output: done,
    timeout: 5_000,
  },
} as const satisfies Record<string, Channel>
