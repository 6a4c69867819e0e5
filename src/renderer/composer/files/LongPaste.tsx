import { ClipboardPaste } from 'lucide-react'
import { MAX_BODY } from '#shared/entities.ts'
import { Button } from '../../design/Button.tsx'
import { useText } from '../../i18n/I18n.tsx'

interface LongPasteProps {
  length: number
  onAttach(): void
  onPaste(): void
  onClose(): void
}

/** Asked instead of filling the field with more than a message can be. */
export function LongPaste({ length, onAttach, onPaste, onClose }: LongPasteProps) {
  const text = useText()
  return (
    <div
      role="alert"
      className="enter my-1 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-warning-soft px-3 py-2 text-13 text-warning-text"
    >
      <ClipboardPaste aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
      <p className="min-w-48 flex-1">{text('composer.longPaste', { count: length, most: MAX_BODY })}</p>
      <span className="flex flex-wrap gap-1">
        <Button size="sm" autoFocus onPress={onAttach}>
          {text('composer.pasteAsFile')}
        </Button>
        <Button size="sm" kind="quiet" onPress={onPaste}>
          {text('composer.pasteAnyway')}
        </Button>
        <Button size="sm" kind="quiet" onPress={onClose}>
          {text('action.dismiss')}
        </Button>
      </span>
    </div>
  )
}
