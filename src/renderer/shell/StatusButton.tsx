import { Button as AriaButton } from 'react-aria-components'
import { useShallow } from 'zustand/shallow'
import { cx } from '../design/cx.ts'
import { Popover } from '../design/Popover.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useNow } from '../store/clock.ts'
import { useStore } from '../store/store.ts'
import { CONNECTION_MARKS } from './connection-marks.ts'
import { connectionWords } from './connection-words.ts'
import { StatusPanel } from './StatusPanel.tsx'
import { syncSummary } from './sync-summary.ts'

/** The foot of the rail: the worst line in sight from every screen, and all there is to know of each behind it. */
export function StatusButton() {
  const text = useText()
  const { connection, offsetMs, toConfirm, waitingToSend } = useStore(useShallow(syncSummary))
  const now = useNow(1_000) + offsetMs
  const { icon: Icon, colour } = CONNECTION_MARKS[connection.state]
  const words = connectionWords(connection, now)
  const label = [
    text('rail.status', { state: text(words.key, words.values) }),
    waitingToSend > 0 && text('status.waiting', { count: waitingToSend }),
  ]
  return (
    <Popover
      label={text('status.panel')}
      placement="end bottom"
      className="w-88"
      trigger={
        <AriaButton
          aria-label={label.filter(Boolean).join(', ')}
          data-testid="status-button"
          className="relative inline-flex size-10 items-center justify-center rounded-md hover:bg-hover"
        >
          <Icon
            aria-hidden
            size={16}
            strokeWidth={2}
            className={cx(colour, connection.state === 'connecting' && 'animate-spin')}
          />
          {toConfirm > 0 && (
            <span aria-hidden className="absolute end-2 top-2 size-2 rounded-full bg-danger" />
          )}
        </AriaButton>
      }
    >
      {(close) => <StatusPanel onClose={close} />}
    </Popover>
  )
}
