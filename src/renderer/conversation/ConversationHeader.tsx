import { PanelRightClose, PanelRightOpen, Siren } from 'lucide-react'
import { isReadOnly } from '#shared/access.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { Chip } from '../design/Chip.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { useText } from '../i18n/I18n.tsx'
import { DueChip } from '../queue/DueChip.tsx'
import { PriorityChip } from '../queue/PriorityChip.tsx'
import { StatusChip } from '../queue/StatusChip.tsx'
import { WorkspaceChip } from '../queue/WorkspaceChip.tsx'
import { keyOf } from '../shell/keymap.ts'
import { useHeld, useMe } from '../store/account.tsx'
import { SessionActions } from './SessionActions.tsx'

interface ConversationHeaderProps {
  row: QueueRow
  customerShown: boolean
  onToggleCustomer(): void
}

export function ConversationHeader({ row, customerShown, onToggleCustomer }: ConversationHeaderProps) {
  const text = useText()
  const { customer, session } = row
  const isOpen = !isReadOnly(session.status)
  return (
    <header className="flex h-14 shrink-0 items-center gap-3 border-b border-line ps-6 pe-3">
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2">
          <h2 dir="auto" className="max-w-2/3 shrink-0 truncate text-14">
            {customer.name}
          </h2>
          {/* The name comes first: a chip that finds no room beside it wraps out of sight; the queue shows it too. */}
          <div className="flex h-5 min-w-0 flex-wrap gap-x-2 overflow-hidden">
            <WorkspaceChip accountId={row.accountId} />
            {session.type === 'emergency' && (
              <Chip tone="alarm" icon={Siren}>
                {text('session.type.emergency')}
              </Chip>
            )}
            {isOpen && <PriorityChip priority={session.priority} />}
            {isOpen && session.dueAt && <DueChip at={session.dueAt} />}
          </div>
        </div>
        <div className="flex min-w-0 items-center gap-2 text-12 text-muted">
          <StatusChip status={session.status} />
          <span aria-hidden>·</span>
          <Holder assigneeId={session.assigneeId} />
          {session.subject !== '' && (
            <>
              <span aria-hidden>·</span>
              <span dir="auto" title={session.subject} className="min-w-0 truncate">
                {session.subject}
              </span>
            </>
          )}
        </div>
      </div>
      <div className="flex shrink-0 items-center gap-2">
        <SessionActions row={row} />
        <IconButton
          icon={customerShown ? PanelRightClose : PanelRightOpen}
          label={text(customerShown ? 'conversation.hideCustomer' : 'conversation.showCustomer')}
          shortcut={keyOf('window.customer')}
          aria-expanded={customerShown}
          className="rtl:-scale-x-100"
          onPress={onToggleCustomer}
        />
      </div>
    </header>
  )
}

function Holder({ assigneeId }: { assigneeId: string | null }) {
  const text = useText()
  const me = useMe().user.id
  const name = useHeld(({ users }) => (assigneeId ? users[assigneeId]?.name : undefined))
  if (assigneeId === null) return <span className="shrink-0">{text('conversation.heldByNobody')}</span>
  return (
    <span className="min-w-0 shrink-0 truncate">
      {assigneeId === me
        ? text('conversation.heldByYou')
        : text('conversation.heldBy', { name: name ?? text('message.unknownSender') })}
    </span>
  )
}
