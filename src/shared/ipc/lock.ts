import { z } from 'zod'
import { id } from '../ids.ts'
import { lockIdleMinutes, pin } from '../pin.ts'
import { type Channel, CONSOLE, done, nothing } from './channel.ts'

/** What is typed at a lock: neither trimmed nor checked, for it only has to be the same. */
const typed = z.string().min(1).max(200)
/** Checking takes as long as it costs to guess. */
const CHECKED_MS = 30_000

/** The app lock. */
export const lockChannels = {
  'lock.now': { callers: CONSOLE, input: nothing, output: done, timeout: 5_000 },
  /**
   * Refused with WRONG_CREDENTIALS, or RATE_LIMITED while one has to wait. The password removes the PIN; `accountId`
   * says whose it is, where there are several.
   */
  'lock.unlock': {
    callers: CONSOLE,
    input: z.strictObject({ with: z.enum(['pin', 'password']), secret: typed, accountId: id.optional() }),
    output: done,
    timeout: CHECKED_MS,
  },
  /** Sets or changes it; `current` is null where there is none. A `pin` of null leaves it as it is. */
  'lock.set': {
    callers: CONSOLE,
    input: z.strictObject({ current: typed.nullable(), pin: pin.nullable(), idleMinutes: lockIdleMinutes }),
    output: done,
    timeout: CHECKED_MS,
  },
  'lock.remove': {
    callers: CONSOLE,
    input: z.strictObject({ current: typed }),
    output: done,
    timeout: CHECKED_MS,
  },
} as const satisfies Record<string, Channel>
