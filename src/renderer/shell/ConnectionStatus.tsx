import { Button as AriaButton } from 'react-aria-components'
import { useShallow } from 'zustand/shallow'
import { cx } from '../design/cx.ts'
import { Tooltip } from '../design/Tooltip.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { exactTime } from '../i18n/times.ts'
import { ask } from '../store/bridge.ts'
import { useNow } from '../store/clock.ts'
import { useStore } from '../store/store.ts'
import { CONNECTION_MARKS } from './connection-marks.ts'
import { connectionWords } from './connection-words.ts'
import { syncSummary } from './sync-summary.ts'

/**
 * The foot of a list: the lines to the servers, what waits to be sent, and how fresh everything is. Below a single chat
 * it is one line: what waits in that chat says so itself.
 */
export function ConnectionStatus({ isOneLine = false }: { isOneLine?: boolean }) {
  const text = useText()
  const { connection, workspace, offsetMs, waitingToSend, completeTo } = useStore(useShallow(syncSummary))
  const now = useNow(1_000) + offsetMs
  const { icon: Icon, colour } = CONNECTION_MARKS[connection.state]
  const words = connectionWords(connection, now)
  // As tall in every state: a line that comes and goes moves nothing above it.
  return (
    <section
      data-testid="connection-status"
      data-state={connection.state}
      aria-label={text('status.label')}
      className={cx(
        'figures flex shrink-0 border-t border-line text-12 text-muted',
        isOneLine ? 'h-8 items-center justify-between gap-x-4 px-6' : 'h-14 flex-col justify-center px-4',
      )}
    >
      <div className="flex h-6 min-w-0 items-center justify-between gap-x-2">
        <p className="flex min-w-0 items-center gap-2">
          <Icon aria-hidden size={14} strokeWidth={2} className={cx('shrink-0', colour)} />
          <span className="truncate">
            {workspace !== null && <bdi className="font-medium">{workspace} · </bdi>}
            {text(words.key, words.values)}
          </span>
        </p>
        {connection.state === 'offline' && (
          <AriaButton
            className="min-h-6 shrink-0 rounded-xs px-1 font-medium text-accent-text underline-offset-2 hover:underline"
            onPress={() => void ask('connection.retry', {})}
          >
            {text('status.retryNow')}
          </AriaButton>
        )}
      </div>
      <div
        className={cx(
          'flex h-6 items-center justify-between gap-x-3 whitespace-nowrap',
          isOneLine ? 'shrink-0' : 'ps-[22px]',
        )}
      >
        <CompleteTo completeTo={completeTo} />
        {!isOneLine && waitingToSend > 0 && (
          <p className="truncate">{text('status.waiting', { count: waitingToSend })}</p>
        )}
      </div>
    </section>
  )
}

function CompleteTo({ completeTo }: { completeTo: string | null }) {
  const text = useText()
  const intl = useIntl()
  if (completeTo === null) return <span>{text('status.neverComplete')}</span>
  return (
    <Tooltip tip={text('status.completeToExact', { time: exactTime(intl, completeTo) })} placement="top">
      <AriaButton data-testid="completeTo" className="min-h-6 shrink-0 cursor-default rounded-xs">
        {text('status.completeTo', { time: intl.formatTime(completeTo, { timeStyle: 'medium' }) })}
      </AriaButton>
    </Tooltip>
  )
}
