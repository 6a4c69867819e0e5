/** A clock of this computer that is off by more is told to whoever sits at it. */
const WRONG_MS = 3 * 60_000

export interface ServerClock {
  /** Milliseconds since 1970 by the server; by this computer until the server has been heard. */
  now(): number
  /** The server has said its time in an answer that took so many milliseconds. */
  learn(serverTime: string, roundTripMs: number): void
  /** The server has said its time, some unknown while ago. */
  heard(serverTime: string): void
  /** What is to be added to this computer's clock, in whole seconds: less is noise. */
  offset(): { offsetMs: number; isWrong: boolean }
}

/**
 * The server's time, carried on by the clock that nobody sets: neither a jump of this computer's clock nor daylight
 * saving touches it. That clock may stand still during sleep; then the next thing heard sets it right.
 */
export function createServerClock(
  wall: () => number = Date.now,
  steady: () => number = () => performance.now(),
): ServerClock {
  /** The server's time less the steady clock's. */
  let ahead: number | null = null

  const now = () => Math.round(ahead === null ? wall() : steady() + ahead)

  return {
    now,
    learn(serverTime, roundTripMs) {
      ahead = Date.parse(serverTime) + roundTripMs / 2 - steady()
    },
    heard(serverTime) {
      ahead = Math.max(ahead ?? Number.NEGATIVE_INFINITY, Date.parse(serverTime) - steady())
    },
    offset() {
      const off = now() - wall()
      return { offsetMs: Math.round(off / 1_000) * 1_000, isWrong: Math.abs(off) > WRONG_MS }
    },
  }
}
