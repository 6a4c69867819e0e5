/** Twelve hues are as many as an eye tells apart at this size. */
const HUES = 12

/** A hue in degrees that belongs to an id for good. */
export function hueOf(id: string): number {
  let hash = 0
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return (hash % HUES) * (360 / HUES) + 10
}

const CJK = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u

/** First letters of first and last word; of a name without spaces in an East Asian script, its first character. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => /\p{L}|\p{N}/u.test(word))
  const first = firstLetter(words[0])
  if (words.length < 2 || CJK.test(first)) return first.toUpperCase() || '?'
  return (first + firstLetter(words[words.length - 1])).toUpperCase()
}

function firstLetter(word: string | undefined): string {
  return word?.match(/\p{L}|\p{N}/u)?.[0] ?? ''
}
