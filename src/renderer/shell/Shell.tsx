import { useEffect, useState } from 'react'
import { ChatMenu } from '../actions/ChatMenu.tsx'
import { Chats } from '../chats/Chats.tsx'
import { CustomerPane } from '../customer/CustomerPane.tsx'
import { cx } from '../design/cx.ts'
import { ErrorBoundary } from '../design/ErrorBoundary.tsx'
import { useText } from '../i18n/I18n.tsx'
import { QueuePane } from '../queue/QueuePane.tsx'
import { SearchPane } from '../search/SearchPane.tsx'
import { SettingsScreen } from '../settings/SettingsScreen.tsx'
import { setPreferences, setState, useStore } from '../store/store.ts'
import { useCommand, useShortcuts } from './commands.ts'
import { Dialogs } from './Dialogs.tsx'
import { Notices } from './Notices.tsx'
import { PaneDivider } from './PaneDivider.tsx'
import { Rail } from './Rail.tsx'
import { useIsNarrow } from './use-is-narrow.ts'
import { useWindowCommands } from './use-window-commands.ts'

const QUEUE = { min: 288, max: 480 } as const
/** Pixels: a hit needs more room for its words than a chat in the queue. */
const SEARCH_WIDTH = 400
const CUSTOMER = { min: 240, max: 420 } as const

export function Shell() {
  const text = useText()
  const { queueWidth, customerWidth } = useStore((state) => state.preferences)
  const openId = useStore((state) => state.openId)
  const isSearching = useStore((state) => state.isSearching)
  const settingsPage = useStore((state) => state.settingsPage)
  const [customerShown, toggleCustomer, floats] = useCustomerPane()
  useShortcuts()
  useWindowCommands()
  useCommand('window.customer', toggleCustomer)
  useCommand('window.settings', () => setState({ settingsPage: settingsPage ? null : 'appearance' }))

  return (
    <div className="flex h-full flex-col">
      <Notices />
      <div className="relative flex min-h-0 flex-1">
        <Rail />
        {settingsPage && <SettingsScreen page={settingsPage} />}
        <div
          inert={settingsPage !== null}
          className={cx('flex min-w-0 flex-1', settingsPage && 'invisible absolute inset-0')}
        >
          <section
            aria-label={text(isSearching ? 'search.title' : 'pane.queue')}
            style={{ width: isSearching ? Math.max(queueWidth, SEARCH_WIDTH) : queueWidth }}
            className="flex shrink-0 bg-surface"
          >
            <ErrorBoundary where="queue">{isSearching ? <SearchPane /> : <QueuePane />}</ErrorBoundary>
            <PaneDivider
              {...QUEUE}
              label={text('pane.resizeQueue')}
              pane="before"
              value={queueWidth}
              onChange={(width) => setPreferences({ queueWidth: width })}
            />
          </section>
          <main aria-label={text('pane.conversation')} className="min-w-0 flex-1 bg-surface">
            <ErrorBoundary where="chats">
              <Chats customerShown={customerShown} onToggleCustomer={toggleCustomer} />
            </ErrorBoundary>
          </main>
          {openId && customerShown && (
            <aside
              aria-label={text('pane.customer')}
              style={{ width: customerWidth }}
              className={cx(
                'flex shrink-0 bg-surface',
                floats && 'enter absolute inset-y-0 end-0 z-20 shadow-float',
              )}
            >
              {!floats && (
                <PaneDivider
                  {...CUSTOMER}
                  label={text('pane.resizeCustomer')}
                  pane="after"
                  value={customerWidth}
                  onChange={(width) => setPreferences({ customerWidth: width })}
                />
              )}
              <ErrorBoundary where="customer" key={openId}>
                <CustomerPane sessionId={openId} onClose={toggleCustomer} />
              </ErrorBoundary>
            </aside>
          )}
        </div>
      </div>
      <Dialogs />
      <ChatMenu />
    </div>
  )
}

/** On a narrow window the customer pane is folded, and floats over the conversation when it is asked for. */
function useCustomerPane(): [shown: boolean, toggle: () => void, floats: boolean] {
  const isNarrow = useIsNarrow()
  const openId = useStore((state) => state.openId)
  const preferred = useStore((state) => state.preferences.customerShown)
  const [floating, setFloating] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what floats goes with the chat and the width it was opened on
  useEffect(() => setFloating(false), [openId, isNarrow])
  if (isNarrow) return [floating, () => setFloating(!floating), true]
  return [preferred, () => setPreferences({ customerShown: !preferred }), false]
}
