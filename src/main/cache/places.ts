/**
 * Where a message stands among all others. Places follow the time of writing, window by window of 32 seconds, so that in
 * falling order the newest come first, and a span of time is a span of places. Within a window they are in the order of
 * coming, next to each other: the full text keeps a place with each word, as the distance to the one before, and less
 * of it the smaller it is. What comes more in one window than it has places stands in the next ones.
 */
export const PLACES_PER_WINDOW = 2_048
const WINDOW_MS = 32_000

/** The first place of the window of a moment, which is ISO text. */
export function placesFrom(at: string): number {
  return Math.floor(Date.parse(at) / WINDOW_MS) * PLACES_PER_WINDOW
}

/** Which window a place is of. */
export function windowOf(place: number): number {
  return Math.floor(place / PLACES_PER_WINDOW)
}

/** When the window of a place begins, in milliseconds since 1970. */
export function timeOf(place: number): number {
  return windowOf(place) * WINDOW_MS
}
