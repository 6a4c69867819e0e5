import { sql } from 'kysely'
import { mayGoOn, type SearchTerm, splitQuery, withoutTail } from '#shared/words.ts'
import type { Tx } from '../../db/index.ts'

/** A word of a search, or several that stand together. */
export interface Term extends SearchTerm {
  /** Of a single word, in each language: what finds its other forms. */
  readonly stems: readonly string[]
}

/** Empty when there is no word in it. Throws INVALID for a text of too many words. */
export async function loadTerms(tx: Tx, text: string): Promise<Term[]> {
  const written = splitQuery(text)
  if (written.length === 0) return []
  const { rows } = await sql<{ tokens: string[]; stems: string[] }>`
    select tokens, stems from search_terms(${written.map((part) => part.text)}::text[])`.execute(tx)
  return rows.flatMap(({ tokens, stems }, index) => {
    const part = written[index]
    const words = withoutTail(tokens)
    const last = words.at(-1)
    if (part === undefined || last === undefined) return []
    const isOneWord = tokens.length === 1 && !part.isQuoted
    return { words, stems: isOneWord ? stems : [], isPrefix: mayGoOn(last, part.isOpen) }
  })
}

/** All terms, as the text of a tsquery; null for none. `weights` says which parts of an entry count. */
export function wordsQuery(terms: readonly Term[], weights = ''): string | null {
  return allOf(terms.map((term) => termQuery(term, weights)))
}

function termQuery({ words, stems, isPrefix }: Term, weights: string): string {
  const lexemes = words.map((word, index) =>
    lexeme(word, `${isPrefix && index === words.length - 1 ? '*' : ''}${weights}`),
  )
  const forms = stems.filter((stem) => !words.includes(stem)).map((stem) => lexeme(stem, weights))
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
