import { z } from 'zod'
import { type Channel, CONSOLE, done, nothing } from './channel.ts'

/** Seconds. */
export const LONGEST_HOLD = 10

/** Kept on this desk, for this account. */
export const sendingSettings = z.strictObject({
  /** How long a message can be taken back before it leaves; 0 sends at once. */
  undoSeconds: z.int().min(0).max(LONGEST_HOLD),
})
export type SendingSettings = z.infer<typeof sendingSettings>

/** What waits to be sent. */
export const outboxChannels = {
  'outbox.settings': { callers: CONSOLE, input: nothing, output: sendingSettings, timeout: 5_000 },
  'outbox.configure': { callers: CONSOLE, input: sendingSettings, output: done, timeout: 5_000 },
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
