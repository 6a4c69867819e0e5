/**
 * Variables of prepared texts: `{{customer.name}}` and the like. The server checks with it what is saved, the console
 * fills in with it what is sent. Nothing in a text is ever run, and what is filled in is not looked at again.
 */
export const VARIABLES = [
  'customer.name',
  'customer.firstName',
  'agent.name',
  'workspace.name',
  'session.reference',
] as const

/** `{{attribute.<key>}}` is the customer's or the session's custom attribute of that key. */
const ATTRIBUTE = /^attribute\.[a-z][a-zA-Z0-9_]{0,39}$/

const OPEN = '{{'
const CLOSE = '}}'

interface Piece {
  readonly text: string
  /** The name between the braces, for a piece that is a variable. */
  readonly variable: string | null
}

/** In one pass: whatever stands between `{{` and the next `}}` is a variable. An open end is a text like any other. */
function* piecesOf(body: string): Generator<Piece> {
  let from = 0
  for (;;) {
    const open = body.indexOf(OPEN, from)
    const close = open < 0 ? -1 : body.indexOf(CLOSE, open + OPEN.length)
    if (close < 0) break
    if (open > from) yield { text: body.slice(from, open), variable: null }
    const end = close + CLOSE.length
    yield { text: body.slice(open, end), variable: body.slice(open + OPEN.length, close).trim() }
    from = end
  }
  if (from < body.length) yield { text: body.slice(from), variable: null }
}

/** The names of a text's variables, known or not, each once, in the order of their first appearance. */
export function variablesIn(body: string): string[] {
  const names = new Set<string>()
  for (const { variable } of piecesOf(body)) if (variable !== null) names.add(variable)
  return [...names]
}

export function isKnownVariable(name: string): boolean {
  return (VARIABLES as readonly string[]).includes(name) || ATTRIBUTE.test(name)
}

/** What variables stand for, by name; null or absent where there is nothing to say. */
export type VariableValues = Readonly<Record<string, string | null>>

/** The text with its variables filled in. Those without a value stay as they are, and are named in `missing`. */
export function fill(body: string, values: VariableValues): { text: string; missing: string[] } {
  const missing = new Set<string>()
  let text = ''
  for (const piece of piecesOf(body)) {
    const value = piece.variable === null ? piece.text : filledIn(values, piece.variable)
    if (value === null && piece.variable !== null) missing.add(piece.variable)
    text += value ?? piece.text
  }
  return { text, missing: [...missing] }
}

function filledIn(values: VariableValues, name: string): string | null {
  return Object.hasOwn(values, name) ? (values[name] ?? null) : null
}
