export type Piece = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string }

const CANDIDATE = /https?:\/\/[^\s<>"'`\p{Cc}\u202a-\u202e\u2066-\u2069]+/giu
/** What ends a sentence rather than an address. */
const TRAILING = /[.,:;!?…»”’،؛؟。]+$/u

/** Splits a text into plain pieces and web links. Only http and https become links. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(CANDIDATE)) {
    const address = trim(match[0])
    const href = safeHref(address)
    if (!href) continue
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) })
    pieces.push({ kind: 'link', text: address, href })
    end = match.index + address.length
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) })
  return pieces
}

/** Drops punctuation at the end, and closing brackets that were opened before the address. */
function trim(address: string): string {
  const trimmed = address.replace(TRAILING, '')
  for (const [open, close] of ['()', '[]']) {
    if (open && close && trimmed.endsWith(close) && count(trimmed, open) < count(trimmed, close)) {
      return trim(trimmed.slice(0, -1))
    }
  }
  return trimmed
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}

/** Null for what is no http address, and for one that carries a name and password: those are used to mislead. */
function safeHref(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { href, protocol, username, password } = new URL(address)
  const isWeb = protocol === 'http:' || protocol === 'https:'
  return isWeb && !username && !password ? href : null
}
