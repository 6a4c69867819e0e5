import { describe, expect, it } from 'vitest'
import { linkify } from '../../../src/widget/chat/view/linkify.ts'

const links = (text: string) => linkify(text).flatMap((piece) => (piece.kind === 'link' ? piece.href : []))

describe('links', () => {
  it('keeps every character of the text', () => {
    const text = 'See https://example.com/a, then (http://example.org/b_(c)) and write.'
    expect(
      linkify(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
    expect(links(text)).toEqual(['https://example.com/a', 'http://example.org/b_(c)'])
  })

  it.each([
    ['Ends a sentence: https://example.com.', 'https://example.com/'],
    ['هل رأيت https://example.com/ar؟', 'https://example.com/ar'],
    ['“https://example.com/q?a=1&b=2”', 'https://example.com/q?a=1&b=2'],
    ['https://example.com/#top!', 'https://example.com/#top'],
    ['HTTPS://EXAMPLE.COM/X', 'https://example.com/X'],
  ])('%s', (text, href) => {
    expect(links(text)).toEqual([href])
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,<b>hello</b>',
    'ftp://example.com',
    'example.com without a scheme',
    'https://',
    'https://your-bank.example@evil.example/login',
    'file:///etc/passwd',
  ])('makes no link of %s', (text) => {
    expect(linkify(text)).toEqual([{ kind: 'text', text }])
  })

  it('does not carry characters that turn the direction of the text into an address', () => {
    expect(links('https://example.com/\u202egpj.exe')).toEqual(['https://example.com/'])
  })
})
