import { ParleyError } from './errors.ts'

/**
 * What a word is, how words are compared and what a query means: the desk's search and the server's give the same
 * answers because both go by this. The server's index is made in the database, by `tokens_of` and `folded` of its
 * migration 9, which spell the same three classes; a table of queries and texts holds the two together.
 */

/** Longest query, in UTF-16 units, and most words of one. */
export const MAX_QUERY = 200
export const MAX_WORDS = 10

/** Scripts that are written without spaces: Thai to Burmese, Khmer, kana, Han. */
const SPACELESS =
  '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3041-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff' +
  '\\uf900-\\ufaff\\u{20000}-\\u{3134f}'
/** What stands between words. */
const BETWEEN =
  '\\u0000-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00a9\\u00ab-\\u00b4\\u00b6-\\u00b9\\u00bb-\\u00bf\\u00d7\\u00f7' +
  '\\u060c\\u061b\\u061f\\u066a-\\u066d\\u06d4\\u2000-\\u2bff\\u3000-\\u3040\\ufe00-\\ufe0f\\u{1f000}-\\u{1faff}'
/** Accents, Arabic vowel signs and the stroke that only stretches a word. */
const MARKS = /[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g

const PLAIN = /^\p{ASCII}*$/u
const HAS_SPACELESS = new RegExp(`[${SPACELESS}]`, 'u')
const RUNS = new RegExp(`[${SPACELESS}]+|[^${BETWEEN}${SPACELESS}]+`, 'gu')
/** A character with the marks that belong to it, those of half-width kana among them; or the parts of Korean ones. */
const CHARACTERS = /[\u1100-\u11ff]+|\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gu

/** Whether a token is of a script that is written without spaces. */
export function isSpaceless(token: string): boolean {
  return HAS_SPACELESS.test(token)
}

/** A text as it is compared: small letters, without accents, one form of each character. */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  const bare = text.normalize('NFKD').replace(MARKS, '').normalize('NFC').toLowerCase()
  return bare.replaceAll('ß', 'ss').replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('ς', 'σ')
}

interface Token {
  readonly text: string
  /** Where it stands in the folded text, in UTF-16 units. */
  readonly start: number
}

/** Words in their order. Where no spaces part them, every two characters that stand together, and the last one. */
function* tokensOf(plain: string): Generator<Token> {
  for (const { 0: run, index } of plain.matchAll(RUNS)) {
    if (!isSpaceless(run)) {
      yield { text: run, start: index }
      continue
    }
    const characters = [...run]
    let start = index
    for (const [place, character] of characters.entries()) {
      yield { text: character + (characters[place + 1] ?? ''), start }
      start += character.length
    }
  }
}

/** The words of a text as they are compared, in their order. */
export function searchWords(text: string): string[] {
  return Array.from(tokensOf(folded(text)), (token) => token.text)
}

/** A text as the desk's full text takes it: {@link searchWords}, parted by spaces. */
export function indexed(text: string): string {
  const plain = folded(text)
  return isSpaceless(plain) ? Array.from(tokensOf(plain), (token) => token.text).join(' ') : plain
}

/** A part of a query as it was written. */
export interface WrittenTerm {
  readonly text: string
  readonly isQuoted: boolean
  /** Nothing follows it: its last word may be the beginning of one. */
  readonly isOpen: boolean
}

/**
 * A query's parts, all of which must be there. Quotes hold words together, and one that is not closed runs to the
 * end; spaces part them; nothing else means anything. Throws INVALID for more than {@link MAX_WORDS} words.
 */
export function splitQuery(query: string): WrittenTerm[] {
  const parts = [...query.matchAll(/"([^"]*)("?)|[^\s"]+/g)].flatMap((found) => {
    const [whole, quoted, closed] = found
    const text = quoted ?? whole
    const isLast = found.index + whole.length === query.length
    const isOpen = isLast && closed !== '"' && !/\s$/.test(text)
    return text.trim() === '' ? [] : [{ text, isQuoted: quoted !== undefined, isOpen }]
  })
  const count = parts.reduce((sum, { text }) => sum + text.trim().split(/\s+/).length, 0)
  if (count > MAX_WORDS) {
    throw new ParleyError('INVALID', `This search has more than ${MAX_WORDS} words.`, {
      hint: 'Leave out the common ones.',
    })
  }
  return parts
}

/** Words that stand one after the other; the last one may go on if `isPrefix`. At least one. */
export interface SearchTerm {
  readonly words: readonly string[]
  readonly isPrefix: boolean
}

/** What somebody typed, as terms all of which must be there. Throws as {@link splitQuery} does. */
export function parseSearch(query: string): SearchTerm[] {
  return splitQuery(query).flatMap(({ text, isOpen }) => {
    const words = withoutTail(searchWords(text))
    const last = words.at(-1)
    return last === undefined ? [] : [{ words, isPrefix: mayGoOn(last, isOpen) }]
  })
}

