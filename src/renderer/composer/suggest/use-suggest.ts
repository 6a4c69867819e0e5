import { type KeyboardEvent, useId, useState } from 'react'
import type { Trigger } from '../text/trigger.ts'
import type { Suggestion, Suggestions } from './suggestion.ts'

/** The list at the caret: which of it is chosen, and what keys do while it is there. The focus stays in the field. */
export function useSuggest(trigger: Trigger | null, { label, list, none }: Suggestions, dismiss: () => void) {
  const listId = useId()
  const asked = trigger && `${trigger.what}:${trigger.from}:${trigger.query}`
  const [place, setPlace] = useState({ asked, index: 0 })
  const index = place.asked === asked ? Math.min(place.index, list.length - 1) : 0
  const isOpen = trigger !== null && (list.length > 0 || none !== undefined)
  const active = list[index]

  function choose(suggestion: Suggestion): void {
    if (trigger) suggestion.choose(trigger)
  }

  /** Answers whether the key was for the list. */
  function onKey(event: KeyboardEvent): boolean {
    if (!isOpen || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false
    if (event.key === 'Escape') dismiss()
    else if (!active) return false
    else if (event.key === 'ArrowDown') setPlace({ asked, index: (index + 1) % list.length })
    else if (event.key === 'ArrowUp') setPlace({ asked, index: (index + list.length - 1) % list.length })
    else if (event.key === 'Enter' || event.key === 'Tab') choose(active)
    else if (event.key === 'F2' && active.edit) active.edit()
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  return {
    ...{ isOpen, label, list, none, listId, active, choose, onKey },
    setActive: (wanted: number) => setPlace({ asked, index: wanted }),
    /** For the field. */
    aria: isOpen
      ? ({
          'aria-autocomplete': 'list',
          'aria-controls': listId,
          ...(active && { 'aria-activedescendant': optionId(listId, active) }),
        } as const)
      : {},
  }
}

export function optionId(listId: string, { id }: Suggestion): string {
  return `${listId}-${id}`
}
