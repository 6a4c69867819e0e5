import { memo } from 'react'
import type { Id } from '#shared/ids.ts'
import type { QueueRow as Row } from '#shared/ipc.ts'
import { Avatar } from '../design/Avatar.tsx'
import { Count } from '../design/Count.tsx'
import { cx } from '../design/cx.ts'
import { OwnDirection } from '../design/OwnDirection.tsx'
import { useText } from '../i18n/I18n.tsx'
import { InAccount } from '../store/account.tsx'
import { openSession } from '../store/session.ts'
import { useRow, useStore } from '../store/store.ts'
import { Age } from './Age.tsx'
import { Preview } from './Preview.tsx'
import { RowFacts } from './RowFacts.tsx'
import { WorkspaceChip } from './WorkspaceChip.tsx'

export function optionId(sessionId: Id): string {
  return `session-${sessionId}`
}

interface QueueRowProps {
  sessionId: Id
  /** From 1, of `count`. */
  position: number
  count: number
  isActive: boolean
}

export const QueueRow = memo(function QueueRow({ sessionId, position, count, isActive }: QueueRowProps) {
  const row = useRow(sessionId)
  const isOpen = useStore((state) => state.openId === sessionId)
  const isEmergency = row?.session.type === 'emergency'

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it has the keys, as aria-activedescendant wants it
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox around it has the focus
    <div
      id={optionId(sessionId)}
      role="option"
      aria-selected={isOpen}
      aria-posinset={position}
      aria-setsize={count}
      data-testid="queue-row"
      data-session-id={sessionId}
      className={cx(
        'relative flex h-queue-row gap-3 border-b border-line px-4 py-row hover:bg-hover',
        isOpen && 'bg-selected hover:bg-selected',
        isActive &&
          'group-focus-visible:outline-2 group-focus-visible:-outline-offset-2 group-focus-visible:outline-accent',
        isEmergency && 'before:absolute before:inset-y-0 before:start-0 before:w-1 before:bg-danger',
      )}
      onClick={() => void openSession(sessionId)}
    >
      {row ? (
        <InAccount id={row.accountId}>
          <RowBody row={row} />
        </InAccount>
      ) : (
        <RowGone />
      )}
    </div>
  )
})

function RowBody({ row }: { row: Row }) {
  const text = useText()
  const { customer, session, unread } = row
  return (
    <>
      <Avatar id={customer.id} name={customer.name} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <div className="flex items-baseline gap-2">
          <OwnDirection className={unread > 0 ? 'font-semibold' : 'font-medium'}>
            {customer.name}
          </OwnDirection>
          <WorkspaceChip accountId={row.accountId} />
          <Age at={session.lastMessageAt} />
        </div>
        <div className="flex items-center gap-2">
          <Preview row={row} />
          <Count value={unread} label={text('row.unread', { count: unread })} />
        </div>
        <RowFacts row={row} />
      </div>
    </>
  )
}

/** It left the agent's sight while the order was held: its place stays until the list settles. */
function RowGone() {
  const text = useText()
  return <p className="self-center text-13 text-faint">{text('queue.gone')}</p>
}
