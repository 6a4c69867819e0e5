import type { QueueRow } from '#shared/ipc.ts'
import { useMe } from '../../store/account.tsx'
import { noteCannedUsed } from '../../store/canned.ts'
import { type Edit, replacing } from '../text/edit.ts'
import { CannedEditor } from './CannedEditor.tsx'
import { MissingDialog } from './MissingDialog.tsx'
import type { CannedDialog } from './use-canned.tsx'
import { variableValues } from './variables.ts'

interface CannedDialogsProps {
  dialog: CannedDialog
  row: QueueRow
  put(edit: Edit): void
  onClose(): void
}

export function CannedDialogs({ dialog, row, put, onClose }: CannedDialogsProps) {
  const me = useMe()
  if (dialog.what === 'edit') {
    return <CannedEditor sessionId={row.session.id} canned={dialog.canned} onClose={onClose} />
  }
  const { canned, missing, trigger } = dialog
  return (
    <MissingDialog
      body={canned.body}
      missing={missing}
      values={variableValues(row, me)}
      customer={row.customer.name}
      onClose={onClose}
      onInsert={(filled) => {
        onClose()
        noteCannedUsed(canned.id)
        // The dialog gives the focus back when it has gone; the field can be written in only then.
        setTimeout(() => put(replacing(trigger.from, trigger.to, filled)))
      }}
    />
  )
}
