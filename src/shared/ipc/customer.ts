import { z } from 'zod'
import { fieldOf, fieldValue } from '../edits.ts'
import { message, session } from '../entities.ts'
import { id, seq, timestamp } from '../ids.ts'
import { ANY_WINDOW, type Channel, done, IPC_PAGE } from './channel.ts'

const place = z.strictObject({ at: timestamp, id })

/** The customer of a chat: what is known about them, and what is changed about it, field by field. */
export const customerChannels = {
  /**
   * Changes one field of a chat or of its customer, on this desk at once; the server hears of it when it can. `base` is
   * what the agent saw: when the server has something else by then, they are asked.
   */
  'record.edit': {
    callers: ANY_WINDOW,
    input: z.strictObject({ ...fieldOf, value: fieldValue, base: fieldValue }),
    output: done,
    timeout: 5_000,
  },
  /** Of an edit that asks or was refused: `mine` goes out (again), `theirs` forgets mine. */
  'record.decide': {
    callers: ANY_WINDOW,
    input: z.strictObject({ ...fieldOf, decision: z.enum(['mine', 'theirs']) }),
    output: done,
    timeout: 5_000,
  },
  /** Chats of the customer of this one, newest first, from this computer. */
  'customer.sessions': {
    callers: ANY_WINDOW,
    input: z.strictObject({ sessionId: id, after: place.nullable() }),
    output: z.object({ sessions: z.array(session).max(IPC_PAGE), more: z.boolean() }),
    isPacked: true,
    timeout: 5_000,
  },
  /** The newest of them as the server has them. */
  'customer.sessionsOnline': {
    callers: ANY_WINDOW,
    input: z.strictObject({ sessionId: id }),
    output: z.object({ sessions: z.array(session).max(IPC_PAGE) }),
    timeout: 15_000,
  },
  /** Messages with files in all chats with the customer of this one, newest first, from this computer. */
  'customer.files': {
    callers: ANY_WINDOW,
    input: z.strictObject({ sessionId: id, after: id.nullable() }),
    output: z.object({ messages: z.array(message).max(IPC_PAGE), more: z.boolean() }),
    isPacked: true,
    timeout: 5_000,
  },
  /** Messages of a chat that is read without being opened: nothing is told of it later. */
  'session.peek': {
    callers: ANY_WINDOW,
    isBeyondChat: true,
    input: z.strictObject({ sessionId: id, beforeSeq: seq.min(1) }),
    output: z.object({ messages: z.array(message).max(IPC_PAGE), more: z.boolean() }),
    isPacked: true,
    timeout: 15_000,
  },
} as const satisfies Record<string, Channel>
