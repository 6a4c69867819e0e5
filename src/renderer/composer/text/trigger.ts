import type { DraftKind } from '#shared/ipc.ts'

/** What stands before the caret and asks for something: `/` for a canned response, `@` for a person, `:` for an emoji. */
export interface Trigger {
  what: 'canned' | 'person' | 'emoji'
  /** Where its sign stands. */
  from: number
  /** Where the caret is. */
  to: number
  query: string
}

/** Titles and names have blanks in them, so a search may; it begins with a character all the same. */
const SLASH_OR_AT = /(?:^|[\s(])([/@])((?:[^\s/@][^\n/@]{0,59})?)$/
/** From the second character on: `:)` and a time of day are no search. */
const COLON = /(?:^|[\s(])(:)([\p{L}\p{N}_+-]{2,40})$/u

/** What is being asked for at the caret. Customers have no names to mention, so `@` is of notes alone. */
export function triggerAt(text: string, caret: number, kind: DraftKind): Trigger | null {
  const before = text.slice(Math.max(0, caret - 64), caret)
  const found = COLON.exec(before) ?? SLASH_OR_AT.exec(before)
  if (!found) return null
  const [, sign, query = ''] = found
  if (sign === '@' && kind !== 'note') return null
  const what = sign === '/' ? 'canned' : sign === '@' ? 'person' : 'emoji'
  return { what, from: caret - query.length - 1, to: caret, query }
}
