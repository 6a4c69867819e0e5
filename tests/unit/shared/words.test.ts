import { describe, expect, it } from 'vitest'
import { folded, indexed, matchesIn, parseSearch, searchWords, snippetIn, splitQuery } from '#shared/words.ts'

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
    ['ΟΔΌΣ', 'οδοσ'],
    ['नमस्ते', 'नमस्ते'],
    ['น้ำ', 'น้ํา'],
  ])('%s is %s', (text, expected) => expect(folded(text)).toBe(expected))

  it('parts what is written without spaces', () => {
    expect(searchWords('iPhone手机壳, x')).toEqual(['iphone', '手机', '机壳', '壳', 'x'])
    expect(indexed('手机 Plain')).toBe('手机 机 plain')
    expect(indexed('Plain words.')).toBe('plain words.')
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
    expect(parseSearch('r').map((term) => term.isPrefix)).toEqual([false])
    expect(parseSearch('猫').map((term) => term.isPrefix)).toEqual([true])
  })

  it('holds together what stands in quotes, up to the end where they do not close', () => {
    expect(splitQuery(' a  "b c" d"e')).toEqual([
      { text: 'a', isQuoted: false, isOpen: false },
      { text: 'b c', isQuoted: true, isOpen: false },
      { text: 'd', isQuoted: false, isOpen: false },
      { text: 'e', isQuoted: true, isOpen: true },
    ])
    expect(parseSearch('"late deli')).toEqual([{ words: ['late', 'deli'], isPrefix: true }])
    expect(parseSearch('"late deli ')).toEqual([{ words: ['late', 'deli'], isPrefix: false }])
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
    expect(words('退款')).toEqual(['退款'])
    expect(words('我要退款 "東京 大阪"')).toEqual(['我要 要退 退款', '東京 京 大阪'])
  })

  it('is bounded', () => {
    expect(parseSearch('a b c d e f g h i j')).toHaveLength(10)
    for (const query of ['a b c d e f g h i j k', 'a "b c d e f g h i j k"'])
      expect(() => parseSearch(query)).toThrow('more than 10 words')
  })
})

describe('matches', () => {
  it('are found whatever their accents, case and marks', () => {
    expect(marked('Le CAFÉ du café́ au cafes', 'cafe ')).toEqual(['CAFÉ', 'café́'])
    expect(marked('a cafe, cafés', 'caf')).toEqual(['cafe', 'cafés'])
    expect(marked('我要退款 please', '退款')).toEqual(['退款'])
    expect(marked('昨日東京都に東京', '東京都')).toEqual(['東京都'])
    expect(marked('猫と猫', '猫')).toEqual(['猫', '猫'])
    expect(marked('ハハハハ', 'ハハ')).toEqual(['ハハハハ'])
    expect(marked('ｶﾞｯｺｳへ', 'がっこう ガッコウ')).toEqual(['ｶﾞｯｺｳ'])
    expect(marked('한국어를', '한국어')).toEqual(['한국어를'])
    expect(marked('iPhone手机', 'iphone ')).toEqual(['iPhone'])
  })

  it('of a phrase stand together', () => {
    expect(marked('late delivery, delivery late', '"late delivery"')).toEqual(['late delivery'])
  })
})

describe('a snippet', () => {
  it('shows the first hit with what stands around it', () => {
    const text = `${'before '.repeat(60)}the needle here ${'after '.repeat(60)}`
    const { snippet: shown, matches } = snippetIn([text], parseSearch('needle'))
    expect(shown.startsWith('…')).toBe(true)
    expect(shown.endsWith('…')).toBe(true)
    expect(shown.length).toBeLessThan(170)
    expect(matches.map(([start, length]) => shown.slice(start, start + length))).toEqual(['needle'])
  })

  it('is the text itself when that is short, and begins with it when nothing matches', () => {
    expect(snippetIn(['All\nof it'], parseSearch('of '))).toEqual({ snippet: 'All of it', matches: [[4, 2]] })
    expect(snippetIn(['x'.repeat(500)], parseSearch('absent')).matches).toEqual([])
    expect(snippetIn(['one', 'two'], parseSearch('two')).snippet).toBe('two')
  })

  it('never cuts a character in two', () => {
    const text = `${'😀'.repeat(30)} needle ${'😀'.repeat(200)}`
    expect(snippetIn([text], parseSearch('needle')).snippet).not.toMatch(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
    )
  })
})
