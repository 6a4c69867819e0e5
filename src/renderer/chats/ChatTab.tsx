import { AlarmClock, Timer, X } from 'lucide-react'
import { type KeyboardEvent, memo } from 'react'
import type { QueueRow } from '#shared/ipc.ts'
import { Avatar } from '../design/Avatar.tsx'
import { Count } from '../design/Count.tsx'
import { cx } from '../design/cx.ts'
import { useText } from '../i18n/I18n.tsx'
import { dueState } from '../queue/due-state.ts'
import { InAccount, useMe } from '../store/account.tsx'
import type { Tab } from '../store/arrangement.ts'
import { closeTab, keepTab, showTab } from '../store/chats.ts'
import { useNow } from '../store/clock.ts'
import { useRow, useStore } from '../store/store.ts'
import { waitsForMe } from '../store/waiting.ts'
import { panelId, tabId } from './ids.ts'
import type { TabDrag } from './use-tab-drag.ts'

interface ChatTabProps {
  tab: Tab
  /** The one that the tab key comes to. */
  isStop: boolean
  drag: TabDrag
  onKeyDown(event: KeyboardEvent): void
}

/** One open chat: who it is with, and whether it waits for me. */
export const ChatTab = memo(function ChatTab({ tab, isStop, drag, onKeyDown }: ChatTabProps) {
  const text = useText()
  const { sessionId, isPassing } = tab
  const row = useRow(sessionId)
  const isFocused = useStore((state) => state.openId === sessionId)
  const isOnView = useStore((state) => state.chats.panes.includes(sessionId))

  return (
    <div
      id={tabId(sessionId)}
      role="tab"
      tabIndex={isStop ? 0 : -1}
      aria-selected={isFocused}
      aria-controls={isOnView ? panelId(sessionId) : undefined}
      aria-keyshortcuts="Delete"
      title={isPassing ? text('chats.passing') : undefined}
      data-testid="chat-tab"
      data-session-id={sessionId}
      data-passing={isPassing || undefined}
      className={cx(
        'group relative flex h-10 min-w-28 max-w-52 flex-1 cursor-default items-center gap-2 px-3 text-13 outline-offset-[-3px]',
        'after:absolute after:inset-x-0 after:bottom-0 after:h-0.5',
        isFocused ? 'text-ink after:bg-accent' : 'text-muted hover:bg-hover hover:text-ink',
        isOnView && !isFocused && 'text-ink after:bg-line-strong',
        drag.markOf(sessionId),
      )}
      onClick={() => void showTab(sessionId)}
      onDoubleClick={() => keepTab(sessionId)}
      onAuxClick={(event) => event.button === 1 && closeTab(sessionId)}
      onKeyDown={onKeyDown}
      {...drag.propsOf(sessionId)}
    >
      {row && (
        <>
          <Avatar id={row.customer.id} name={row.customer.name} size={24} />
          <span dir="auto" className={cx('min-w-0 flex-1 truncate text-start', isPassing && 'italic')}>
            {row.customer.name}
          </span>
          <InAccount id={row.accountId}>
            <Waiting row={row} />
          </InAccount>
        </>
      )}
      <span
        aria-hidden
        title={text('chats.close')}
        data-testid="close-tab"
        className={cx(
          'inline-flex size-6 shrink-0 items-center justify-center rounded-xs hover:bg-hover',
          isFocused ? '-me-2' : 'invisible absolute end-1 bg-raised shadow-float group-hover:visible',
        )}
        onClick={(event) => {
          event.stopPropagation()
          closeTab(sessionId)
        }}
      >
        <X size={14} strokeWidth={1.75} />
      </span>
    </div>
  )
})

/** What I have not read, or a dot where I have read all and still owe an answer; before them the promise that presses. */
function Waiting({ row }: { row: QueueRow }) {
  const text = useText()
  const me = useMe().user.id
  const owes = row.unread === 0 && waitsForMe(row, me)
  return (
    <span className="flex shrink-0 items-center gap-1.5">
      {row.session.dueAt !== null && row.session.assigneeId === me && <Due at={row.session.dueAt} />}
      <Count value={row.unread} label={text('row.unread', { count: row.unread })} />
      {owes && (
        <span role="img" aria-label={text('chats.waits')} title={text('chats.waits')}>
          <i className="block size-2 rounded-full bg-accent" />
        </span>
      )}
    </span>
  )
}

/** Colour and shape, with its words for whoever points at it or hears it. */
function Due({ at }: { at: string }) {
  const text = useText()
  const state = dueState(Date.parse(at) - useNow(1_000))
  if (state === 'far') return null
  const label = text(state === 'over' ? 'chats.overdue' : 'chats.dueSoon')
  const Icon = state === 'over' ? AlarmClock : Timer
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={state === 'over' ? 'text-danger-text' : 'text-warning-text'}
    >
      <Icon aria-hidden size={14} strokeWidth={2} />
    </span>
  )
}
