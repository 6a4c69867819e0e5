import { useState } from 'react'
import type { Attachment, Message } from '#shared/entities.ts'
import { Spinner } from '../../design/Spinner.tsx'
import { useText } from '../../i18n/I18n.tsx'
import { useMedia } from '../../store/media.ts'
import { NotLoaded } from './NotLoaded.tsx'

/** A video in the viewer, with the controls of Chromium: they are named and go by keys. */
export function Film({ message, attachment }: { message: Message; attachment: Attachment }) {
  const text = useText()
  const media = useMedia(message, 'whole')
  const [isUnplayable, setUnplayable] = useState(false)
  return (
    <div className="flex min-h-0 flex-1 items-center justify-center p-6">
      {media.state === 'loading' && <Spinner />}
      {media.state === 'failed' && <NotLoaded />}
      {isUnplayable && <NotLoaded words={text('viewer.unplayable')} />}
      {media.state === 'ready' && !isUnplayable && (
        // biome-ignore lint/a11y/useMediaCaption: what a customer films has no captions
        <video
          src={media.url}
          aria-label={attachment.name}
          controls
          controlsList="nodownload noremoteplayback"
          disablePictureInPicture
          className="max-h-full max-w-full"
          onError={() => setUnplayable(true)}
        />
      )}
    </div>
  )
}
