import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'

interface SureProps {
  title: string
  body: string
  yes: string
  no: string
  onYes(): void
  onNo(): void
}

/** Asked before what cannot be taken back. */
export function Sure({ title, body, yes, no, onYes, onNo }: SureProps) {
  return (
    <Dialog role="alertdialog" title={title} onClose={onNo}>
      <p className="mb-6 text-pretty text-13 text-muted">{body}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onYes}>
          <span className="text-danger-text">{yes}</span>
        </Button>
        <Button kind="primary" autoFocus onPress={onNo}>
          {no}
        </Button>
      </div>
    </Dialog>
  )
}
