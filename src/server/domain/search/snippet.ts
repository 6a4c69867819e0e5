import { type SearchTerm, type Snippet, snippetIn } from '#shared/words.ts'
import type { Term } from '../words/index.ts'

/** Shorter ones begin too many words that have nothing to do with them. */
const SHORTEST_STEM = 3

/** {@link snippetIn}, which also marks a word's other forms: they begin as its stem does. */
export function snippetWithForms(texts: readonly string[], terms: readonly Term[]): Snippet {
  return snippetIn(texts, terms.flatMap(withForms))
}

function withForms(term: Term): SearchTerm[] {
  const forms = term.stems.map((stem) => ({ words: [stem], isPrefix: stem.length >= SHORTEST_STEM }))
  return [term, ...forms]
}
