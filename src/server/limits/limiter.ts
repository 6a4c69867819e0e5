import { ParleyError } from '#shared/errors.ts'
import type { Config } from '../config/index.ts'

export type LimitName = keyof Config['limits']

export interface Limiter {
  /** Counts one under each key; throws RATE_LIMITED where one of them has had its minute's share. */
  take(name: LimitName, ...keys: string[]): void
  close(): void
}

interface Window {
  count: number
  readonly endsAt: number
}

const WINDOW_MS = 60_000

/** Counts in memory, by key, in windows of a minute that begin with a key's first request. */
export function createLimiter(limits: Config['limits'], now: () => number = Date.now): Limiter {
  const windows = new Map<string, Window>()

  const sweep = setInterval(() => {
    const time = now()
    for (const [key, window] of windows) if (window.endsAt <= time) windows.delete(key)
  }, WINDOW_MS)
  sweep.unref()

  function count(name: LimitName, key: string): void {
    const place = `${name} ${key}`
    const time = now()
    let window = windows.get(place)
    if (window === undefined || window.endsAt <= time) {
      window = { count: 0, endsAt: time + WINDOW_MS }
      windows.set(place, window)
    }
    window.count += 1
    if (window.count > limits[name]) {
      const retryAfterMs = Math.max(1, window.endsAt - time)
      throw new ParleyError('RATE_LIMITED', 'Too many requests.', {
        hint: `Try again in ${Math.ceil(retryAfterMs / 1000)} seconds.`,
        retryAfterMs,
      })
    }
  }

  return {
    take(name, ...keys) {
      for (const key of keys) count(name, key)
    },
    close: () => clearInterval(sweep),
  }
}
