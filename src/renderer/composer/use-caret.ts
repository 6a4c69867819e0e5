import { type RefObject, useLayoutEffect, useState } from 'react'

/** Where the caret stood in each draft, for as long as the window is open. */
const carets = new Map<string, number>()

/** Where the caret is, while nothing is selected and the field has the focus; in a draft that comes back, where it was. */
export function useCaret(field: RefObject<HTMLTextAreaElement | null>, draft: string) {
  const [caret, setCaret] = useState<number | null>(null)
  useLayoutEffect(() => {
    const place = carets.get(draft) ?? field.current?.value.length ?? 0
    field.current?.setSelectionRange(place, place)
  }, [draft, field])

  function look(): void {
    const element = field.current
    if (!element) return
    carets.set(draft, element.selectionStart)
    const isOneplace = element.selectionStart === element.selectionEnd
    setCaret(isOneplace && document.activeElement === element ? element.selectionStart : null)
  }

  return { caret, look }
}
