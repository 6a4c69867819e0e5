import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Id } from '#shared/ids.ts'
import { Button } from '../design/Button.tsx'
import { Spinner } from '../design/Spinner.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useIsOnline } from '../store/account.tsx'
import { loadOlder } from '../store/opened.ts'
import type { Opened } from '../store/store.ts'

/** How far above the visible part older messages are asked for: far enough to be there before the agent is. */
const AHEAD = '1200px 0px 0px 0px'

interface OlderMessagesProps {
  sessionId: Id
  opened: Opened
  scroller: RefObject<HTMLElement | null>
}

/** Above the oldest message on the screen: the way further back. Always of one height. */
export function OlderMessages({ sessionId, opened, scroller }: OlderMessagesProps) {
  const text = useText()
  const isOnline = useIsOnline()
  const { more, older } = opened
  const mark = useRef<HTMLDivElement>(null)
  const isNear = useIsNear(mark, scroller)
  useEffect(() => {
    if (isNear && more && older === 'idle') void loadOlder(sessionId)
  }, [isNear, more, older, sessionId])

  return (
    <div ref={mark} className="flex h-12 items-center justify-center gap-3 text-12 text-muted">
      {more && older !== 'failed' && (
        <>
          <Spinner />
          {text('conversation.loadingOlder')}
        </>
      )}
      {more && older === 'failed' && (
        <>
          {text(isOnline ? 'conversation.olderFailed' : 'conversation.olderOffline')}
          <Button size="sm" onPress={() => void loadOlder(sessionId)}>
            {text('action.retry')}
          </Button>
        </>
      )}
    </div>
  )
}

function useIsNear(mark: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): boolean {
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
