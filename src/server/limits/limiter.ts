import { RateLimiterRes } from 'rate-limiter-flexible'
import { ParleyError } from '#shared/errors.ts'
import type { Trust } from '../domain/account/index.ts'
import type { Log } from '../log.ts'
import type { Counter, MakeCounter } from './counters.ts'
import { LIMIT_NAMES, LIMITS, type Limit, type LimitName, type Rates, type TrustPercent } from './table.ts'

/** Who is counted, and how far they are trusted. */
export interface Counted {
  readonly key: string
  readonly trust: Trust
}

export interface Limiter {
  /** Counts one; RATE_LIMITED when that is one too many. */
  consume(name: LimitName, who: Counted): Promise<void>
  close(): void
}

const REPORT_MS = 60_000
const TRUSTS: readonly Trust[] = ['blocked', 'new', 'known', 'trusted']

export function createLimiter(
  rates: Rates,
  percent: TrustPercent,
  makeCounter: MakeCounter,
  log: Log,
): Limiter {
  const counters = new Map<string, Counter>()
  for (const name of LIMIT_NAMES) {
    const { seconds, exact = false }: Limit = LIMITS[name]
    for (const trust of TRUSTS) {
      const rate = exact ? rates[name] : Math.max(1, Math.floor((rates[name] * percent[trust]) / 100))
      counters.set(`${name}.${trust}`, makeCounter(`${name}.${trust}`, rate, seconds))
    }
  }

  let refusals: Partial<Record<LimitName, number>> = {}
  const report = setInterval(() => {
    if (Object.keys(refusals).length === 0) return
    log.info({ refusals }, 'refused for a limit, in the last minute')
    refusals = {}
  }, REPORT_MS)
  report.unref()

  return {
    async consume(name, { key, trust }) {
      try {
        await counters.get(`${name}.${trust}`)?.consume(key)
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        refusals[name] = (refusals[name] ?? 0) + 1
        throw rateLimited(name, refusal.msBeforeNext)
      }
    },
    close: () => clearInterval(report),
  }
}

export function rateLimited(limit: LimitName, wait: number): ParleyError {
  const retryAfterMs = Math.max(1, Math.ceil(wait))
  return new ParleyError('RATE_LIMITED', 'Too many requests.', {
    hint: `Try again in ${Math.ceil(retryAfterMs / 1000)} seconds.`,
    retryAfterMs,
    details: { limit },
  })
}
