import { type RefObject, useCallback, useEffect, useState } from 'react'
import type { Id } from '#shared/ids.ts'
import { loadNewest } from '../store/opened.ts'
import { isAtEnd } from './place.ts'

/**
 * Whether the newest line is in sight, and the way there. What I have just sent (`mine`) is shown, wherever I had
 * scrolled to.
 */
export function useAtBottom(
  scroller: RefObject<HTMLElement | null>,
  sessionId: Id,
  mine: string | undefined,
) {
  const [isAtBottom, setAtBottom] = useState(true)

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => setAtBottom(isAtEnd(element))
    look()
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [scroller])

  const toBottom = useCallback(async () => {
    await loadNewest(sessionId)
    scroller.current?.scrollTo({ top: 0 })
  }, [scroller, sessionId])

  const [seen, setSeen] = useState(mine)
  useEffect(() => {
    if (mine === seen) return
    setSeen(mine)
    if (mine !== undefined) void toBottom()
  }, [mine, seen, toBottom])

  return { isAtBottom, toBottom }
}
