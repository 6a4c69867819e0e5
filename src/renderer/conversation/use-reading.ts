import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Id } from '#shared/ids.ts'
import { ask } from '../store/bridge.ts'
import { moveUnreadLine } from '../store/opened.ts'

function isLooking(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('focus', listener)
  window.addEventListener('blur', listener)
  document.addEventListener('visibilitychange', listener)
  return () => {
    window.removeEventListener('focus', listener)
    window.removeEventListener('blur', listener)
    document.removeEventListener('visibilitychange', listener)
  }
}

/**
 * Marks messages as read when they were really before somebody's eyes: window in front, `visibleSeq` on the screen.
 * When the agent looks away, or at another chat, the unread line is put where they stopped.
 */
export function useReading(sessionId: Id, visibleSeq: number): void {
  const looks = useSyncExternalStore(subscribe, isLooking)
  const markedSeq = useRef(0)

  useEffect(() => {
    if (!looks || visibleSeq <= markedSeq.current) return
    markedSeq.current = visibleSeq
    void ask('session.read', { sessionId, seq: visibleSeq })
  }, [looks, visibleSeq, sessionId])

  useEffect(() => {
    if (!looks) return
    return () => {
      if (markedSeq.current > 0) moveUnreadLine(sessionId, markedSeq.current)
    }
  }, [looks, sessionId])
}
