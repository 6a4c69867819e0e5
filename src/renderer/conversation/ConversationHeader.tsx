import { AlarmClock, PanelRightClose, PanelRightOpen, Siren } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { QueueRow } from '#shared/ipc.ts'
import { ActionBar } from '../actions/ActionBar.tsx'
import { isOpen } from '../actions/rules.ts'
import type { ChatAction } from '../actions/table.ts'
import { useChatActions } from '../actions/use-chat-actions.ts'
import { Chip } from '../design/Chip.tsx'
import { cx } from '../design/cx.ts'
import { IconButton } from '../design/IconButton.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { PriorityChip } from '../queue/PriorityChip.tsx'
import { StatusChip } from '../queue/StatusChip.tsx'
import { WorkspaceChip } from '../queue/WorkspaceChip.tsx'
import { keyOf } from '../shell/keymap.ts'
import { useHeld, useIsOnline, useMe, useWorkspace } from '../store/account.tsx'
import { useStore } from '../store/store.ts'
import { OfferChip } from './OfferChip.tsx'
import { SlaClock } from './SlaClock.tsx'
import { SubjectField } from './SubjectField.tsx'

interface ConversationHeaderProps {
  row: QueueRow
  customerShown: boolean
  onToggleCustomer(): void
}

/** Who and what, how it stands, who has it, and what is next: in this order, in two lines that never grow. */
export function ConversationHeader({ row, customerShown, onToggleCustomer }: ConversationHeaderProps) {
  const text = useText()
  const { actions } = useChatActions(row)
  const isOfSeveral = useWorkspace(row.accountId) !== null
  const isSubjectEdited = useStore((state) => state.editedSubject === row.session.id)
  return (
    <header className="@container/header flex h-14 shrink-0 items-center gap-3 border-b border-line ps-6 pe-3">
      <div className="min-w-0 flex-1">
        <div className="flex h-6 items-center gap-2">
          <h2
            dir="auto"
            title={row.customer.name}
            className={cx(
              'truncate text-14 @md/header:max-w-3/5 @md/header:shrink-0',
              isSubjectEdited && 'max-w-2/5 shrink-0',
            )}
          >
            {row.customer.name}
          </h2>
          {/* The name has what room it needs, then the workspace, then the subject. */}
          {isOfSeveral && (
            <span className="grid min-w-8 shrink-[99] grid-cols-[minmax(0,1fr)] @md/header:shrink-0">
              <WorkspaceChip accountId={row.accountId} />
            </span>
          )}
          <div
            className={cx(
              'min-w-0 flex-1',
              !isSubjectEdited && (isOfSeveral ? 'hidden @xl/header:flex' : 'hidden @md/header:flex'),
            )}
          >
            <SubjectField row={row} actions={actions} />
          </div>
        </div>
        <Standing row={row} actions={actions} />
      </div>
      <div className="flex shrink-0 items-center gap-1.5">
        <ActionBar row={row} />
        <BackToConsole actions={actions} row={row} />
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

/** In a window of its own the way back is always in sight. */
function BackToConsole({ row, actions }: { row: QueueRow; actions: readonly ChatAction[] }) {
  const text = useText()
  const action = actions.find(({ id }) => id === 'popIn')
  if (!action) return null
  return (
    <IconButton
      icon={action.icon}
      label={text(action.label)}
      shortcut={keyOf(action.command)}
      className="rtl:-scale-x-100"
      onPress={() => void action.run(row)}
    />
  )
}

/** What finds no room wraps out of sight, the least pressing first; the queue and the customer pane show it too. */
function Standing({ row, actions }: { row: QueueRow; actions: readonly ChatAction[] }) {
  const text = useText()
  const { session } = row
  return (
    <div className="-ms-0.5 flex h-6 min-w-0 flex-wrap items-center gap-x-2.5 gap-y-4 overflow-hidden ps-0.5 text-12 text-muted">
      <StatusChip status={session.status} />
      {session.type === 'emergency' && (
        <Chip tone="alarm" icon={Siren}>
          {text('session.type.emergency')}
        </Chip>
      )}
      {isOpen(session) && <PriorityChip priority={session.priority} />}
      {isOpen(session) && session.offer && <OfferChip offer={session.offer} />}
      {isOpen(session) && <SlaClock session={session} />}
      <Holder row={row} assign={actions.find(({ id }) => id === 'assign')} />
      {session.snoozedUntil !== null && <Snoozed until={session.snoozedUntil} />}
    </div>
  )
}

function Snoozed({ until }: { until: string }) {
  const text = useText()
  const intl = useIntl()
  const time = intl.formatDate(until, { weekday: 'short', hour: 'numeric', minute: '2-digit' })
  return (
    <Chip tone="quiet" icon={AlarmClock}>
      {text('snooze.until', { time })}
    </Chip>
  )
}

/** Who has it; a press hands it to somebody else, where one may. */
function Holder({ row, assign }: { row: QueueRow; assign: ChatAction | undefined }) {
  const text = useText()
  const me = useMe().user.id
  const isOnline = useIsOnline()
  const { assigneeId } = row.session
  const name = useHeld(({ users }) => (assigneeId ? users[assigneeId]?.name : undefined))
  const words =
    assigneeId === null
      ? text('conversation.heldByNobody')
      : assigneeId === me
        ? text('conversation.heldByYou')
        : text('conversation.heldBy', { name: name ?? text('message.unknownSender') })
  if (!assign || !isOnline) return <span className="min-w-0 max-w-full truncate">{words}</span>
  return (
    <AriaButton
      aria-label={`${words}. ${text(assign.label)}`}
      onPress={() => void assign.run(row)}
      className="-mx-1.5 h-6 min-w-0 max-w-full truncate rounded-xs px-1.5 hover:bg-hover hover:text-ink"
    >
      {words}
    </AriaButton>
  )
}
