import { type Term, UNSPACED } from '../words/index.ts'

export interface Snippet {
  readonly snippet: string
  /** Start and length of each match in it, in UTF-16 units, in rising order. */
  readonly matches: [number, number][]
}

/** In UTF-16 units: of a snippet, and of what it shows before the first match. */
const LENGTH = 160
const LEAD = 40

/** The text around the first word that a search has found. Without one, its beginning. */
export function snippetOf(text: string, terms: readonly Term[]): Snippet {
  const found = matchesIn(text, terms)
  const first = found[0]?.[0] ?? 0
  const start = first + LENGTH - LEAD > LENGTH ? wordStart(text, first - LEAD) : 0
  const end = wholeSign(text, Math.min(text.length, start + LENGTH))
  const matches = found
    .filter(([from, length]) => from >= start && from + length <= end)
    .map(([from, length]): [number, number] => [from - start, length])
  return { snippet: text.slice(start, end), matches }
}

/** Of several texts the first in which something was found; if none, the first. */
export function firstSnippet(texts: readonly string[], terms: readonly Term[]): Snippet {
  const snippets = texts.map((text) => snippetOf(text, terms))
  return snippets.find(({ matches }) => matches.length > 0) ?? snippets[0] ?? { snippet: '', matches: [] }
}

/** Compare `folded` and `BETWEEN` of migration 9, which decide what is found: this only says where it stands. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu
const MARKS = /[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g

function fold(word: string): string {
  const bare = word.normalize('NFKD').replace(MARKS, '').normalize('NFC').toLowerCase()
  return bare.replaceAll('ß', 'ss').replaceAll('æ', 'ae').replaceAll('ø', 'o')
}

function matchesIn(text: string, terms: readonly Term[]): [number, number][] {
  const found: [number, number][] = []
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const folded = fold(word)
    if (terms.some((term) => isForm(folded, term))) {
      found.push([index, word.length])
      continue
    }
    // Written without spaces, a match is only a part of what looks like one word.
    for (const token of terms.flatMap((term) => term.tokens)) {
      if (!UNSPACED.test(token)) continue
      for (let at = word.indexOf(token); at !== -1; at = word.indexOf(token, at + 1)) {
        found.push([index + at, token.length])
      }
    }
  }
  return joined(found.sort(([left], [right]) => left - right))
}

/** Shorter ones begin too many words that have nothing to do with them. */
const SHORTEST_STEM = 3

function isForm(word: string, { tokens, stems, prefix }: Term): boolean {
  const last = tokens.at(-1)
  if (tokens.includes(word)) return true
  if (last === undefined || UNSPACED.test(last)) return false
  if (prefix && word.startsWith(last)) return true
  return stems.some((stem) => word === stem || (stem.length >= SHORTEST_STEM && word.startsWith(stem)))
}

/** Pairs of signs overlap; what overlaps or touches is one match. */
function joined(sorted: readonly [number, number][]): [number, number][] {
  const result: [number, number][] = []
  for (const [start, length] of sorted) {
    const last = result.at(-1)
    if (last !== undefined && start <= last[0] + last[1])
      last[1] = Math.max(last[1], start + length - last[0])
    else result.push([start, length])
  }
  return result
}

/** The next beginning of a word; `at` itself where none is near. */
function wordStart(text: string, at: number): number {
  const space = text.slice(at, at + LEAD).search(/\s\S/)
  return wholeSign(text, space === -1 ? at : at + space + 1)
}

/** Never between the two halves of one sign. */
function wholeSign(text: string, at: number): number {
  const isHalf = /[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]/.test(text.charAt(at - 1))
  return isHalf ? at - 1 : at
}
