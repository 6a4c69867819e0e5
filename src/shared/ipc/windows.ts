import { z } from 'zod'
import { id, seq } from '../ids.ts'
import { ANY_WINDOW, CHAT_WINDOW, type Channel, CONSOLE, done, nothing } from './channel.ts'

/** A chat that has a window of its own. */
export const chatWindow = z.object({ sessionId: id, accountId: id })
export type ChatWindow = z.infer<typeof chatWindow>

/** A chat, and the message in it that somebody wants to see; `seq` is its place where that is known. */
export const chatPlace = z.strictObject({
  sessionId: id,
  message: z.strictObject({ id, seq: seq.min(1).nullable(), takesFocus: z.boolean() }).nullable(),
})
export type ChatPlace = z.infer<typeof chatPlace>

/** Chats in windows of their own, beside the console. */
export const windowChannels = {
  /** Gives a chat a window of its own, or brings it to the front. CONFLICT: there are too many already. */
  'window.popOut': {
    callers: CONSOLE,
    input: z.strictObject({ sessionId: id }),
    output: done,
    timeout: 5_000,
  },
  /** Closes the window of a chat: it is the console's again, and with `isWanted` on view there. */
  'window.popIn': {
    callers: ANY_WINDOW,
    input: z.strictObject({ sessionId: id, isWanted: z.boolean() }),
    output: done,
    timeout: 5_000,
  },
  /** Brings a chat to the front, wherever it is: in a window of its own, or in the console. */
  'window.showChat': {
    callers: ANY_WINDOW,
    isBeyondChat: true,
    input: chatPlace,
    output: done,
    timeout: 5_000,
  },
  'window.showConsole': { callers: CHAT_WINDOW, input: nothing, output: done, timeout: 1_000 },
  /** The chat that waits next or before, seen from this one: the console knows which, and shows it. */
  'window.step': {
    callers: CHAT_WINDOW,
    input: z.strictObject({ step: z.union([z.literal(1), z.literal(-1)]) }),
    output: done,
    timeout: 1_000,
  },
  /** The answer to `leaving`: nothing that was written is in the page alone. */
  'window.left': { callers: ANY_WINDOW, input: nothing, output: done, timeout: 1_000 },
} as const satisfies Record<string, Channel>
