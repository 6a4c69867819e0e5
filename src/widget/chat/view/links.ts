import { linkify } from '#shared/markdown/linkify.ts'
import { h } from './dom.ts'

const FOLLOWED = new Set(['https:', 'mailto:'])

/** Whether an address is one to lead visitors to from somebody's site: nothing that others on the way can read. */
export function isFollowed(url: string): boolean {
  return FOLLOWED.has(new URL(url).protocol)
}

/** A link out of the chat, which tells where it leads nothing of where it came from. */
export function link(url: string, children: readonly (Node | string)[]): HTMLAnchorElement {
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer nofollow' }, ...children)
}

/** A text as it was written, with the addresses in it to be followed. */
export function linked(text: string): (Node | string)[] {
  return linkify(text).map((part) =>
    part.kind === 'link' && isFollowed(part.url) ? link(part.url, [part.text]) : part.text,
  )
}
