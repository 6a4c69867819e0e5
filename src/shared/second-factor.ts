import { z } from 'zod'
import { staffRole } from './entities.ts'
import { timestamp } from './ids.ts'

/** As it is typed: six digits from an authenticator app, or a recovery code. */
export const secondCode = z.string().trim().min(6).max(20)

export const RECOVERY_CODES = 10

/** `details` of SECOND_FACTOR_REQUIRED: the password was right. */
export const secondFactorChallenge = z.object({
  /** Comes back with the code, within ten minutes. */
  challenge: z.string(),
  /** Otherwise one has to be set up first, for the workspace asks for it. */
  isSetUp: z.boolean(),
})
export type SecondFactorChallenge = z.infer<typeof secondFactorChallenge>

/** What an authenticator app needs. Shown once. */
export const enrolment = z.object({
  /** For the app to read from the screen: `otpauth://totp/…`. */
  uri: z.string(),
  /** The same to be typed, in base32. */
  secret: z.string(),
})
export type Enrolment = z.infer<typeof enrolment>

/** Each is good once, instead of a code from the app. Shown once. */
export const recoveryCodes = z.array(z.string())

export const secondFactorState = z.object({
  /** Since when it is asked for; null while it is not. */
  since: timestamp.nullable(),
  recoveryCodesLeft: z.int().nonnegative(),
  /** The workspace asks for it: it can be replaced, and not removed. */
  isRequired: z.boolean(),
})
export type SecondFactorState = z.infer<typeof secondFactorState>

/** Whose sign-in with a password needs a second factor. */
export const secondFactorPolicy = z.strictObject({ roles: z.array(staffRole).max(3) })
export type SecondFactorPolicy = z.infer<typeof secondFactorPolicy>
