/**
 * Where a message stands among all others. A place follows the time it was written, so that in falling order the newest
 * come first, and a span of time is a span of places. The full text keeps a message's place with each of its words, as
 * the difference to the one before: the closer they lie together, the smaller it is. What comes more in one second than
 * it has places stands in the next ones.
 */
export const PLACES_PER_SECOND = 64
const SECOND_MS = 1_000

/** The first place of the second of a moment, which is ISO text. */
export function placesFrom(at: string): number {
  return Math.floor(Date.parse(at) / SECOND_MS) * PLACES_PER_SECOND
}

/** The second that a place is of, since 1970. */
export function secondOf(place: number): number {
  return Math.floor(place / PLACES_PER_SECOND)
}

/** When the second of a place began, in milliseconds since 1970. */
export function timeOf(place: number): number {
  return secondOf(place) * SECOND_MS
}
