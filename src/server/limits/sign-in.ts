import { createHash } from 'node:crypto'
import { RateLimiterRes } from 'rate-limiter-flexible'
import type { MakeCounter } from './counters.ts'
import { type Limiter, rateLimited } from './limiter.ts'
import { LIMITS } from './table.ts'

/** Does the signing in, unless it has been tried too often. */
export type GuardSignIn = <Result>(
  email: string,
  address: string,
  signIn: () => Promise<Result>,
) => Promise<Result>

const FIRST_WAIT_SECONDS = 60
const LONGEST_WAIT_SECONDS = 3_600
const REMEMBERED_SECONDS = 86_400

/**
 * Against guessing: from one address an account may be tried a few times a minute. Whoever has many addresses runs into
 * the account's own count: when it is used up, the account waits, each time twice as long, until somebody signs in.
 */
export function createSignInGuard(limiter: Limiter, rate: number, makeCounter: MakeCounter): GuardSignIn {
  const tries = makeCounter('signInAccount.tries', rate, LIMITS.signInAccount.seconds)
  const waits = makeCounter('signInAccount.waits', Number.MAX_SAFE_INTEGER, REMEMBERED_SECONDS)

  async function count(account: string): Promise<void> {
    try {
      await tries.consume(account)
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      if (refusal.consumedPoints !== rate + 1) throw rateLimited('signInAccount', refusal.msBeforeNext)
      // The first one too many sets the wait; while it lasts, nobody's counts.
      const { consumedPoints: times } = await waits.penalty(account)
      const seconds = Math.min(FIRST_WAIT_SECONDS * 2 ** (times - 1), LONGEST_WAIT_SECONDS)
      await tries.block(account, seconds)
      throw rateLimited('signInAccount', seconds * 1000)
    }
  }

  return async (email, address, signIn) => {
    // An address of somebody's is nothing to keep in a store that others may read.
    const account = createHash('sha256').update(email.toLowerCase()).digest('base64url').slice(0, 22)
    await limiter.consume('signIn', { key: `${account} ${address}`, trust: 'known' })
    await count(account)
    const result = await signIn()
    await Promise.all([tries.delete(account), waits.delete(account)])
    return result
  }
}