/**
 * Tokens of a query. The pairs of a run say all of it: its last character by itself is only looked for when that is
 * the whole run, or when something follows it.
 */
export function withoutTail(words: readonly string[]): string[] {
  const [before, last] = words.slice(-2)
  const isTail =
    last !== undefined &&
    isSpaceless(last) &&
    signs(last) === 1 &&
    before?.endsWith(last) &&
    signs(before) > 1
  return isTail ? words.slice(0, -1) : [...words]
}

/**
 * Whether a query's last token may be the beginning of an indexed one. A single character of a script without spaces
 * begins a pair; single letters of others begin too much.
 */
export function mayGoOn(token: string, isOpen: boolean): boolean {
  return isSpaceless(token) ? signs(token) === 1 : isOpen && signs(token) > 1
}

function signs(text: string): number {
  return [...text].length
}

/** Where a hit stands in a text: start and length in UTF-16 units. */
export type Match = [start: number, length: number]

export interface Snippet {
  readonly snippet: string
  /** In rising order. */
  readonly matches: Match[]
}

/** UTF-16 units of a snippet, and how many of them at most stand before its first hit. */
const SNIPPET = 160
const LEAD = 40

/**
 * The part around the first hit, with all hits in it, of the first of the texts that has one; if none has, the
 * beginning of the first. Line breaks become spaces.
 */
export function snippetIn(texts: readonly string[], terms: readonly SearchTerm[]): Snippet {
  const found = texts.map((text) => ({ text, matches: matchesIn(text, terms) }))
  const { text, matches } = found.find((each) => each.matches.length > 0) ??
    found[0] ?? { text: '', matches: [] }
  return snippetAround(text, matches)
}

function snippetAround(text: string, matches: readonly Match[]): Snippet {
  const start = startOf(text, Math.max(0, (matches[0]?.[0] ?? 0) - LEAD))
  const end = endOf(text, Math.min(text.length, start + SNIPPET))
  const before = start > 0 ? '…' : ''
  const after = end < text.length ? '…' : ''
  return {
    snippet: `${before}${text.slice(start, end).replaceAll(/\s/g, ' ')}${after}`,
    matches: matches
      .filter(([at, length]) => at >= start && at + length <= end)
      .map(([at, length]): Match => [at - start + before.length, length]),
  }
}

/** Every place where one of the terms stands, rising, none over another. */
export function matchesIn(text: string, terms: readonly SearchTerm[]): Match[] {
  const words = placedWords(text)
  const found: Match[] = []
  for (let at = 0; at < words.length; ) {
    const term = longestAt(words, at, terms)
    const count = term?.words.length ?? 1
    const [first, last] = [words[at], words[at + count - 1]]
    if (term !== undefined && first !== undefined && last !== undefined) {
      // One character finds the pairs that begin with it, and is all that was found.
      const isPair = isSpaceless(last.word) && last.word !== term.words.at(-1)
      addMatch(found, first.start, isPair ? last.firstEnd : last.end)
    }
    at += count
  }
  return found
}

/** The pairs of scripts without spaces overlap: what does so is one match. */
function addMatch(found: Match[], start: number, end: number): void {
  const last = found.at(-1)
  if (last !== undefined && start < last[0] + last[1]) last[1] = Math.max(last[1], end - last[0])
  else found.push([start, end - start])
}

interface PlacedWord {
  readonly word: string
  readonly start: number
  /** Where its first character ends, and where it ends. */
  readonly firstEnd: number
  readonly end: number
}

function placedWords(text: string): PlacedWord[] {
  let plain = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: character, index } of text.matchAll(CHARACTERS)) {
    const bare = folded(character)
    for (let unit = 0; unit < bare.length; unit += 1) {
      starts.push(index)
      ends.push(index + character.length)
    }
    plain += bare
  }
  return Array.from(tokensOf(plain), ({ text: word, start }) => ({
    word,
    start: starts[start] ?? 0,
    firstEnd: ends[start] ?? 0,
    end: ends[start + word.length - 1] ?? 0,
  }))
}

/** The longest of the terms that stand at `at`. */
function longestAt(
  words: readonly PlacedWord[],
  at: number,
  terms: readonly SearchTerm[],
): SearchTerm | undefined {
  const here = terms.filter(({ words: wanted, isPrefix }) =>
    wanted.every((word, offset) => {
      const found = words[at + offset]?.word
      return isPrefix && offset === wanted.length - 1 ? found?.startsWith(word) === true : found === word
    }),
  )
  return here.sort((a, b) => b.words.length - a.words.length)[0]
}

/** Not in the middle of a character, and rather at a word's beginning. */
function startOf(text: string, at: number): number {
  if (at === 0) return 0
  const space = text.slice(at, at + LEAD).search(/\s/)
  return isInsideCharacter(text, at) ? at + 1 : space >= 0 && space < LEAD / 2 ? at + space + 1 : at
}

function endOf(text: string, at: number): number {
  return isInsideCharacter(text, at) ? at - 1 : at
}

function isInsideCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
