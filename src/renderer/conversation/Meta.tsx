import { useIntl, useText } from '../i18n/I18n.tsx'
import { clockTime, exactTime } from '../i18n/times.ts'
import { DeliveryMark } from './DeliveryMark.tsx'
import type { DeliveryState } from './delivery.ts'

interface MetaProps {
  createdAt: string
  isEdited?: boolean
  /** Of staff's messages only. */
  delivery?: DeliveryState | undefined
}

/** When it was written and how far it has come, at the foot of a message. */
export function Meta({ createdAt, isEdited = false, delivery }: MetaProps) {
  const intl = useIntl()
  const text = useText()
  return (
    <span className="figures ms-auto inline-flex shrink-0 items-center gap-1 self-end text-12 text-muted">
      {isEdited && <span>{text('message.edited')}</span>}
      <time dateTime={createdAt} title={exactTime(intl, createdAt)}>
        {clockTime(intl, createdAt)}
      </time>
      {delivery && <DeliveryMark state={delivery} />}
    </span>
  )
}
