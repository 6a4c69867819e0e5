import { z } from 'zod'
import { id } from '../ids.ts'
import { enrolment, recoveryCodes, secondCode, secondFactorState } from '../second-factor.ts'
import { type Channel, CONSOLE, done, nothing } from './channel.ts'

const typedServer = z.string().trim().min(1).max(500)
const ofAccount = z.strictObject({ accountId: id })
const withPassword = ofAccount.extend({ password: z.string().min(1).max(200) })
const codes = z.object({ recoveryCodes })

/** Milliseconds: a sign-in at somebody else's page, with whatever they ask for there. */
const AT_PROVIDER_MS = 600_000

/** What is known of a server before anybody signs in. */
export const serverFound = z.object({
  /** As it is spoken to from now on. */
  serverUrl: z.string(),
  version: z.string(),
  /** It wants a newer console than this one. */
  wantsNewer: z.boolean(),
  /** What the button of its single sign-on says. */
  provider: z.string().nullable(),
})
export type ServerFound = z.infer<typeof serverFound>

/** `details` of SECOND_FACTOR_REQUIRED here: the challenge stays with main. */
export const secondStep = z.object({ isSetUp: z.boolean() })

/** Who is signed in. */
export const accountChannels = {
  /**
   * Adds an account, or signs in again to one that is there. Refused with CONFLICT for somebody else's workspace, and
   * with SECOND_FACTOR_REQUIRED when a code is needed as well: `details` of {@link secondStep}.
   */
  'account.signIn': {
    callers: CONSOLE,
    input: z.strictObject({
      serverUrl: typedServer,
      email: z.string().trim().min(1).max(254),
      password: z.string().min(1).max(200),
    }),
    output: done,
    timeout: 30_000,
  },
  /** The second step of the last sign-in that was refused with SECOND_FACTOR_REQUIRED. */
  'account.signInWithCode': {
    callers: CONSOLE,
    input: z.strictObject({ code: secondCode }),
    output: z.object({ recoveryCodes: recoveryCodes.nullable() }),
    timeout: 30_000,
  },
  /** Begins to set up what the workspace asks for, for that second step. */
  'account.enrol': { callers: CONSOLE, input: nothing, output: enrolment, timeout: 30_000 },
  /** Opens the provider's page in the browser, and waits for it to come back. */
  'account.signInWithProvider': {
    callers: CONSOLE,
    input: z.strictObject({ serverUrl: typedServer }),
    output: done,
    timeout: AT_PROVIDER_MS,
  },
  /** Waits no longer. */
  'account.leaveProvider': { callers: CONSOLE, input: nothing, output: done, timeout: 5_000 },
  /** Whether a Parley server answers there, and which ways in it has. */
  'server.check': {
    callers: CONSOLE,
    input: z.strictObject({ serverUrl: typedServer }),
    output: serverFound,
    timeout: 15_000,
  },
  /** Refused with CONFLICT while something is unsent, unless `discardUnsent`. */
  'account.signOut': {
    callers: CONSOLE,
    input: z.strictObject({ accountId: id, discardUnsent: z.boolean() }),
    output: done,
    timeout: 15_000,
  },
  /** Takes a workspace off the list of those that one has signed out of. */
  'account.forget': {
    callers: CONSOLE,
    input: z.strictObject({ serverUrl: typedServer, userId: id }),
    output: done,
    timeout: 5_000,
  },
  'secondFactor.read': { callers: CONSOLE, input: ofAccount, output: secondFactorState, timeout: 30_000 },
  'secondFactor.begin': { callers: CONSOLE, input: withPassword, output: enrolment, timeout: 30_000 },
  'secondFactor.confirm': {
    callers: CONSOLE,
    input: ofAccount.extend({ code: secondCode }),
    output: codes,
    timeout: 30_000,
  },
  'secondFactor.renewCodes': { callers: CONSOLE, input: withPassword, output: codes, timeout: 30_000 },
  'secondFactor.remove': { callers: CONSOLE, input: withPassword, output: done, timeout: 30_000 },
} as const satisfies Record<string, Channel>
