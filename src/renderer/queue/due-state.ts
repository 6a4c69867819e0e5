/** From here on an answer is pressing. */
const NEAR_MS = 5 * 60_000

/** `left`: milliseconds until it is due, negative afterwards. */
export function dueState(left: number): 'far' | 'near' | 'over' {
  if (left < 0) return 'over'
  return left <= NEAR_MS ? 'near' : 'far'
}
