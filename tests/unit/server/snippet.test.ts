import { describe, expect, it } from 'vitest'
import { snippetWithForms } from '../../../src/server/domain/search/snippet.ts'
import { facet, type Term, wordsQuery } from '../../../src/server/domain/words/index.ts'

const term = (token: string, more: Partial<Term> = {}): Term => ({
  ...{ words: [token], stems: [], isPrefix: false },
  ...more,
})
const marked = (text: string, ...terms: Term[]) => {
  const { snippet, matches } = snippetWithForms([text], terms)
  return matches.map(([start, length]) => snippet.slice(start, start + length))
}

describe('a snippet', () => {
  it('marks beginnings, forms and parts of what is written without spaces', () => {
    expect(marked('overwhelming', term('overw', { isPrefix: true }))).toEqual(['overwhelming'])
    expect(marked('overwhelming', term('overw'))).toEqual([])
    expect(marked('Rechnungen', term('rechnung', { stems: ['rechnung'] }))).toEqual(['Rechnungen'])
    expect(marked('昨日東京都に', term('東京', { words: ['東京', '京都'] }))).toEqual(['東京都'])
  })
})

describe('a search', () => {
  it('quotes whatever a tsquery could take for its own', () => {
    expect(facet('tag', `it's a \\ | b`)).toBe(`'tag:it''s a \\\\ | b'`)
    expect(wordsQuery([term('a'), term('bc', { isPrefix: true, stems: ['b'] })], 'AB')).toBe(
      `('a':AB) & ('bc':*AB | 'b':AB)`,
    )
    expect(wordsQuery([])).toBeNull()
  })
})
