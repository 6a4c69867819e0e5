import { type RefObject, useEffect } from 'react'
import type { Id } from '#shared/ids.ts'
import { matchesIn, parseSearch, type SearchTerm } from '#shared/words.ts'

/** What was found is marked in the text itself, without touching the elements: `theme.css` says how it looks. */
const MARKS = { found: new Highlight(), current: new Highlight() } as const
for (const [name, marks] of Object.entries(MARKS)) CSS.highlights.set(`find-${name}`, marks)

/** Marks the words of a query in the messages on the screen, those of the current hit more strongly. */
export function useTextMarks(
  scroller: RefObject<HTMLElement | null>,
  query: string,
  currentId: Id | undefined,
  lines: unknown,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other lines have other texts
  useEffect(() => {
    const element = scroller.current
    const terms = termsOf(query)
    if (!element || terms.length === 0) return
    const ranges = [...element.querySelectorAll<HTMLElement>('[data-entry] .selectable')].flatMap((text) => {
      const isCurrent = text.closest<HTMLElement>('[data-entry]')?.dataset.entry === currentId
      return rangesIn(text, terms).map((range) => ({ range, marks: isCurrent ? MARKS.current : MARKS.found }))
    })
    for (const { range, marks } of ranges) marks.add(range)
    return () => {
      for (const { range, marks } of ranges) marks.delete(range)
    }
  }, [scroller, query, currentId, lines])
}

function termsOf(query: string): readonly SearchTerm[] {
  try {
    return parseSearch(query)
  } catch {
    // More words than a search takes: it says so itself.
    return []
  }
}

function rangesIn(element: HTMLElement, terms: readonly SearchTerm[]): readonly Range[] {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const ranges: Range[] = []
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const [start, length] of matchesIn(node.textContent ?? '', terms)) {
      const range = new Range()
      range.setStart(node, start)
      range.setEnd(node, start + length)
      ranges.push(range)
    }
  }
  return ranges
}
