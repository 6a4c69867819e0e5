import { z } from 'zod'
import { id } from '../ids.ts'
import { type Channel, CONSOLE, done, nothing } from './channel.ts'
import { pendingMessage } from './state.ts'

/** Seconds. */
export const LONGEST_HOLD = 10

/** Kept on this desk, for this account. */
export const sendingSettings = z.strictObject({
  /** How long a message can be taken back before it leaves; 0 sends at once. */
  undoSeconds: z.int().min(0).max(LONGEST_HOLD),
})
export type SendingSettings = z.infer<typeof sendingSettings>

/** UTF-16 units of an unsent message that are enough to know which one it is. */
export const UNSENT_WORDS = 120

export const unsentMessage = pendingMessage.pick({ id: true, type: true, state: true, error: true }).extend({
  /** How it begins, or the name of its file. */
  words: z.string(),
})
export type UnsentMessage = z.infer<typeof unsentMessage>

/** A chat with something in it that the server does not have. */
export const unsentChat = z.object({
  sessionId: id,
  /** Null when the chat itself is not here any more. */
  customer: z.object({ id, name: z.string() }).nullable(),
  /** In the order of writing. */
  messages: z.array(unsentMessage),
  hasDraft: z.boolean(),
})
export type UnsentChat = z.infer<typeof unsentChat>

/** What waits to be sent. */
export const outboxChannels = {
  'outbox.settings': { callers: CONSOLE, input: nothing, output: sendingSettings, timeout: 5_000 },
  'outbox.configure': { callers: CONSOLE, input: sendingSettings, output: done, timeout: 5_000 },
  /** What waits in an account, and what signing out of it would lose, chat by chat. */
  'outbox.unsent': {
    callers: CONSOLE,
    input: z.strictObject({ accountId: id }),
    output: z.object({ chats: z.array(unsentChat) }),
    timeout: 5_000,
  },
  /**
   * One decision for all messages that are `confirm`. `keep` leaves each to be decided in its chat, and asks no more.
   * Sent ones leave one after the other, not all at once.
   */
  'outbox.decideAll': {
    callers: CONSOLE,
    input: z.strictObject({ decision: z.enum(['send', 'discard', 'keep']) }),
    output: z.object({ count: z.int().nonnegative() }),
    timeout: 5_000,
  },
} as const satisfies Record<string, Channel>
