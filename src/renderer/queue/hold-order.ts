import type { Id } from '#shared/ids.ts'

interface HeldOrder {
  ids: readonly Id[]
  /** Rows that came, went or moved since the order was held. */
  changes: number
}

/**
 * What a list shows while its order is held: the rows that were there, where they were, whatever happens to them.
 * Rows that follow the last of them in the new order are added below, so that scrolling further still works.
 */
export function holdOrder(held: readonly Id[], current: readonly Id[]): HeldOrder {
  const place = new Map(current.map((id, index) => [id, index]))
  const places = held.flatMap((id) => place.get(id) ?? [])
  const tailFrom = Math.max(-1, ...places) + 1
  const came = tailFrom - places.length
  const went = held.length - places.length
  return {
    ids: [...held, ...current.slice(tailFrom)],
    changes: came + went + (places.length - longestRise(places)),
  }
}

/** Length of the longest rising subsequence: the rows outside of it are the fewest that can be said to have moved. */
function longestRise(values: readonly number[]): number {
  const ends: number[] = []
  for (const value of values) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] as number) < value) low = middle + 1
      else high = middle
    }
    ends[low] = value
  }
  return ends.length
}
