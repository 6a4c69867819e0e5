import { ImageOff } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { Attachment, Message } from '#shared/entities.ts'
import { useText } from '../../i18n/I18n.tsx'
import { useIsOnline } from '../../store/account.tsx'
import { useMedia } from '../../store/media.ts'
import { openViewer } from '../viewer/open.ts'
import { fitted } from './fitted.ts'

interface PictureProps {
  message: Message
  attachment: Attachment
}

/** A picture in its place: that is as large before the picture is there as afterwards. */
export function Picture({ message, attachment }: PictureProps) {
  const text = useText()
  const isOnline = useIsOnline()
  const { name, width, height, hasThumbnail } = attachment
  const media = useMedia(message, hasThumbnail ? 'small' : 'whole')
  const box = fitted({ width: width ?? 1, height: height ?? 1 })
  return (
    <Button
      aria-label={text('file.open', { name })}
      onPress={() => openViewer(message)}
      style={{ width: box.width, aspectRatio: `${box.width} / ${box.height}` }}
      className="flex max-w-full items-center justify-center overflow-hidden rounded-sm bg-surface"
    >
      {media.state === 'ready' && (
        <img src={media.url} alt="" draggable={false} className="size-full object-contain" />
      )}
      {media.state === 'failed' && (
        <span className="flex flex-col items-center gap-1.5 p-2 text-center text-12 text-muted">
          <ImageOff aria-hidden size={20} strokeWidth={1.75} />
          {box.height > 120 && text(isOnline ? 'file.failed' : 'file.offline')}
        </span>
      )}
    </Button>
  )
}
