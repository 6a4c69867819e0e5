import { FileX, Play } from 'lucide-react'
import type { Attachment, Message } from '#shared/entities.ts'
import { IconButton } from '../../design/IconButton.tsx'
import { useIntl, useText } from '../../i18n/I18n.tsx'
import { AudioPlayer } from '../audio/AudioPlayer.tsx'
import { openViewer } from '../viewer/open.ts'
import { FileLine } from './FileLine.tsx'
import { fileSize } from './file-size.ts'
import { endingOf, iconOf, isAudible, isPicture, isPlayable } from './file-type.ts'
import { Picture } from './Picture.tsx'
import { SaveButton } from './SaveButton.tsx'
import { SavingShare } from './SavingShare.tsx'
import { SavingStrip } from './SavingStrip.tsx'
import { useSaving } from './use-saving.ts'

interface AttachedProps {
  message: Message
  attachment: Attachment
}

/** The file of a message: a picture is seen, a recording heard, everything else named. */
export function Attached({ message, attachment }: AttachedProps) {
  const text = useText()
  if (attachment.removedAt !== null) {
    return <FileLine icon={FileX} name={attachment.name} details={text('file.removed')} />
  }
  if (isPicture(attachment)) {
    return (
      <div className="relative w-fit max-w-full">
        <Picture message={message} attachment={attachment} />
        <SavingStrip message={message} attachment={attachment} />
      </div>
    )
  }
  if (isAudible(attachment)) return <AudioPlayer message={message} attachment={attachment} />
  return <NamedFile message={message} attachment={attachment} />
}

function NamedFile({ message, attachment }: AttachedProps) {
  const text = useText()
  const intl = useIntl()
  const { name, size, mimeType } = attachment
  const { received } = useSaving(message)
  const details = [endingOf(name), fileSize(intl, size)].filter((fact) => fact !== '').join(' · ')
  return (
    <FileLine
      icon={iconOf(mimeType)}
      name={name}
      details={received === null ? details : <SavingShare attachment={attachment} received={received} />}
    >
      {isPlayable(attachment) && (
        <IconButton icon={Play} label={text('file.play', { name })} onPress={() => openViewer(message)} />
      )}
      <SaveButton message={message} attachment={attachment} isShareHidden />
    </FileLine>
  )
}
