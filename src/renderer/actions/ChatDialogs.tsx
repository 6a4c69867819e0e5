import type { ComponentType } from 'react'
import type { Id } from '#shared/ids.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { InAccount } from '../store/account.tsx'
import type { ChatDialog } from '../store/screen.ts'
import { useRow } from '../store/store.ts'
import { AssignDialog } from './AssignDialog.tsx'
import { EndDialog } from './EndDialog.tsx'
import { CategoryDialog, PriorityDialog, TagsDialog } from './FilingDialogs.tsx'
import { SnoozeDialog } from './SnoozeDialog.tsx'
import { TransferDialog } from './TransferDialog.tsx'

export interface ChatDialogProps {
  row: QueueRow
  onClose(): void
}

const DIALOGS: Record<ChatDialog, ComponentType<ChatDialogProps>> = {
  assign: AssignDialog,
  transfer: TransferDialog,
  snooze: SnoozeDialog,
  end: EndDialog,
  priority: PriorityDialog,
  category: CategoryDialog,
  tags: TagsDialog,
}

/** What is asked before something is done with a chat. One that has left the agent's sight takes its question along. */
export function ChatDialogs({
  name,
  sessionId,
  onClose,
}: {
  name: ChatDialog
  sessionId: Id
  onClose(): void
}) {
  const row = useRow(sessionId)
  if (!row) return null
  const Asked = DIALOGS[name]
  return (
    <InAccount id={row.accountId}>
      <Asked row={row} onClose={onClose} />
    </InAccount>
  )
}
