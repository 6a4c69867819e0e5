import { z } from 'zod'
import { presenceStatus } from '../presence.ts'
import { type Channel, CONSOLE, done } from './channel.ts'

/** Minutes of a day. */
const LONGEST_ABSENCE = 1_440

export const presenceChannels = {
  /**
   * How one is to be found, in every workspace, from now on or for so many minutes; afterwards one is available again.
   * Kept while the console runs: whoever starts it is there.
   */
  'presence.set': {
    callers: CONSOLE,
    input: z.strictObject({
      status: presenceStatus,
      minutes: z.int().min(1).max(LONGEST_ABSENCE).nullable(),
    }),
    output: done,
    timeout: 5_000,
  },
} as const satisfies Record<string, Channel>
