export interface Backoff {
  /** Milliseconds before the first retry. */
  first: number
  /** Milliseconds at most. */
  longest: number
}

/**
 * Milliseconds to wait before retry number `attempt`, counted from 0: doubling, and spread over the upper half, so
 * that desks which failed together do not come back together.
 */
export function backoffDelay({ first, longest }: Backoff, attempt: number, random: () => number): number {
  const full = Math.min(longest, first * 2 ** Math.min(attempt, 30))
  return Math.round(full * (0.5 + random() / 2))
}
