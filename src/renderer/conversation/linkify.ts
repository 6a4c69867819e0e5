type Part = { kind: 'text'; text: string } | { kind: 'link'; text: string; url: string }

const CANDIDATE = /\b(?:https?:\/\/|mailto:)[^\s<>"'`\p{Cc}\p{Cf}]+/giu
const ALLOWED = new Set(['http:', 'https:', 'mailto:'])

/** Cuts a text into plain parts and links. What is not clearly a safe address stays text. */
export function linkify(text: string): readonly Part[] {
  const parts: Part[] = []
  let end = 0
  for (const match of text.matchAll(CANDIDATE)) {
    const candidate = withoutTrailing(match[0])
    const url = safeUrl(candidate)
    if (!url) continue
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) })
    parts.push({ kind: 'link', text: candidate, url })
    end = match.index + candidate.length
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) })
  return parts
}

/** The address with its host in punycode, so that a look-alike shows; null for what must not be followed. */
function safeUrl(candidate: string): string | null {
  try {
    const url = new URL(candidate)
    // `https://bank.example@evil.example` reads as one host and goes to another.
    const hidesHost = url.username !== '' || url.password !== ''
    return ALLOWED.has(url.protocol) && !hidesHost ? url.href : null
  } catch {
    return null
  }
}

/** A full stop or a bracket after an address belongs to the sentence, a bracket that it opened itself does not. */
function withoutTrailing(candidate: string): string {
  let text = candidate
  for (;;) {
    const last = text[text.length - 1] ?? ''
    const isStray = last === ')' ? count(text, ')') > count(text, '(') : /[.,;:!?\]}*_~،。，؟！]/u.test(last)
    if (!isStray) return text
    text = text.slice(0, -1)
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
