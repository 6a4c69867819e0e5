const FIRST_MS = 1_000
const LONGEST_MS = 30_000

/** How long to wait before attempt number `attempt` (from 1): doubling, with jitter, never less than the server asks. */
export function retryDelay(attempt: number, askedMs = 0, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1))
  return Math.max(askedMs, Math.round(ceiling * (0.5 + random() / 2)))
}
