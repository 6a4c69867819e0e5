import { type RefObject, useEffect, useRef } from 'react'
import type { Id } from '#shared/ids.ts'
import { Button } from '../design/Button.tsx'
import { Spinner } from '../design/Spinner.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useIsOnline } from '../store/account.tsx'
import { loadOlder } from '../store/opened.ts'
import type { Opened } from '../store/screen.ts'
import { useAgainOnline } from './use-again-online.ts'
import { useIsNear } from './use-is-near.ts'

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
  useAgainOnline(older === 'failed', () => void loadOlder(sessionId))

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
