import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { renderMarkdown } from '../../../src/widget/chat/view/markdown.ts'
import { HOSTILE } from '../../support/hostile.ts'

/** As much of an element as the widget builds with: what it was asked to be, and nothing it could read as HTML. */
class Built {
  readonly attributes = new Map<string, string>()
  readonly children: (Built | string)[] = []
  readonly tag: string
  constructor(tag: string) {
    this.tag = tag
  }
  append(...children: (Built | string)[]): void {
    this.children.push(...children)
  }
  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value)
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name)
  }
}

beforeEach(() => {
  vi.stubGlobal('document', { createElement: (tag: string) => new Built(tag) })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const build = (text: string) => renderMarkdown(text) as unknown as (Built | string)[]

function elementsOf(nodes: readonly (Built | string)[]): Built[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...elementsOf(node.children)]))
}

const ALLOWED: Record<string, readonly string[]> = {
  p: ['dir'],
  br: [],
  strong: [],
  em: [],
  s: [],
  code: ['dir'],
  pre: ['dir', 'tabindex'],
  blockquote: ['dir'],
  ul: ['dir'],
  ol: ['dir', 'start'],
  li: [],
  a: ['href', 'target', 'rel'],
  bdi: ['class'],
}

function expectHarmless(text: string): void {
  for (const { tag, attributes } of elementsOf(build(text))) {
    expect(ALLOWED).toHaveProperty(tag)
    for (const [name, value] of attributes) {
      expect(ALLOWED[tag], `${tag} ${name}`).toContain(name)
      if (name === 'href') expect(value).toMatch(/^(?:https:\/\/|mailto:)/)
      if (name === 'rel') expect(value).toBe('noopener noreferrer nofollow')
    }
  }
}

it.each(HOSTILE)('makes nothing but words with marks of %j', expectHarmless)

it('makes nothing else of anything that is put together of marks, addresses and what browsers run', () => {
  const piece = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.constantFrom(
      '**',
      '_',
      '~~',
      '`',
      '```\n',
      '> ',
      '- ',
      '1. ',
      '# ',
      '[',
      '](',
      ')',
      '<',
      '>',
      '\n',
      '\n\n',
    ),
    fc.constantFrom(
      'https://a.example/',
      'http://a.example',
      'mailto:a@b.example',
      'javascript:',
      'data:',
      'vbscript:',
    ),
    fc.string({ maxLength: 6 }),
  )
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
  fc.assert(fc.property(text, expectHarmless), { numRuns: 500 })
})

it('follows what is encrypted or mail, and says where words lead', () => {
  const hrefs = (text: string) =>
    elementsOf(build(text)).flatMap(({ attributes }) => attributes.get('href') ?? [])
  expect(hrefs('[a](https://a.example/x) [b](http://b.example) <mailto:c@d.example>')).toEqual([
    'https://a.example/x',
    'mailto:c@d.example',
  ])
  const where = elementsOf(build('[your bank](https://evil.example) [b](http://b.example)'))
    .filter(({ tag }) => tag === 'bdi')
    .map(({ children }) => children.join(''))
  expect(where).toEqual([' (evil.example)', ' (b.example)'])
})

it('turns a list or a quote to one side as a whole', () => {
  const directed = (text: string) =>
    elementsOf(build(text))
      .filter(({ attributes }) => attributes.has('dir'))
      .map(({ tag }) => tag)
  expect(directed('one\n\n- two\n- three\n\n> four')).toEqual(['p', 'ul', 'blockquote'])
})
