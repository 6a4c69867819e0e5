import { Check } from 'lucide-react'
import { type MouseEvent, memo } from 'react'
import type { Id } from '#shared/ids.ts'
import type { QueueRow as Row } from '#shared/ipc.ts'
import type { QueueSort } from '#shared/queue-order.ts'
import { Avatar } from '../design/Avatar.tsx'
import { Count } from '../design/Count.tsx'
import { cx } from '../design/cx.ts'
import { OwnDirection } from '../design/OwnDirection.tsx'
import { useText } from '../i18n/I18n.tsx'
import { InAccount } from '../store/account.tsx'
import { useRow, useStore } from '../store/store.ts'
import { Preview } from './Preview.tsx'
import { RowFacts } from './RowFacts.tsx'
import { RowViewers } from './RowViewers.tsx'
import { SortReason } from './SortReason.tsx'
import { WorkspaceChip } from './WorkspaceChip.tsx'

export function optionId(sessionId: Id): string {
  return `session-${sessionId}`
}

/** What a press on a row means: one on its mark chooses it, as with Ctrl. */
export type Press = 'open' | 'toggle' | 'extend'

interface QueueRowProps {
  sessionId: Id
  /** From 1, of `count`. */
  position: number
  count: number
  sort: QueueSort
  isActive: boolean
  isSelected: boolean
  /** Some row is chosen: until none is, rows are chosen or not rather than open or not. */
  isSelecting: boolean
  maySelect: boolean
  onPress(sessionId: Id, press: Press): void
}

export const QueueRow = memo(function QueueRow({
  sessionId,
  position,
  count,
  sort,
  isActive,
  isSelected,
  isSelecting,
  maySelect,
  onPress,
}: QueueRowProps) {
  const row = useRow(sessionId)
  const isOpen = useStore((state) => state.openId === sessionId)
  const isEmergency = row?.session.type === 'emergency'

  function onClick({ shiftKey, ctrlKey, metaKey, target }: MouseEvent) {
    const isOnMark = target instanceof Element && target.closest('[data-select]') !== null
    if (!maySelect) onPress(sessionId, 'open')
    else if (shiftKey) onPress(sessionId, 'extend')
    else onPress(sessionId, ctrlKey || metaKey || isOnMark ? 'toggle' : 'open')
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it has the keys, as aria-activedescendant wants it
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox around it has the focus
    <div
      id={optionId(sessionId)}
      role="option"
      aria-selected={isSelecting ? isSelected : isOpen}
      aria-posinset={position}
      aria-setsize={count}
      data-testid="queue-row"
      data-session-id={sessionId}
      className={cx(
        'group/row relative flex h-queue-row gap-3 border-b border-line px-4 py-row select-none hover:bg-hover',
        (isOpen || isSelected) && 'bg-selected hover:bg-selected',
        isActive &&
          'group-focus-visible:outline-2 group-focus-visible:-outline-offset-2 group-focus-visible:outline-accent',
        isEmergency && 'before:absolute before:inset-y-0 before:start-0 before:w-1 before:bg-danger',
      )}
      onClick={onClick}
    >
      {row ? (
        <InAccount id={row.accountId}>
          <div className="relative size-9 shrink-0">
            <Avatar id={row.customer.id} name={row.customer.name} />
            {maySelect && <SelectMark isSelected={isSelected} isShown={isSelecting} />}
            <RowViewers sessionId={sessionId} />
          </div>
          <RowBody row={row} sort={sort} />
        </InAccount>
      ) : (
        <RowGone />
      )}
    </div>
  )
})

/** Over the avatar, while the pointer is on the row or something is chosen. The keys have X. */
function SelectMark({ isSelected, isShown }: { isSelected: boolean; isShown: boolean }) {
  return (
    <span
      aria-hidden
      data-select
      className={cx(
        'absolute inset-0 flex items-center justify-center rounded-full bg-hover',
        !isShown && 'opacity-0 group-hover/row:opacity-100',
        isSelected && 'bg-selected',
      )}
    >
      <span
        className={cx(
          'flex size-5 items-center justify-center rounded-xs border text-on-accent',
          isSelected ? 'border-accent bg-accent' : 'border-field bg-surface',
        )}
      >
        {isSelected && <Check size={14} strokeWidth={3} />}
      </span>
    </span>
  )
}

function RowBody({ row, sort }: { row: Row; sort: QueueSort }) {
  const text = useText()
  const { customer, session, unread } = row
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-0.5">
      <div className="flex items-baseline gap-2">
        <OwnDirection className={unread > 0 ? 'font-semibold' : 'font-medium'}>{customer.name}</OwnDirection>
        <WorkspaceChip accountId={row.accountId} />
        <SortReason sort={sort} session={session} />
      </div>
      <div className="flex items-center gap-2 text-13">
        {session.subject !== '' && <Subject subject={session.subject} />}
        <Preview row={row} />
        <Count value={unread} label={text('row.unread', { count: unread })} />
      </div>
      <RowFacts row={row} sort={sort} />
    </div>
  )
}

function Subject({ subject }: { subject: string }) {
  return (
    <>
      <bdi title={subject} className="max-w-[42%] shrink-0 truncate">
        {subject}
      </bdi>
      <span aria-hidden className="size-0.5 shrink-0 rounded-full bg-line-strong" />
    </>
  )
}

/** It left the agent's sight while the order was held: its place stays until the list settles. */
function RowGone() {
  const text = useText()
  return <p className="self-center text-13 text-faint">{text('queue.gone')}</p>
}
