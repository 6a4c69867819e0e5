import { z } from 'zod'

/** Why a sign-in through a provider came to nothing, as the browser tells the console. */
export const providerProblem = z.enum([
  /** Somebody said no at the provider, or it did. */
  'denied',
  /** The provider does not vouch for the address. */
  'email_unverified',
  /** Nobody here has this address, or somebody else at the provider was there first. */
  'no_account',
  /** The provider's answer does not hold, or did not come. */
  'failed',
])
export type ProviderProblem = z.infer<typeof providerProblem>

/** `details` of a FORBIDDEN sign-in through a provider. */
export const providerRefusal = z.object({ problem: providerProblem })

/** 256 bits in base64url: a state, a verifier, a code, or the SHA-256 of one. */
export const token256 = z.string().regex(/^[\w-]{43}$/, 'This is not 256 bits in base64url.')

/** Where the browser finds the console that sent it off. */
export const LOOPBACK_PATH = '/signed-in'
