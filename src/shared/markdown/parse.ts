import MarkdownIt, { type StateInline, type Token } from 'markdown-it'
import { addressAtStart, safeUrl } from './linkify.ts'
import { type MessagePlace, messageLinkAtStart } from './message-link.ts'

/** A text with its marks read. There is no node for markup of any kind: what is not here is text. */
export type MarkdownNode =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'code' | 'codeBlock'; text: string }
  | { kind: 'link'; url: string; text: string; children: readonly MarkdownNode[] }
  | ({ kind: 'message'; text: string } & MessagePlace)
  | { kind: 'list'; start: number | null; children: readonly MarkdownNode[] }
  | {
      kind: 'paragraph' | 'heading' | 'quote' | 'item' | 'strong' | 'emphasis' | 'strike'
      children: readonly MarkdownNode[]
    }

/** Nobody nests deeper who means to be read; a text that does is shown as it was typed. */
const MAX_DEPTH = 12
/** Far above {@link MAX_DEPTH}: the parser drops what lies deeper, and nothing of a message may be dropped. */
const PARSER_DEPTH = 100
/** No message is longer; what is, is no chat message, and its marks are left alone. */
const MAX_LENGTH = 10_000

/**
 * Only what a chat needs. No pictures, tables, HTML or entities, and no backslash: `\\server\share` is an address of
 * somebody's files more often than an escape.
 */
const markdown = new MarkdownIt('zero', { html: false, breaks: true, maxNesting: PARSER_DEPTH }).enable([
  'fence',
  'blockquote',
  'list',
  'heading',
  'newline',
  'backticks',
  'strikethrough',
  'emphasis',
  'link',
  'balance_pairs',
  'fragments_join',
])
markdown.validateLink = (url) => safeUrl(url) !== null
markdown.inline.ruler.before('backticks', 'address', readAddress)
markdown.inline.ruler.before('address', 'message', readMessageLink)

export function parseMarkdown(text: string): readonly MarkdownNode[] {
  if (text.length > MAX_LENGTH) return asTyped(text)
  const tokens = markdown.parse(text, {})
  const isTooDeep = tokens.some(
    ({ level, children }) => level + Math.max(0, ...(children ?? []).map((child) => child.level)) > MAX_DEPTH,
  )
  return isTooDeep ? asTyped(text) : nodesOf(tokens)
}

/** A written address is one piece, whatever marks it seems to contain. */
function readAddress(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== ':' || state.linkLevel > 0) return false
  const scheme = /(?:^|[^\p{L}\p{N}_])(https?|mailto)$/iu.exec(state.pending.slice(-8))?.[1]
  if (scheme === undefined) return false
  const address = addressAtStart(state.src.slice(state.pos - scheme.length, state.posMax))
  if (!address) return false
  if (!silent) {
    state.pending = state.pending.slice(0, -scheme.length)
    const open = state.push('link_open', 'a', 1)
    open.attrs = [['href', address.url]]
    state.push('text', '', 0).content = address.text
    state.push('link_close', 'a', -1)
  }
  state.pos += address.text.length - scheme.length
  return true
}

/** A link to a message is no address for outside: it is followed in here. */
function readMessageLink(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== ':' || !/(?:^|[^\p{L}\p{N}_])parley$/u.test(state.pending.slice(-7)))
    return false
  const start = state.pos - 'parley'.length
  const link = messageLinkAtStart(state.src.slice(start, state.posMax))
  if (!link) return false
  if (!silent) {
    state.pending = state.pending.slice(0, -'parley'.length)
    state.push('message_link', '', 0).content = link.text
  }
  state.pos = start + link.text.length
  return true
}

function asTyped(text: string): readonly MarkdownNode[] {
  return [{ kind: 'paragraph', children: [{ kind: 'text', text }] }]
}

const CONTAINERS = {
  paragraph_open: 'paragraph',
  heading_open: 'heading',
  blockquote_open: 'quote',
  list_item_open: 'item',
  strong_open: 'strong',
  em_open: 'emphasis',
  s_open: 'strike',
} as const

/** Tokens come flat, each opening one with its closing one behind it. */
function nodesOf(tokens: readonly Token[]): MarkdownNode[] {
  const root: MarkdownNode[] = []
  const open: { token: Token; children: MarkdownNode[] }[] = []
  for (const token of tokens) {
    const siblings = open.at(-1)?.children ?? root
    if (token.nesting === 1) open.push({ token, children: [] })
    else if (token.nesting === 0) siblings.push(...leafOf(token))
    else {
      const closed = open.pop()
      if (closed) (open.at(-1)?.children ?? root).push(containerOf(closed.token, closed.children))
    }
  }
  return root
}

function containerOf(token: Token, children: readonly MarkdownNode[]): MarkdownNode {
  switch (token.type) {
    case 'link_open':
      return linkOf(String(token.attrGet('href')), children)
    case 'bullet_list_open':
      return { kind: 'list', start: null, children }
    case 'ordered_list_open':
      return { kind: 'list', start: Number(token.attrGet('start') ?? 1), children }
    default:
      return { kind: kindOf(token.type), children }
  }
}

/** With its host as it really is; the parser has asked `validateLink` before. */
function linkOf(href: string, children: readonly MarkdownNode[]): MarkdownNode {
  const url = safeUrl(href)
  const text = textOf(children)
  return url === null ? { kind: 'text', text } : { kind: 'link', url, text, children }
}

function kindOf(type: string) {
  return type in CONTAINERS ? CONTAINERS[type as keyof typeof CONTAINERS] : 'paragraph'
}

function leafOf(token: Token): MarkdownNode[] {
  switch (token.type) {
    case 'inline':
      return nodesOf(token.children ?? [])
    case 'softbreak':
    case 'hardbreak':
      return [{ kind: 'break' }]
    case 'message_link': {
      const link = messageLinkAtStart(token.content)
      return link ? [{ kind: 'message', ...link }] : []
    }
    case 'code_inline':
      return [{ kind: 'code', text: token.content }]
    case 'fence':
      return [{ kind: 'codeBlock', text: token.content.replace(/\n$/, '') }]
    default:
      return token.content === '' ? [] : [{ kind: 'text', text: token.content }]
  }
}

/** What is read of them. */
export function textOf(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => ('children' in node ? textOf(node.children) : node.kind === 'break' ? ' ' : node.text))
    .join('')
}
