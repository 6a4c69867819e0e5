import { sql } from 'kysely'
import { ParleyError } from '#shared/errors.ts'
import { MAX_WORDS } from '#shared/search.ts'
import type { Tx } from '../../db/index.ts'

/** A word of a search, or several that stand together. */
export interface Term {
  /** As they are indexed: without case and accents. At least one. */
  readonly tokens: readonly string[]
  /** Of a single word, in each language: what finds its other forms. */
  readonly stems: readonly string[]
  /** Whether the last token may be the beginning of a word. */
  readonly prefix: boolean
}

interface Written {
  readonly text: string
  readonly quoted: boolean
}

/** Quotes hold words together, spaces part them; nothing else means anything. A quote that is not closed runs to the end. */
export function parseSearch(text: string): Written[] {
  const parts = [...text.matchAll(/"([^"]*)"?|[^\s"]+/g)].map(([whole, quoted]) => ({
    text: quoted ?? whole,
    quoted: quoted !== undefined,
  }))
  const count = parts.reduce((sum, part) => sum + part.text.trim().split(/\s+/).length, 0)
  if (count > MAX_WORDS) {
    throw new ParleyError('INVALID', `This search has more than ${MAX_WORDS} words.`, {
      hint: 'Leave out the common ones.',
    })
  }
  return parts
}

/** Empty when there is no word in it. */
export async function loadTerms(tx: Tx, text: string): Promise<Term[]> {
  const written = parseSearch(text)
  if (written.length === 0) return []
  const { rows } = await sql<{ tokens: string[]; stems: string[] }>`
    select tokens, stems from search_terms(${written.map((part) => part.text)}::text[])`.execute(tx)
  return rows.flatMap(({ tokens, stems }, index) => {
    if (tokens.length === 0) return []
    const isOneWord = tokens.length === 1 && written[index]?.quoted === false
    const isLast = index === written.length - 1 && written[index]?.quoted === false
    return { tokens: withoutTail(tokens), stems: isOneWord ? stems : [], prefix: isLast }
  })
}

/** Scripts without spaces are indexed by pairs of signs: a single one is the beginning of a pair. */
export const UNSPACED =
  /^[\p{sc=Thai}\p{sc=Lao}\p{sc=Myanmar}\p{sc=Khmer}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u

/** The pairs of a text say all; the last sign by itself is for those who look for nothing else. */
function withoutTail(tokens: readonly string[]): string[] {
  return tokens.filter((token, index) => {
    const before = tokens[index - 1]
    return !(signs(token) === 1 && UNSPACED.test(token) && before?.endsWith(token))
  })
}

function signs(text: string): number {
  return [...text].length
}

/** All terms, as the text of a tsquery; null for none. `weights` says which parts of an entry count. */
export function wordsQuery(terms: readonly Term[], weights = ''): string | null {
  return allOf(terms.map((term) => termQuery(term, weights)))
}

function termQuery({ tokens, stems, prefix }: Term, weights: string): string {
  const lexemes = tokens.map((token, index) => {
    const isBeginning = UNSPACED.test(token)
      ? signs(token) === 1
      : prefix && index === tokens.length - 1 && signs(token) > 1
    return lexeme(token, `${isBeginning ? '*' : ''}${weights}`)
  })
  const forms = stems.filter((stem) => !tokens.includes(stem)).map((stem) => lexeme(stem, weights))
  return `(${[lexemes.join(' <-> '), ...forms].join(' | ')})`
}

export function allOf(queries: readonly (string | null)[]): string | null {
  return queries.filter((query) => query !== null).join(' & ') || null
}

/** What a session is filed under besides its words: no word has a colon in it. */
export function facet(name: string, value: string): string {
  return lexeme(`${name}:${value}`)
}

function lexeme(text: string, marks = ''): string {
  return `'${text.replaceAll(/['\\]/g, '$&$&')}'${marks === '' ? '' : `:${marks}`}`
}
