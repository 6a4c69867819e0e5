import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Id } from '#shared/ids.ts'
import type { DraftKind } from '#shared/ipc.ts'
import { readDraft } from '../store/drafts.ts'
import { draftKey } from '../store/store.ts'

/** Where the caret was last in each draft. It goes to the disk with the text, and not by itself. */
const carets = new Map<string, number>()

export function caretOf(sessionId: Id, kind: DraftKind): number | null {
  return carets.get(draftKey(sessionId, kind)) ?? null
}

/** Where the caret is, while nothing is selected and the field has the focus; in a draft that comes back, where it was. */
export function useCaret(field: RefObject<HTMLTextAreaElement | null>, sessionId: Id, kind: DraftKind) {
  const [caret, setCaret] = useState<number | null>(null)
  useLayoutEffect(() => {
    const kept = caretOf(sessionId, kind) ?? readDraft(sessionId, kind)?.caret
    const place = kept ?? field.current?.value.length ?? 0
    field.current?.setSelectionRange(place, place)
  }, [sessionId, kind, field])

  function look(): void {
    const element = field.current
    if (!element) return
    carets.set(draftKey(sessionId, kind), element.selectionStart)
    const isOneplace = element.selectionStart === element.selectionEnd
    setCaret(isOneplace && document.activeElement === element ? element.selectionStart : null)
  }

  return { caret, look }
}
