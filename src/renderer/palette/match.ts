import { folded } from '#shared/words.ts'

/**
 * How far what was typed is from a text: 0 is its beginning, null is no match. Each typed word is the beginning of a
 * word of the text, or of several in a row ("retq" is "Return to the queue"); accents and capitals do not count.
 */
export function distance(typed: string, text: string): number | null {
  const words = wordsOf(text)
  let sum = 0
  for (const part of wordsOf(typed)) {
    const steps = words.flatMap((_, place) => {
      const skipped = skippedFrom(part, words, place)
      return skipped === null ? [] : [place + skipped]
    })
    if (steps.length === 0) return null
    sum += Math.min(...steps)
  }
  return sum
}

/** Words left out while the beginnings of some, from `place` on, make up `part`; null when they do not. */
function skippedFrom(part: string, words: readonly string[], place: number): number | null {
  const word = words[place] ?? ''
  if (word.startsWith(part)) return 0
  let best: number | null = null
  for (let length = commonLength(part, word); length > 0; length -= 1) {
    const rest = part.slice(length)
    for (let next = place + 1; next < words.length; next += 1) {
      const skipped = skippedFrom(rest, words, next)
      if (skipped !== null) best = Math.min(best ?? Number.POSITIVE_INFINITY, skipped + next - place)
    }
  }
  return best
}

function commonLength(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}

function wordsOf(text: string): readonly string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Those that match, the nearest first; among equals in the order they came. */
export function ranked<Item>(
  typed: string,
  items: readonly Item[],
  textOf: (item: Item) => string,
): { item: Item; distance: number }[] {
  return items
    .flatMap((item) => {
      const far = distance(typed, textOf(item))
      return far === null ? [] : [{ item, distance: far }]
    })
    .sort((a, b) => a.distance - b.distance)
}
