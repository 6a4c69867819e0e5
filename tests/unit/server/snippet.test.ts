import { describe, expect, it } from 'vitest'
import { snippetOf } from '../../../src/server/domain/search/snippet.ts'
import { facet, parseSearch, type Term, wordsQuery } from '../../../src/server/domain/words/index.ts'

const term = (token: string, more: Partial<Term> = {}): Term => ({
  ...{ tokens: [token], stems: [], prefix: false },
  ...more,
})
const marked = (text: string, ...terms: Term[]) => {
  const { snippet, matches } = snippetOf(text, terms)
  return matches.map(([start, length]) => snippet.slice(start, start + length))
}

describe('a snippet', () => {
  it('is all of a short text, and marks every word that was found', () => {
    const found = snippetOf('Tea for two, two for tea', [term('two')])
    expect(found).toEqual({
      snippet: 'Tea for two, two for tea',
      matches: [
        [8, 3],
        [13, 3],
      ],
    })
  })

  it('is the text around the first match of a long one', () => {
    const { snippet, matches } = snippetOf(`${'lorem '.repeat(200)}Straße ${'ipsum '.repeat(200)}`, [
      term('strasse'),
    ])
    expect(snippet.length).toBeLessThanOrEqual(160)
    expect(snippet).toMatch(/^lorem .*Straße ipsum/)
    expect(matches).toHaveLength(1)
  })

  it('never cuts a sign in two', () => {
    for (let lead = 0; lead < 6; lead += 1) {
      const { snippet } = snippetOf(`${'x'.repeat(lead)}${'😀'.repeat(300)}`, [])
      expect(Buffer.from(snippet).toString()).toBe(snippet)
    }
  })

  it('marks beginnings, forms and parts of what is written without spaces', () => {
    expect(marked('overwhelming', term('overw', { prefix: true }))).toEqual(['overwhelming'])
    expect(marked('overwhelming', term('overw'))).toEqual([])
    expect(marked('Rechnungen', term('rechnung', { stems: ['rechnung'] }))).toEqual(['Rechnungen'])
    expect(marked('昨日東京都に', term('東京', { tokens: ['東京', '京都'] }))).toEqual(['東京都'])
  })
})

describe('a search', () => {
  it('is words and phrases', () => {
    expect(parseSearch(' a  "b c" d"e')).toEqual([
      { text: 'a', quoted: false },
      { text: 'b c', quoted: true },
      { text: 'd', quoted: false },
      { text: 'e', quoted: true },
    ])
  })

  it('quotes whatever a tsquery could take for its own', () => {
    expect(facet('tag', `it's a \\ | b`)).toBe(`'tag:it''s a \\\\ | b'`)
    expect(wordsQuery([term('a'), term('bc', { prefix: true, stems: ['b'] })], 'AB')).toBe(
      `('a':AB) & ('bc':*AB | 'b':AB)`,
    )
    expect(wordsQuery([])).toBeNull()
  })
})
