import { createElement, Fragment, type ReactNode, useMemo } from 'react'
import { destinationOf, isSaid } from '#shared/markdown/linkify.ts'
import { type MarkdownNode, parseMarkdown } from '#shared/markdown/parse.ts'
import { MessageLink } from '../MessageLink.tsx'
import { OutsideLink } from '../OutsideLink.tsx'
import { CodeBlock } from './CodeBlock.tsx'

const INLINE = { strong: 'strong', emphasis: 'em', strike: 's' } as const

/** A text with its marks shown, built of elements: no string of anybody's ever becomes markup. */
export function Markdown({ text }: { text: string }) {
  const nodes = useMemo(() => parseMarkdown(text), [text])
  return <div className="selectable flex min-w-0 flex-col gap-1.5 break-words">{rendered(nodes)}</div>
}

type Direction = { dir?: 'auto' }

/** A list or a quote goes one way as a whole: its marks stand where it begins. */
function rendered(nodes: readonly MarkdownNode[], isInside = false): ReactNode {
  return nodes.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the nodes of one text never change places
    <Fragment key={index}>{renderedNode(node, isInside ? {} : { dir: 'auto' })}</Fragment>
  ))
}

function renderedNode(node: MarkdownNode, direction: Direction): ReactNode {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'break':
      return <br />
    case 'code':
      return (
        <code dir="ltr" className="rounded-xs bg-hover px-1 py-px font-mono text-13 [overflow-wrap:anywhere]">
          {node.text}
        </code>
      )
    case 'codeBlock':
      return <CodeBlock text={node.text} />
    case 'link':
      return <NamedLink {...node} />
    case 'message':
      return <MessageLink {...node} />
    case 'paragraph':
    case 'heading':
      return (
        <p {...direction} className={node.kind === 'heading' ? 'font-semibold' : 'whitespace-pre-wrap'}>
          {rendered(node.children, true)}
        </p>
      )
    case 'quote':
      return (
        <blockquote
          {...direction}
          className="flex flex-col gap-1.5 border-s-2 border-line-strong ps-2.5 text-muted"
        >
          {rendered(node.children, true)}
        </blockquote>
      )
    case 'list':
      return <List list={node} direction={direction} />
    case 'item':
      return <li className="ps-1 marker:text-muted">{rendered(node.children, true)}</li>
    default:
      return createElement(INLINE[node.kind], null, rendered(node.children, true))
  }
}

interface ListProps {
  list: Extract<MarkdownNode, { kind: 'list' }>
  direction: Direction
}

function List({ list: { start, children }, direction }: ListProps) {
  const className = 'figures flex flex-col gap-0.5 ps-6'
  const items = rendered(children, true)
  return start === null ? (
    <ul {...direction} className={`${className} list-disc`}>
      {items}
    </ul>
  ) : (
    <ol {...direction} start={start} className={`${className} list-decimal`}>
      {items}
    </ol>
  )
}

/** Words that lead somewhere say where to. */
function NamedLink({ url, text, children }: Extract<MarkdownNode, { kind: 'link' }>) {
  const destination = destinationOf(url)
  const isPlain = isSaid(destination, text)
  return (
    <>
      <OutsideLink url={url} isAddress={isPlain}>
        {rendered(children, true)}
      </OutsideLink>
      {!isPlain && <bdi className="text-12 text-muted [overflow-wrap:anywhere]"> ({destination})</bdi>}
    </>
  )
}
