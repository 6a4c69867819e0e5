import { z } from 'zod'
import { message, suggestion } from '../entities.ts'
import { id, seq } from '../ids.ts'
import { ANY_WINDOW, type Channel, done, IPC_PAGE, nothing } from './channel.ts'
import { draft, draftFile } from './drafts.ts'
import { handOver, pendingMessage, queueRow } from './state.ts'

/** One chat, and what is done with it. */
export const sessionChannels = {
  /** From now on `messages` and `pending` patches of this session are wanted; answers what is there. */
  'session.open': {
    callers: ANY_WINDOW,
    input: z.strictObject({ sessionId: id }),
    output: z.object({
      row: queueRow,
      messages: z.array(message).max(IPC_PAGE),
      /** Older messages exist, in the cache or on the server. */
      more: z.boolean(),
      pending: z.array(pendingMessage),
      drafts: z.array(draft),
      draftFiles: z.array(draftFile),
      /** What colleagues were writing here when the chat came to me. */
      suggestions: z.array(suggestion),
      handOvers: z.array(handOver),
    }),
    isPacked: true,
    timeout: 5_000,
  },
  'session.close': {
    callers: ANY_WINDOW,
    input: z.strictObject({ sessionId: id }),
    output: done,
    timeout: 1_000,
  },
  'session.read': {
    callers: ANY_WINDOW,
    input: z.strictObject({ sessionId: id, seq }),
    output: done,
    timeout: 5_000,
  },
  'session.typing': {
    callers: ANY_WINDOW,
    input: z.strictObject({ sessionId: id, typing: z.boolean() }),
    output: done,
    timeout: 1_000,
  },
  /** The chat has come into view here, or has left it: colleagues are told. */
  'session.viewing': {
    callers: ANY_WINDOW,
    input: z.strictObject({ sessionId: id, viewing: z.boolean() }),
    output: done,
    timeout: 1_000,
  },
  /** Somebody is about to be shown how colleagues are to be found: all of it comes as patches. */
  'presence.read': { callers: ANY_WINDOW, input: nothing, output: done, timeout: 20_000 },
} as const satisfies Record<string, Channel>
