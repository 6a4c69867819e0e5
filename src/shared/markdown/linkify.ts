type Part = { kind: 'text'; text: string } | Address

interface Address {
  kind: 'link'
  text: string
  url: string
}

const CANDIDATE = /\b(?:https?:\/\/|mailto:)[^\s<>"'`\p{Cc}\p{Cf}]+/giu
const ALLOWED = new Set(['http:', 'https:', 'mailto:'])

/** Cuts a text into plain parts and links. What is not clearly a safe address stays text. */
export function linkify(text: string): readonly Part[] {
  const parts: Part[] = []
  let end = 0
  for (const match of text.matchAll(CANDIDATE)) {
    const address = addressOf(match[0])
    if (!address) continue
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) })
    parts.push(address)
    end = match.index + address.text.length
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) })
  return parts
}

/** The address that a text begins with. */
export function addressAtStart(text: string): Address | null {
  // Searching on behind a beginning that is none would read a long text once for each colon in it.
  const beginning = new RegExp(CANDIDATE.source.replace('\\b', ''), 'iuy').exec(text)
  return beginning ? addressOf(beginning[0]) : null
}

function addressOf(candidate: string): Address | null {
  const text = withoutTrailing(candidate)
  const url = safeUrl(text)
  return url === null ? null : { kind: 'link', text, url }
}

/** The address with its host in punycode, so that a look-alike shows; null for what must not be followed. */
export function safeUrl(candidate: string): string | null {
  try {
    const url = new URL(candidate)
    // `https://bank.example@evil.example` reads as one host and goes to another.
    const hidesHost = url.username !== '' || url.password !== ''
    return ALLOWED.has(url.protocol) && !hidesHost ? url.href : null
  } catch {
    return null
  }
}

/** Where an address leads, as short as it can be said: the host, or the mailbox. */
export function destinationOf(url: string): string {
  const { protocol, host, pathname } = new URL(url)
  return protocol === 'mailto:' ? pathname : host
}

/** Whether the words of a link are where it leads, and not another address that merely contains it. */
export function isSaid(destination: string, words: string): boolean {
  const said = words.trim()
  const url = safeUrl(said)
  return url === null ? said === destination : destinationOf(url) === destination
}

/** A full stop, a closing quotation mark or a bracket after an address belongs to the sentence, a bracket that it opened itself does not. */
function withoutTrailing(candidate: string): string {
  let end = candidate.length
  let surplus = count(candidate, ')') - count(candidate, '(')
  for (; end > 0; end -= 1) {
    const last = candidate[end - 1] ?? ''
    if (last === ')' && surplus > 0) surplus -= 1
    else if (!/[.,;:!?\]}*_~،。，؟！”’»“]/u.test(last)) break
  }
  return candidate.slice(0, end)
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
