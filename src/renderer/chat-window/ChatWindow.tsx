import { useEffect, useRef, useState } from 'react'
import type { Id } from '#shared/ids.ts'
import { ACTION_COMMANDS } from '../actions/keys.ts'
import { focusIn } from '../chats/focus-pane.ts'
import { ConversationPane } from '../conversation/ConversationPane.tsx'
import { CustomerPane } from '../customer/CustomerPane.tsx'
import { cx } from '../design/cx.ts'
import { ErrorBoundary } from '../design/ErrorBoundary.tsx'
import { useText } from '../i18n/I18n.tsx'
import { ConnectionStatus } from '../shell/ConnectionStatus.tsx'
import { useCommands, useShortcuts } from '../shell/commands.ts'
import { Dialogs } from '../shell/Dialogs.tsx'
import { useIsNarrow } from '../shell/use-is-narrow.ts'
import { popIn } from '../store/chat-windows.ts'
import { showNextWaiting } from '../store/chats.ts'
import { setState, useRow, useStore } from '../store/store.ts'
import { ChatGone } from './ChatGone.tsx'
import { useTitle } from './use-title.ts'

/** Pixels: a conversation and a customer side by side. */
const ROOM_FOR_BOTH = 820

/** One chat, in a window of its own: what was said, where an answer is written, and who asks, when there is room. */
export function ChatWindow({ sessionId }: { sessionId: Id }) {
  const text = useText()
  const name = useRow(sessionId)?.customer.name ?? ''
  const isGone = useIsGone(sessionId)
  const [customerShown, setCustomerShown] = useState(false)
  const isNarrow = useIsNarrow(ROOM_FOR_BOTH)
  const toggleCustomer = () => setCustomerShown(!customerShown)
  useTitle(sessionId)
  useFocusAtFirst(sessionId)
  useShortcuts()
  useCommands({
    ...ACTION_COMMANDS,
    'chats.close': () => void popIn(sessionId, false),
    'chats.nextWaiting': () => void showNextWaiting(1),
    'chats.previousWaiting': () => void showNextWaiting(-1),
    'window.customer': toggleCustomer,
    'window.shortcuts': () => setState({ dialog: { name: 'shortcuts' } }),
  })

  return (
    <div className="flex h-full flex-col bg-surface">
      <div className="relative flex min-h-0 flex-1">
        <main aria-label={text('pane.conversation')} data-pane-index={0} className="min-w-0 flex-1">
          <h1 className="sr-only">{text('chatWindow.title', { name })}</h1>
          <ErrorBoundary where="conversation">
            {isGone ? (
              <ChatGone sessionId={sessionId} />
            ) : (
              <ConversationPane
                sessionId={sessionId}
                customerShown={customerShown}
                onToggleCustomer={toggleCustomer}
              />
            )}
          </ErrorBoundary>
        </main>
        {customerShown && !isGone && (
          <aside
            aria-label={text('pane.customer')}
            className={cx(
              'flex w-80 max-w-[85%] shrink-0 border-s border-line bg-surface',
              isNarrow && 'enter absolute inset-y-0 end-0 z-20 shadow-float',
            )}
          >
            <ErrorBoundary where="customer">
              <CustomerPane sessionId={sessionId} onClose={toggleCustomer} />
            </ErrorBoundary>
          </aside>
        )}
      </div>
      <ConnectionStatus isOneLine />
      <Dialogs />
    </div>
  )
}

/** It has left the agent's sight: while it was here, or before the window was. */
function useIsGone(sessionId: Id): boolean {
  const isHere = useRow(sessionId) !== undefined
  return useStore(({ opened }) => {
    const { state, error } = opened[sessionId] ?? {}
    return state === 'failed' ? error?.code === 'NOT_FOUND' : state === 'open' && !isHere
  })
}

/** Whoever opens a window for a chat wants to write in it. */
function useFocusAtFirst(sessionId: Id): void {
  const isOpen = useStore((state) => state.opened[sessionId]?.state === 'open')
  const isDone = useRef(false)
  useEffect(() => {
    if (!isOpen || isDone.current) return
    isDone.current = true
    if (document.activeElement === document.body) focusIn(0)
  }, [isOpen])
}
