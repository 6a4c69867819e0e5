import { CloudOff } from 'lucide-react'
import { Bubble } from '../conversation/Bubble.tsx'
import { DeliveryMark } from '../conversation/DeliveryMark.tsx'
import { useText } from '../i18n/I18n.tsx'

/** A question, an answer that waits for the network, and the foot of the rail that says so. */
export function OfflinePicture() {
  const text = useText()
  return (
    <div className="flex w-full max-w-80 flex-col gap-2">
      <div className="flex max-w-[85%] self-start">
        <Bubble side="customer" isGroupStart isGroupEnd meta={null}>
          <p>{text('tour.sample.question')}</p>
        </Bubble>
      </div>
      <div className="flex max-w-[85%] self-end">
        <Bubble
          side="staff"
          isGroupStart
          isGroupEnd
          isPending
          meta={
            <span className="ms-auto self-end text-muted">
              <DeliveryMark state="queued" />
            </span>
          }
        >
          <p>{text('tour.sample.answer')}</p>
        </Bubble>
      </div>
      <p className="mt-3 flex items-center justify-center gap-1.5 text-12 text-muted">
        <CloudOff size={14} strokeWidth={1.75} className="text-warning-text" />
        {text('tour.sample.waiting')}
      </p>
    </div>
  )
}
