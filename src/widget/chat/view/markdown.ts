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

function rendered(nodes: readonly MarkdownNode[]): Children {
  return nodes.flatMap(renderedNode)
}

function renderedNode(node: MarkdownNode): Children {
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
      return [h('p', { dir: 'auto' }, ...rendered(node.children))]
    case 'heading':
      return [h('p', { dir: 'auto' }, h('strong', {}, ...rendered(node.children)))]
    case 'quote':
      return [h('blockquote', {}, ...rendered(node.children))]
    case 'list':
      return node.start === null
        ? [h('ul', {}, ...rendered(node.children))]
        : [h('ol', { start: node.start }, ...rendered(node.children))]
    case 'item':
      return [h('li', { dir: 'auto' }, ...rendered(node.children))]
    default:
      return [h(INLINE[node.kind], {}, ...rendered(node.children))]
  }
}

/** Words that lead somewhere say where to; those that are not followed say so too, and are words. */
function renderedLink({ url, text, children }: Extract<MarkdownNode, { kind: 'link' }>): Children {
  const words = rendered(children)
  const destination = destinationOf(url)
  const where = isSaid(destination, text) ? [] : [h('bdi', { class: 'where' }, ` (${destination})`)]
  return [...(isFollowed(url) ? [link(url, words)] : words), ...where]
}
