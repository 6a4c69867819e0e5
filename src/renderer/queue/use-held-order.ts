import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Id } from '#shared/ids.ts'
import { holdOrder } from './hold-order.ts'

/** How long after the last key the list counts as being used from the keyboard. */
const KEY_HOLD_MS = 3_000

/** Holds a list's order while the pointer is over it or keys move through it: nothing moves under the hand. */
export function useHeldOrder(current: readonly Id[]) {
  const [held, setHeld] = useState<readonly Id[] | null>(null)
  const pointerIsOver = useRef(false)
  const keyTimer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(keyTimer.current), [])

  const latest = useRef(current)
  useEffect(() => {
    latest.current = current
  })

  const hold = useCallback(() => setHeld((ids) => ids ?? latest.current), [])

  const release = useCallback(() => {
    clearTimeout(keyTimer.current)
    keyTimer.current = undefined
    setHeld(null)
  }, [])

  const pointerEntered = useCallback(() => {
    pointerIsOver.current = true
    hold()
  }, [hold])

  const pointerLeft = useCallback(() => {
    pointerIsOver.current = false
    if (keyTimer.current === undefined) release()
  }, [release])

  const keyUsed = useCallback(() => {
    hold()
    clearTimeout(keyTimer.current)
    keyTimer.current = setTimeout(() => {
      keyTimer.current = undefined
      if (!pointerIsOver.current) release()
    }, KEY_HOLD_MS)
  }, [hold, release])

  /** The new order now, and held again from there. */
  const settle = useCallback(() => setHeld((ids) => ids && latest.current), [])

  const shown = useMemo(
    () => (held ? holdOrder(held, current) : { ids: current, changes: 0 }),
    [held, current],
  )
  return { ...shown, pointerEntered, pointerLeft, keyUsed, settle }
}
