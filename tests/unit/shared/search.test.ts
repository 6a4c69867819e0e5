import { describe, expect, it } from 'vitest'
import { folded, indexed, MAX_WORDS, matchesIn, parseSearch, snippetOf } from '#shared/search.ts'

const words = (query: string) => parseSearch(query).map((term) => term.words.join(' '))
const marked = (text: string, query: string) =>
  matchesIn(text, parseSearch(query)).map(([start, length]) => text.slice(start, start + length))

describe('folding', () => {
  it.each([
    ['Café', 'cafe'],
    ['STRASSE', 'strasse'],
    ['ﬁne', 'fine'],
    ['Ａｂｃ', 'abc'],
    ['مُحَمَّد', 'محمد'],
    ['한국어', '한국어'],
    ['Ünïcödé', 'unicode'],
  ])('%s is %s', (text, expected) => expect(folded(text)).toBe(expected))

  it('parts what is written without spaces', () => {
    expect(indexed('iPhone手机壳').split(/\s+/)).toEqual(['iphone', '手', '机', '壳', ''])
    expect(indexed('Plain words')).toBe('plain words')
  })
})

describe('a query', () => {
  it('is words and phrases, the last word a prefix', () => {
    expect(parseSearch('Refund "late Delivery" boo')).toEqual([
      { words: ['refund'], isPrefix: false },
      { words: ['late', 'delivery'], isPrefix: false },
      { words: ['boo'], isPrefix: true },
    ])
    expect(parseSearch('refund ').map((term) => term.isPrefix)).toEqual([false])
    expect(parseSearch('"refund"').map((term) => term.isPrefix)).toEqual([false])
  })

  it('has no syntax of its own', () => {
    expect(words('NOT a* OR (b) ^c -d body:e "open')).toEqual([
      'not',
      'a',
      'or',
      'b',
      'c',
      'd',
      'body e',
      'open',
    ])
    expect(words('""" ""')).toEqual([])
    expect(words(' \t')).toEqual([])
  })

  it('takes a word with a mark in it, or without spaces, as a phrase', () => {
    expect(words("o'neill")).toEqual(['o neill'])
    expect(words('退款')).toEqual(['退 款'])
  })

  it('is bounded', () => {
    const total = parseSearch('word '.repeat(500)).flatMap((term) => term.words)
    expect(total).toHaveLength(MAX_WORDS)
  })
})

describe('matches', () => {
  it('are found whatever their accents, case and marks', () => {
    expect(marked('Le CAFÉ du café́ au cafes', 'cafe ')).toEqual(['CAFÉ', 'café́'])
    expect(marked('a cafe, cafés', 'caf')).toEqual(['cafe', 'cafés'])
    expect(marked('我要退款 please', '退款')).toEqual(['退款'])
    expect(marked('iPhone手机', 'iphone ')).toEqual(['iPhone'])
  })

  it('of a phrase stand together', () => {
    expect(marked('late delivery, delivery late', '"late delivery"')).toEqual(['late delivery'])
  })
})

describe('a snippet', () => {
  it('shows the first hit with what stands around it', () => {
    const text = `${'before '.repeat(60)}the needle here ${'after '.repeat(60)}`
    const { text: shown, matches } = snippetOf(text, parseSearch('needle'))
    expect(shown.startsWith('…')).toBe(true)
    expect(shown.endsWith('…')).toBe(true)
    expect(shown.length).toBeLessThan(170)
    expect(matches.map(([start, length]) => shown.slice(start, start + length))).toEqual(['needle'])
  })

  it('is the text itself when that is short, and begins with it when nothing matches', () => {
    expect(snippetOf('All\nof it', parseSearch('of '))).toEqual({ text: 'All of it', matches: [[4, 2]] })
    expect(snippetOf('x'.repeat(500), parseSearch('absent')).matches).toEqual([])
  })

  it('never cuts a character in two', () => {
    const text = `${'😀'.repeat(30)} needle ${'😀'.repeat(200)}`
    expect(snippetOf(text, parseSearch('needle')).text).not.toMatch(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
    )
  })
})
