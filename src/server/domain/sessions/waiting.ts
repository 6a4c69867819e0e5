/** What can make a customer wait, or end their wait. */
export type Turn = 'customer_wrote' | 'staff_replied' | 'ended'

/**
 * Since when the customer has been without an answer; null while it is their turn. Their later messages do not begin
 * the wait anew, and going back to the queue does not end it.
 */
export function waitingSince(before: Date | null, turn: Turn, at: Date): Date | null {
  return turn === 'customer_wrote' ? (before ?? at) : null
}
