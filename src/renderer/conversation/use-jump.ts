import { type RefObject, useLayoutEffect } from 'react'
import type { Id } from '#shared/ids.ts'
import { setOpened } from '../store/opened.ts'
import type { Opened } from '../store/screen.ts'
import { entryOf } from './place.ts'

/** How long a message that was jumped to stays marked. */
const MARKED_MS = 1_600

/** Goes to the message that somebody wants to see, once it is there, and marks it for a moment. */
export function useJump(scroller: RefObject<HTMLElement | null>, sessionId: Id, jump: Opened['jump']): void {
  useLayoutEffect(() => {
    const entry = jump && scroller.current && entryOf(scroller.current, jump.messageId)
    if (!entry) return
    entry.scrollIntoView({ block: 'center' })
    entry.dataset.marked = ''
    setTimeout(() => delete entry.dataset.marked, MARKED_MS)
    if (jump.takesFocus) {
      // A message takes the focus itself, and has its keys then; what has happened does not.
      const message = entry.querySelector<HTMLElement>('article[tabindex]')
      if (!message) entry.tabIndex = -1
      const target = message ?? entry
      target.focus({ preventScroll: true })
    }
    setOpened(sessionId, { jump: null })
  }, [scroller, sessionId, jump])
}
