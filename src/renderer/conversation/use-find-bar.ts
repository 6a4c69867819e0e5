import { type RefObject, useRef, useState } from 'react'
import type { Id } from '#shared/ids.ts'
import { useCommand } from '../shell/commands.ts'
import { holdAround } from '../store/opened.ts'
import { entryOf, goTo, type Place, placeIn } from './place.ts'

interface Origin {
  /** Null at the end of the conversation. */
  place: Place | null
  seq: number | null
  focus: Element | null
}

/** Opens the search of a conversation, and on closing goes back to where one was. */
export function useFindBar(
  scroller: RefObject<HTMLElement | null>,
  sessionId: Id,
  toBottom: () => Promise<void>,
) {
  const [isOpen, setOpen] = useState(false)
  const origin = useRef<Origin | null>(null)
  useCommand('chat.find', () => {
    const element = scroller.current
    if (!element) return
    if (isOpen)
      return element.parentElement?.querySelector<HTMLElement>('[data-testid="find-bar"] input')?.focus()
    const place = placeIn(element)
    const seq = place && entryOf(element, place.entryId)?.dataset.seq
    origin.current = { place, seq: seq ? Number(seq) : null, focus: document.activeElement }
    setOpen(true)
  })

  async function close() {
    setOpen(false)
    const left = origin.current
    if (!left) return
    const hadFocus = left.focus !== document.body && left.focus?.isConnected ? left.focus : null
    if (hadFocus instanceof HTMLElement) hadFocus.focus({ preventScroll: true })
    else scroller.current?.focus({ preventScroll: true })
    if (!left.place) return toBottom()
    await holdAround(sessionId, left.place.entryId, left.seq)
    // React has drawn what is held by then.
    requestAnimationFrame(() => scroller.current && left.place && goTo(scroller.current, left.place))
  }

  return { isOpen, close: () => void close() }
}
