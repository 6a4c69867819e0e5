import { z } from 'zod'
import { authoredId, id } from '../ids.ts'
import { ANY_WINDOW, type Channel, CONSOLE, done, nothing } from './channel.ts'
import { handOver } from './state.ts'

/** What colleagues were writing when their chats came here, and what went from here to them. */
export const suggestionChannels = {
  /**
   * `take` makes a suggestion the draft, behind what is there already. Either way it is hidden at once, and gone for
   * its author too once the time for `suggestion.undo` is over.
   */
  'suggestion.decide': {
    callers: ANY_WINDOW,
    input: z.strictObject({ id: authoredId, decision: z.enum(['take', 'dismiss']) }),
    output: z.object({ sessionId: id }),
    timeout: 5_000,
  },
  /** Refused with CONFLICT once it is too late, or when the draft has been changed since. */
  'suggestion.undo': {
    callers: ANY_WINDOW,
    input: z.strictObject({ id: authoredId }),
    output: done,
    timeout: 5_000,
  },
  /** All drafts of mine that went to somebody else, of chats that are out of sight too; newest first. */
  'suggestion.handedOver': {
    callers: CONSOLE,
    input: nothing,
    output: z.object({ handOvers: z.array(handOver) }),
    timeout: 5_000,
  },
} as const satisfies Record<string, Channel>
