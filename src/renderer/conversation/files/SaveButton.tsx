import { CircleStop, Download } from 'lucide-react'
import type { Attachment } from '#shared/entities.ts'
import { IconButton } from '../../design/IconButton.tsx'
import { useText } from '../../i18n/I18n.tsx'
import type { FileCarrier } from '../../store/messages.ts'
import { SavingShare } from './SavingShare.tsx'
import { useSaving } from './use-saving.ts'

interface SaveButtonProps {
  message: FileCarrier
  attachment: Pick<Attachment, 'name' | 'size'>
  /** What stands beside it says how far it is. */
  isShareHidden?: boolean
}

/** Saves a file where the agent says. When that takes longer than a moment it says how far it is, and stops it. */
export function SaveButton({ message, attachment, isShareHidden = false }: SaveButtonProps) {
  const text = useText()
  const { received, press } = useSaving(message)
  const { name } = attachment
  return (
    <>
      {received !== null && !isShareHidden && (
        <SavingShare attachment={attachment} received={received} className="shrink-0" />
      )}
      <IconButton
        icon={received === null ? Download : CircleStop}
        label={text(received === null ? 'file.save' : 'file.cancel', { name })}
        onPress={press}
      />
    </>
  )
}
