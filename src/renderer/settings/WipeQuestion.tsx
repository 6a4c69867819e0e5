import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { useText } from '../i18n/I18n.tsx'

interface WipeQuestionProps {
  name: string
  onWipe(): void
  onKeep(): void
}

/** Asked because it cannot be taken back. */
export function WipeQuestion({ name, onWipe, onKeep }: WipeQuestionProps) {
  const text = useText()
  return (
    <Dialog role="alertdialog" title={text('settings.devices.sure.title', { name })} onClose={onKeep}>
      <p className="mb-6 text-pretty text-13 text-muted">{text('settings.devices.sure.body')}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onWipe}>
          <span className="text-danger-text">{text('settings.devices.sure.yes')}</span>
        </Button>
        <Button kind="primary" autoFocus onPress={onKeep}>
          {text('settings.devices.sure.no')}
        </Button>
      </div>
    </Dialog>
  )
}
