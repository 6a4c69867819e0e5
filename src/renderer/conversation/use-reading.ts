import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { QueueRow } from '#shared/ipc.ts'
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
 * Marks messages as read when they were really before somebody's eyes: window in front, list at its end. When the
 * agent looks away, the unread line is put where they stopped.
 */
export function useReading({ session }: QueueRow, lastSeq: number, isAtBottom: boolean): void {
  const looks = useSyncExternalStore(subscribe, isLooking)
  const markedSeq = useRef(0)

  useEffect(() => {
    if (!looks || !isAtBottom || lastSeq <= markedSeq.current) return
    markedSeq.current = lastSeq
    void ask('session.read', { sessionId: session.id, seq: lastSeq })
  }, [looks, isAtBottom, lastSeq, session.id])

  useEffect(() => {
    if (!looks && markedSeq.current > 0) moveUnreadLine(session.id, markedSeq.current)
  }, [looks, session.id])
}
