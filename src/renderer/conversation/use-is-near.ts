import { type RefObject, useEffect, useState } from 'react'

/** How far from the visible part further messages are asked for: far enough to be there before the agent is. */
const AHEAD = '1200px 0px'

export function useIsNear(
  mark: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    if (!mark.current) return
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: scroller.current,
      rootMargin: AHEAD,
    })
    observer.observe(mark.current)
    return () => observer.disconnect()
  }, [mark, scroller])
  return isNear
}
