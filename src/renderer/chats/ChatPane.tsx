import { MessagesSquare } from 'lucide-react'
import { type FocusEvent, useEffect, useRef } from 'react'
import type { Id } from '#shared/ids.ts'
import { ConversationPane } from '../conversation/ConversationPane.tsx'
import { cx } from '../design/cx.ts'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorBoundary } from '../design/ErrorBoundary.tsx'
import { useText } from '../i18n/I18n.tsx'
import { KeysAreForThis } from '../shell/commands.ts'
import { focusPane } from '../store/chats.ts'
import { useStore } from '../store/store.ts'
import { FirstTour } from '../tour/Tour.tsx'
import { focusIn } from './focus-pane.ts'
import { panelId, tabId } from './ids.ts'

interface ChatPaneProps {
  index: number
  sessionId: Id | null
  isFocused: boolean
  /** There are others beside it. */
  isOneOfSeveral: boolean
  customerShown: boolean
  onToggleCustomer(): void
}

/** Whoever is new here is shown around in its place. */
function NoChat({ isOneOfSeveral }: Pick<ChatPaneProps, 'isOneOfSeveral'>) {
  const text = useText()
  const tourSeen = useStore((state) => state.preferences.tourSeen)
  if (!tourSeen && !isOneOfSeveral) return <FirstTour />
  return (
    <EmptyState
      icon={MessagesSquare}
      title={text(isOneOfSeveral ? 'chats.side.title' : 'conversation.none.title')}
      body={text(isOneOfSeveral ? 'chats.side.body' : 'conversation.none.body')}
    />
  )
}

/** One conversation with all that belongs to it. What has the focus in it has it in the next chat shown here, too. */
export function ChatPane({ index, sessionId, isFocused, isOneOfSeveral, ...customer }: ChatPaneProps) {
  const hadFocus = useRef<'composer' | 'messages' | null>(null)
  // One that is opened for the first time has its messages and its field a moment later.
  const progress = useStore((state) => (sessionId === null ? undefined : state.opened[sessionId]?.state))

  // biome-ignore lint/correctness/useExhaustiveDependencies: the chat that had the focus has gone from the page
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) focusIn(index, hadFocus.current)
  }, [sessionId, progress])

  function onFocus(event: FocusEvent<HTMLElement>) {
    hadFocus.current = event.target.closest('[data-testid="composer"]') ? 'composer' : 'messages'
    focusPane(index)
  }

  function onBlur({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>) {
    // A dialog, the palette say, has the focus only for as long as it is there.
    const isLent = relatedTarget?.closest('[role="dialog"], [role="alertdialog"]')
    if (relatedTarget && !isLent && !currentTarget.contains(relatedTarget)) hadFocus.current = null
  }

  return (
    <KeysAreForThis value={isFocused}>
      <div
        data-pane={isFocused ? 'focused' : 'other'}
        data-pane-index={index}
        {...(sessionId !== null && {
          role: 'tabpanel',
          'aria-labelledby': tabId(sessionId),
          id: panelId(sessionId),
        })}
        className={cx(
          'relative h-full min-w-0',
          isOneOfSeveral &&
            isFocused &&
            'before:absolute before:inset-x-0 before:top-0 before:z-10 before:h-0.5 before:bg-accent',
        )}
        onFocusCapture={onFocus}
        onBlurCapture={onBlur}
        onPointerDownCapture={() => focusPane(index)}
      >
        <ErrorBoundary where="conversation" key={sessionId}>
          {sessionId === null ? (
            <NoChat isOneOfSeveral={isOneOfSeveral} />
          ) : (
            <ConversationPane key={sessionId} sessionId={sessionId} {...customer} />
          )}
        </ErrorBoundary>
      </div>
    </KeysAreForThis>
  )
}
