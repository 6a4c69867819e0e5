import { z } from 'zod'
import { id } from '../ids.ts'
import { type Channel, CONSOLE, done } from './channel.ts'

/** Who is signed in. */
export const accountChannels = {
  /** Adds an account, or signs in again to one that is there. Refused with CONFLICT for somebody else's workspace. */
  'account.signIn': {
    callers: CONSOLE,
    input: z.strictObject({
      serverUrl: z.string().trim().min(1).max(500),
      email: z.string().trim().min(1).max(254),
      password: z.string().min(1).max(200),
    }),
    output: done,
    timeout: 30_000,
  },
  /** Refused with CONFLICT while something is unsent, unless `discardUnsent`. */
  'account.signOut': {
    callers: CONSOLE,
    input: z.strictObject({ accountId: id, discardUnsent: z.boolean() }),
    output: done,
    timeout: 15_000,
  },
} as const satisfies Record<string, Channel>
