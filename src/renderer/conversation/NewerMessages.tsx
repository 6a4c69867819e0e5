import { type RefObject, useEffect, useRef } from 'react'
import type { Id } from '#shared/ids.ts'
import { Button } from '../design/Button.tsx'
import { Spinner } from '../design/Spinner.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useIsOnline } from '../store/account.tsx'
import { loadNewer } from '../store/opened.ts'
import type { Opened } from '../store/screen.ts'
import { useAgainOnline } from './use-again-online.ts'
import { useIsNear } from './use-is-near.ts'

interface NewerMessagesProps {
  sessionId: Id
  opened: Opened
  scroller: RefObject<HTMLElement | null>
}

/** Below the newest message that is held, where newer ones exist: the way on. */
export function NewerMessages({ sessionId, opened, scroller }: NewerMessagesProps) {
  const text = useText()
  const isOnline = useIsOnline()
  const { newer } = opened
  const mark = useRef<HTMLDivElement>(null)
  const isNear = useIsNear(mark, scroller)
  useEffect(() => {
    if (isNear && newer === 'idle') void loadNewer(sessionId)
  }, [isNear, newer, sessionId])
  useAgainOnline(newer === 'failed', () => void loadNewer(sessionId))

  return (
    <div ref={mark} className="flex h-12 items-center justify-center gap-3 text-12 text-muted">
      {newer === 'failed' ? (
        <>
          {text(isOnline ? 'chats.newerFailed' : 'chats.newerOffline')}
          <Button size="sm" onPress={() => void loadNewer(sessionId)}>
            {text('action.retry')}
          </Button>
        </>
      ) : (
        <>
          <Spinner />
          {text('chats.loadingNewer')}
        </>
      )}
    </div>
  )
}
