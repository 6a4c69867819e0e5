import { z } from 'zod'
import { message, messageType, sessionStatus, sessionType } from './entities.ts'
import { id, seq, timestamp } from './ids.ts'

/** Longest query, in UTF-16 units, and most words of one. */
export const MAX_QUERY = 200
export const MAX_WORDS = 10

/** Scripts that are written without spaces: each character is a word of the index, and several are a phrase. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const EACH_UNSPACED = new RegExp(UNSPACED.source, 'gu')
/** One of their characters, or a run of others; marks belong to the letter before them. */
const PLACED = new RegExp(`${UNSPACED.source}\\p{M}*|(?:(?!${UNSPACED.source})[\\p{L}\\p{N}\\p{M}])+`, 'gu')
const PLAIN = /^\p{ASCII}*$/u
const WORD = /[\p{L}\p{N}]+/gu

/** A text as it is compared: small letters, without accents and marks, one form of each character. */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase()
}

/** A text as it is indexed: {@link folded}, its words parted by spaces in every script. */
export function indexed(text: string): string {
  const plain = folded(text)
  return UNSPACED.test(plain) ? plain.replace(EACH_UNSPACED, ' $& ') : plain
}

/** The words of a text, as they are compared, in their order. */
export function searchWords(text: string): string[] {
  return [...indexed(text).matchAll(WORD)].map(([word]) => word)
}

/** Words that stand one after the other; the last one may go on if `isPrefix`. */
export interface SearchTerm {
  readonly words: readonly string[]
  readonly isPrefix: boolean
}

/**
 * What somebody typed, as terms all of which must be there: words, and phrases in double quotes. The last word is a
 * prefix as long as nothing follows it. Nothing of it is syntax: quotes that do not close are ignored.
 */
export function parseSearch(query: string): SearchTerm[] {
  const terms: SearchTerm[] = []
  let left = MAX_WORDS
  const parts = query.slice(0, MAX_QUERY).split('"')
  parts.forEach((part, index) => {
    const isPhrase = index % 2 === 1 && index < parts.length - 1
    const isLast = index === parts.length - 1
    for (const chunk of isPhrase ? [part] : part.split(/\s+/)) {
      const words = searchWords(chunk).slice(0, left)
      if (words.length === 0) continue
      left -= words.length
      terms.push({ words, isPrefix: isLast && !isPhrase && part.endsWith(chunk) })
    }
  })
  return terms
}

/** Where a hit stands in a {@link Snippet}: start and length in UTF-16 units. */
export type Match = [start: number, length: number]
export type Snippet = z.infer<typeof snippet>

/** UTF-16 units of a snippet, and how many of them at most stand before its first hit. */
const SNIPPET = 160
const LEAD = 40

/** The part of a text around the first hit, with all hits in it. Line breaks become spaces. */
export function snippetOf(text: string, terms: readonly SearchTerm[]): Snippet {
  const matches = matchesIn(text, terms)
  const start = startOf(text, Math.max(0, (matches[0]?.[0] ?? 0) - LEAD))
  const end = endOf(text, Math.min(text.length, start + SNIPPET))
  const before = start > 0 ? '…' : ''
  const after = end < text.length ? '…' : ''
  return {
    text: `${before}${text.slice(start, end).replaceAll(/\s/g, ' ')}${after}`,
    matches: matches
      .filter(([at, length]) => at >= start && at + length <= end)
      .map(([at, length]) => [at - start + before.length, length]),
  }
}

/** Every place where one of the terms stands, rising, none over another. */
export function matchesIn(text: string, terms: readonly SearchTerm[]): Match[] {
  const words = wordsOf(text)
  const found: Match[] = []
  for (let at = 0; at < words.length; ) {
    const hit = longestAt(words, at, terms)
    const [first, last] = [words[at], words[at + hit - 1]]
    if (hit > 0 && first !== undefined && last !== undefined) {
      found.push([first.start, last.end - first.start])
    }
    at += Math.max(1, hit)
  }
  return found
}

interface PlacedWord {
  readonly word: string
  readonly start: number
  readonly end: number
}

function wordsOf(text: string): PlacedWord[] {
  return [...text.matchAll(PLACED)].map(({ 0: word, index }) => {
    return { word: folded(word), start: index, end: index + word.length }
  })
}

/** How many words from `at` on are the longest term that stands there; 0 for none. */
function longestAt(words: readonly PlacedWord[], at: number, terms: readonly SearchTerm[]): number {
  return terms.reduce((longest, { words: wanted, isPrefix }) => {
    const isHere = wanted.every((word, offset) => {
      const here = words[at + offset]?.word
      return isPrefix && offset === wanted.length - 1 ? here?.startsWith(word) === true : here === word
    })
    return isHere ? Math.max(longest, wanted.length) : longest
  }, 0)
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

/** Narrows a search. `from` is included, `to` is not. */
export const searchFilters = z.strictObject({
  from: timestamp.optional(),
  to: timestamp.optional(),
  sender: z.enum(['customer', 'user']).optional(),
  status: sessionStatus.optional(),
  type: sessionType.optional(),
  tag: z.string().max(100).optional(),
  assigneeId: id.optional(),
  customerId: id.optional(),
})
export type SearchFilters = z.infer<typeof searchFilters>

export const snippet = z.object({ text: z.string(), matches: z.array(z.tuple([z.int(), z.int()])) })

/** A message that was found. */
export const messageHit = z.object({
  messageId: id,
  sessionId: id,
  seq,
  senderKind: message.shape.senderKind,
  senderId: id.nullable(),
  type: messageType,
  at: timestamp,
  snippet,
})
export type MessageHit = z.infer<typeof messageHit>
