import { describe, expect, test } from 'vitest'
import { linkify } from '#shared/markdown/linkify.ts'

const links = (text: string) => linkify(text).flatMap((part) => (part.kind === 'link' ? part.url : []))

describe('linkify', () => {
  test('the parts are the text, unchanged', () => {
    const text =
      'See https://example.com/a, then (http://b.example/x) and mailto:me@example.com. <b>No</b> HTML.'
    expect(
      linkify(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
    expect(links(text)).toEqual(['https://example.com/a', 'http://b.example/x', 'mailto:me@example.com'])
  })

  test.each([
    ['javascript:alert(1)'],
    ['data:text/html,<script>1</script>'],
    ['file:///etc/passwd'],
    ['smb://host/share'],
    ['xhttps://example.com'],
    ['https://bank.example@evil.example/'],
    ['https://user:secret@example.com/'],
    ['https://'],
    ['https://[broken'],
  ])('%s is no link', (text) => {
    expect(links(text)).toEqual([])
  })

  test('punctuation of the sentence is not part of the address, brackets of the address are', () => {
    expect(links('https://example.com/wiki/Parley_(chat)!')).toEqual([
      'https://example.com/wiki/Parley_(chat)',
    ])
    expect(links('(https://example.com/a)')).toEqual(['https://example.com/a'])
    expect(links('انظر https://example.com/a؟')).toEqual(['https://example.com/a'])
  })

  test('a look-alike host shows its real name', () => {
    expect(links('https://раураl.example/')).toEqual(['https://xn--l-7sba6dbr.example/'])
  })

  test('marks that turn the direction around end an address', () => {
    expect(links('https://example.com/\u202etxt.exe')).toEqual(['https://example.com/'])
  })

  test('a long text without links is one part', () => {
    expect(linkify('a'.repeat(8_000))).toHaveLength(1)
  })
})
