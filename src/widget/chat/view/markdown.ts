import { destinationOf, isSaid } from '#shared/markdown/linkify.ts'
import { type MarkdownNode, parseMarkdown, textOf } from '#shared/markdown/parse.ts'
import { h } from './dom.ts'
import { isFollowed, link } from './links.ts'

type Children = (Node | string)[]

const INLINE = { strong: 'strong', emphasis: 'em', strike: 's' } as const

/** A text with its marks shown, built of elements: no string of anybody's ever becomes markup. */
export function renderMarkdown(text: string): Children {
  return rendered(parseMarkdown(text))
}

/** What is read of a text, without its marks. */
export function spokenText(text: string): string {
  return parseMarkdown(text)
    .map((node) => textOf([node]))
    .join(' ')
}

/** A list or a quote goes one way as a whole: its marks stand where it begins. */
function rendered(nodes: readonly MarkdownNode[], isInside = false): Children {
  return nodes.flatMap((node) => renderedNode(node, isInside ? {} : { dir: 'auto' }))
}

function renderedNode(node: MarkdownNode, direction: { dir?: 'auto' }): Children {
  switch (node.kind) {
    case 'text':
      return [node.text]
    // Leads into a console, and nowhere from here.
    case 'message':
      return [node.text]
    case 'break':
      return [h('br')]
    case 'code':
      return [h('code', { dir: 'ltr' }, node.text)]
    case 'codeBlock':
      return [h('pre', { dir: 'ltr', tabindex: 0 }, node.text)]
    case 'link':
      return renderedLink(node)
    case 'paragraph':
      return [h('p', direction, ...inside(node))]
    case 'heading':
      return [h('p', direction, h('strong', {}, ...inside(node)))]
    case 'quote':
      return [h('blockquote', direction, ...inside(node))]
    case 'list':
      return node.start === null
        ? [h('ul', direction, ...inside(node))]
        : [h('ol', { ...direction, start: node.start }, ...inside(node))]
    case 'item':
      return [h('li', {}, ...inside(node))]
    default:
      return [h(INLINE[node.kind], {}, ...inside(node))]
  }
}

function inside({ children }: { children: readonly MarkdownNode[] }): Children {
  return rendered(children, true)
}

/** Words that lead somewhere say where to; those that are not followed say so too, and are words. */
function renderedLink({ url, text, children }: Extract<MarkdownNode, { kind: 'link' }>): Children {
  const words = rendered(children, true)
  const destination = destinationOf(url)
  const where = isSaid(destination, text) ? [] : [h('bdi', { class: 'where' }, ` (${destination})`)]
  return [...(isFollowed(url) ? [link(url, words)] : words), ...where]
}
