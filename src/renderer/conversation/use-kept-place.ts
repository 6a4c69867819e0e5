import { type RefObject, useLayoutEffect } from 'react'
import type { Id } from '#shared/ids.ts'
import { goTo, type Place, placeIn } from './place.ts'

/** Where somebody was in each conversation when they left it; none where they were at its end. */
const places = new Map<Id, Place>()

/** Coming back to a conversation, one is where one was. */
export function useKeptPlace(scroller: RefObject<HTMLElement | null>, sessionId: Id): void {
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const place = places.get(sessionId)
    if (place && !goTo(element, place)) places.delete(sessionId)
    return () => {
      const left = placeIn(element)
      if (left) places.set(sessionId, left)
      else places.delete(sessionId)
    }
  }, [scroller, sessionId])
}
