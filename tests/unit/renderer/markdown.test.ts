import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { LinkedText } from '../../../src/renderer/conversation/LinkedText.tsx'
import { isEmojiOnly } from '../../../src/renderer/conversation/markdown/emoji.ts'
import { Markdown } from '../../../src/renderer/conversation/markdown/Markdown.tsx'
import { MAX_BODY } from '../../../src/shared/entities.ts'
import { linkTo } from '../../../src/shared/markdown/message-link.ts'
import { type MarkdownNode, parseMarkdown, textOf } from '../../../src/shared/markdown/parse.ts'
import { HOSTILE } from '../../support/hostile.ts'
import { ME, SESSION } from './fixtures.ts'

function kindsOf(nodes: readonly MarkdownNode[]): string[] {
  return nodes.flatMap((node) => ['children' in node ? kindsOf(node.children) : [], node.kind].flat())
}

function linksOf(nodes: readonly MarkdownNode[]): string[] {
  return nodes.flatMap((node) => [
    ...(node.kind === 'link' ? [node.url] : []),
    ...('children' in node ? linksOf(node.children) : []),
  ])
}

describe('parseMarkdown', () => {
  test.each([
    ['**a**', 'strong'],
    ['*a*', 'emphasis'],
    ['_a_', 'emphasis'],
    ['~~a~~', 'strike'],
    ['`a`', 'code'],
    ['```\na\n```', 'codeBlock'],
    ['> a', 'quote'],
    ['- a', 'list'],
    ['3. a', 'list'],
    ['# a', 'heading'],
    ['[a](https://a.example)', 'link'],
    ['a\nb', 'break'],
  ])('%j has a mark that is read', (text, kind) => {
    expect(kindsOf(parseMarkdown(text))).toContain(kind)
  })

  test.each([
    ['a snake_case_name'],
    ['#4711'],
    ['2 * 3 * 4'],
    ['\\\\server\\share\\_new_files'],
    ['&lt;b&gt; &amp;'],
    ['<b>no</b> <img src=x onerror=alert(1)>'],
    ['| a | b |\n|---|---|'],
    ['text\n---'],
    ['    indented'],
    ['[x]: a.example'],
  ])('%j is text', (text) => {
    expect(kindsOf(parseMarkdown(text)).filter((kind) => kind !== 'text' && kind !== 'break')).toEqual([
      'paragraph',
    ])
  })

  test('an address is one piece, whatever marks it seems to contain', () => {
    const text = 'See https://a.example/_x_/*y*~~z~~?a=`b, or mailto:a_b_c@d.example.'
    expect(linksOf(parseMarkdown(text))).toEqual([
      'https://a.example/_x_/*y*~~z~~?a=',
      'mailto:a_b_c@d.example',
    ])
    expect(textOf(parseMarkdown('**https://a.example/x**'))).toBe('https://a.example/x')
    expect(linksOf(parseMarkdown('xhttps://a.example and `https://b.example`'))).toEqual([])
  })

  test.each([
    ['[a](javascript:alert(1))'],
    ['[a](data:text/html,x)'],
    ['[a](file:///etc/passwd)'],
    ['[a](//evil.example)'],
    ['[a](https://bank.example@evil.example)'],
    ['[a](vbscript:x)'],
    ['![a](javascript:alert(1))'],
  ])('%s leads nowhere', (text) => {
    expect(linksOf(parseMarkdown(text))).toEqual([])
  })

  test('a link to a message leads into the console, and only a whole one does', () => {
    const [sessionId, messageId] = [SESSION, ME]
    const link = linkTo({ id: messageId, sessionId })
    expect(parseMarkdown(`See ${link}.`)).toEqual([
      {
        kind: 'paragraph',
        children: [
          { kind: 'text', text: 'See ' },
          { kind: 'message', text: link, sessionId, messageId },
          { kind: 'text', text: '.' },
        ],
      },
    ])
    for (const broken of [`${link}0`, `${link}/x`, 'parley://chat/1/2', `x${link}`, `[a](${link})`]) {
      expect(kindsOf(parseMarkdown(broken)).filter((kind) => kind === 'link')).toEqual([])
    }
    expect(kindsOf(parseMarkdown(`${link}/x`))).not.toContain('message')
  })

  test('nothing that somebody wrote is lost, however deep it lies', () => {
    for (const mark of ['> ', '- ', '**', '_', '1. ']) {
      expect(textOf(parseMarkdown(`${mark.repeat(200)}deep`))).toContain('deep')
    }
    const nested = `${'*a '.repeat(500)}${'a* '.repeat(500)}`
    expect(parseMarkdown(nested)).toEqual([{ kind: 'paragraph', children: [{ kind: 'text', text: nested }] }])
  })

  /** Each would hang a parser that goes back over what it has read: the time of a test is the limit. */
  test.each([
    '*a ',
    '[',
    '`',
    '> ',
    '- ',
    '*a_',
    '![[',
    '](',
    '**a',
    '~~',
    'http:',
    '[a](',
    '```',
    '_*',
    '\t',
    '[](',
    ')',
  ])('a message of nothing but %j is parsed', (piece) => {
    const half = piece.repeat(Math.floor(MAX_BODY / piece.length / 2))
    const mirrored = half + [...half].reverse().join('')
    expect(parseMarkdown(mirrored).length).toBeGreaterThanOrEqual(0)
    expect(parseMarkdown(`https://${mirrored.slice(8)}`).length).toBeGreaterThan(0)
  })
})

describe('what is rendered', () => {
  const rendered = (text: string) => renderToStaticMarkup(createElement(Markdown, { text }))

  test('words that lead elsewhere say where to', () => {
    expect(rendered('[the bank](https://evil.example/login)')).toContain('(evil.example)')
    expect(rendered('[https://bank.example/?x=evil.example](https://evil.example)')).toContain(
      '(evil.example)',
    )
    expect(rendered('https://evil.example/login')).not.toContain('(evil.example)')
    expect(rendered('[bänk.example](https://bänk.example)')).toContain('(xn--bnk-qla.example)')
  })

  test.each(HOSTILE)('%j becomes no markup', (text) => {
    for (const markup of [rendered(text), renderToStaticMarkup(createElement(LinkedText, { text }))]) {
      const elements = [...markup.matchAll(/<(\w+)([^>]*)>/g)]
      const names = elements.map(([, name]) => name)
      expect(names.filter((name) => !ELEMENTS.includes(name ?? ''))).toEqual([])
      const attributes = elements.map(([, , given]) => given).join(' ')
      expect(attributes).not.toMatch(/\son\w+=|javascript:|srcdoc|href=|src=/i)
    }
  })
})

const ELEMENTS = 'div p span br strong em s code pre blockquote ul ol li bdi button svg path rect line'.split(
  ' ',
)

describe('isEmojiOnly', () => {
  test.each(['🙏', '👍🏽 🎉', '❤️', '🇩🇪', '👨‍👩‍👧', '1️⃣', ' 🙏🙏🙏 '])('%s', (text) => {
    expect(isEmojiOnly(text)).toBe(true)
  })

  test.each(['', ' ', '1', '©', 'ok 👍', '🙏🙏🙏🙏', '#', 'a'])('not %j', (text) => {
    expect(isEmojiOnly(text)).toBe(false)
  })
})
