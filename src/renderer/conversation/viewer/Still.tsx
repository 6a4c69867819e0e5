import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Attachment, Message } from '#shared/entities.ts'
import { IconButton } from '../../design/IconButton.tsx'
import { useIntl, useText } from '../../i18n/I18n.tsx'
import { useMedia } from '../../store/media.ts'
import { NotLoaded } from './NotLoaded.tsx'
import { useKeys } from './use-keys.ts'
import { fitScale, type Zoom, zoomed } from './zoom.ts'

interface StillProps {
  message: Message
  attachment: Attachment
}

/** A picture in the viewer: first the small one that is here already, then itself, in the same place. */
export function Still({ message, attachment }: StillProps) {
  const text = useText()
  const intl = useIntl()
  const small = useMedia(message, 'small', attachment.hasThumbnail)
  const whole = useMedia(message, 'whole')
  const stage = useRef<HTMLElement>(null)
  const [zoom, setZoom] = useState<Zoom>('fit')
  const [fit, setFit] = useState(1)
  const picture = { width: attachment.width ?? 1, height: attachment.height ?? 1 }
  const scale = zoom === 'fit' ? fit : zoom

  useEffect(() => {
    const element = stage.current
    if (!element) return
    element.focus()
    const observer = new ResizeObserver(() => {
      const { width, height } = attachment
      const room = { width: element.clientWidth - 48, height: element.clientHeight - 48 }
      if (width && height) setFit(fitScale({ width, height }, room))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [attachment])

  useKeys((event) => {
    if (event.key === '+' || event.key === '=') setZoom(zoomed(scale, 'in'))
    else if (event.key === '-') setZoom(zoomed(scale, 'out'))
    else if (event.key === '0') setZoom('fit')
    else return
    event.preventDefault()
  })

  const url = whole.state === 'ready' ? whole.url : small.state === 'ready' ? small.url : null
  return (
    <div className="relative min-h-0 flex-1">
      <section
        ref={stage}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too
        tabIndex={0}
        aria-label={attachment.name}
        className="flex h-full overflow-auto p-6 outline-offset-[-2px]"
      >
        {url ? (
          <img
            src={url}
            alt={attachment.name}
            draggable={false}
            style={{ width: picture.width * scale, height: picture.height * scale }}
            className="m-auto max-w-none shrink-0 bg-surface"
          />
        ) : (
          whole.state === 'failed' && <NotLoaded />
        )}
      </section>
      <div className="absolute inset-x-0 bottom-4 mx-auto flex w-fit items-center rounded-md bg-raised p-1 shadow-float">
        <IconButton
          icon={ZoomOut}
          label={text('viewer.zoomOut')}
          shortcut="-"
          placement="top"
          onPress={() => setZoom(zoomed(scale, 'out'))}
        />
        <span role="status" className="figures min-w-12 text-center text-12 text-muted">
          {intl.formatNumber(scale, { style: 'percent' })}
        </span>
        <IconButton
          icon={ZoomIn}
          label={text('viewer.zoomIn')}
          shortcut="+"
          placement="top"
          onPress={() => setZoom(zoomed(scale, 'in'))}
        />
        <IconButton
          icon={Maximize}
          label={text('viewer.fit')}
          shortcut="0"
          placement="top"
          onPress={() => setZoom('fit')}
        />
      </div>
    </div>
  )
}
