/** What a field holds, and what of it is selected. */
export interface FieldState {
  text: string
  start: number
  end: number
}

/** Puts `insert` in the place of `from` to `to`; what is selected afterwards is `start` to `end`. */
export interface Edit {
  from: number
  to: number
  insert: string
  start: number
  end: number
}

export type Format = 'bold' | 'italic' | 'strike' | 'code'

const MARKS = { bold: '**', italic: '_', strike: '~~', code: '`' } as const satisfies Record<Format, string>
const FENCE = '```'

/** Marks what is selected, or takes its marks away again. With nothing selected, writing goes on between them. */
export function format({ text, start, end }: FieldState, how: Format): Edit {
  const mark = MARKS[how]
  const chosen = text.slice(start, end)
  if (how === 'code' && chosen.includes('\n')) return fence({ text, start, end })
  // Blanks at the edge of what was selected stay outside: a mark beside a blank is none.
  const from = start + (chosen.length - chosen.trimStart().length)
  const to = chosen.trim() === '' ? from : end - (chosen.length - chosen.trimEnd().length)
  const inner = text.slice(from, to)
  const size = mark.length
  if (isMarked(text.slice(from - size, from), text.slice(to, to + size), mark)) {
    return { from: from - size, to: to + size, insert: inner, start: from - size, end: to - size }
  }
  if (inner.length > 2 * size && inner.startsWith(mark) && inner.endsWith(mark)) {
    const bare = inner.slice(size, -size)
    return { from, to, insert: bare, start: from, end: from + bare.length }
  }
  return { from, to, insert: mark + inner + mark, start: from + size, end: to + size }
}

function isMarked(before: string, after: string, mark: string): boolean {
  return before === mark && after === mark
}

function fence({ text, start, end }: FieldState): Edit {
  const before = start > 0 && text[start - 1] !== '\n' ? '\n' : ''
  const after = end < text.length && text[end] !== '\n' ? '\n' : ''
  const open = `${before}${FENCE}\n`
  const insert = `${open}${text.slice(start, end)}\n${FENCE}${after}`
  return { from: start, to: end, insert, start: start + open.length, end: end + open.length }
}

const LIST_ITEM = /^(\s*)(?:([-*•])|(\d{1,3})([.)])|(>))(\s+)(.*)$/

/** Enter in a list begins the next item; in an empty item it ends the list. Null: an Enter like any other. */
export function continueList({ text, start, end }: FieldState): Edit | null {
  if (start !== end) return null
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const item = LIST_ITEM.exec(text.slice(lineStart, start))
  if (!item) return null
  const [, indent = '', bullet, number, dot = '', quote, gap = ' ', content = ''] = item
  if (content.trim() === '')
    return { from: lineStart, to: start, insert: '', start: lineStart, end: lineStart }
  const marker = number === undefined ? (bullet ?? quote ?? '') : `${Number(number) + 1}${dot}`
  const insert = `\n${indent}${marker}${gap}`
  return { from: start, to: start, insert, start: start + insert.length, end: start + insert.length }
}

/** Puts a text in the place of something, with the caret behind it. */
export function replacing(from: number, to: number, insert: string): Edit {
  return { from, to, insert, start: from + insert.length, end: from + insert.length }
}
