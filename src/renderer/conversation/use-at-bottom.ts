import { type RefObject, useCallback, useEffect, useState } from 'react'

/** Pixels from the end that still count as being there. */
const NEAR = 48

/**
 * Whether the newest line of a reversed scroller is in sight, and the way there. What I have just sent (`mine`) is
 * shown, wherever I had scrolled to.
 */
export function useAtBottom(scroller: RefObject<HTMLElement | null>, mine: string | undefined) {
  const [isAtBottom, setAtBottom] = useState(true)

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => setAtBottom(Math.abs(element.scrollTop) <= NEAR)
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [scroller])

  const toBottom = useCallback(() => scroller.current?.scrollTo({ top: 0 }), [scroller])

  useEffect(() => {
    if (mine !== undefined) toBottom()
  }, [mine, toBottom])

  return { isAtBottom, toBottom }
}
