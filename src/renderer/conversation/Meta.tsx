import type { Message } from '#shared/entities.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { clockTime, exactTime } from '../i18n/times.ts'
import { DeliveryMark } from './DeliveryMark.tsx'
import type { DeliveryState } from './delivery.ts'
import { useSomebody } from './sender.ts'

interface MetaProps {
  message: Pick<Message, 'createdAt' | 'status'> &
    Partial<Pick<Message, 'editedAt' | 'editedBy' | 'deletedAt' | 'review'>>
  /** Of staff's messages only. */
  delivery?: DeliveryState | undefined
}

/** When it was written and how far it has come, at the foot of a message. */
export function Meta({ message, delivery }: MetaProps) {
  const intl = useIntl()
  const { createdAt, status, editedAt = null, editedBy = null, deletedAt = null, review = null } = message
  return (
    <span className="figures ms-auto inline-flex shrink-0 items-center gap-1 self-end text-12 text-muted">
      {editedAt !== null && status !== 'deleted' && <EditedMark at={editedAt} by={editedBy} />}
      {status === 'approved' && review && <ApprovedMark at={review.at} by={review.userId} />}
      <time dateTime={createdAt} title={exactTime(intl, deletedAt ?? createdAt)}>
        {clockTime(intl, createdAt)}
      </time>
      {delivery && status !== 'deleted' && <DeliveryMark state={delivery} />}
    </span>
  )
}

/** Says on hover who changed the words, and when. */
function EditedMark({ at, by }: { at: string; by: string | null }) {
  const text = useText()
  const intl = useIntl()
  const words = text('message.editedBy', { ...useSomebody(by), time: exactTime(intl, at) })
  return <span title={words}>{text('message.edited')}</span>
}

function ApprovedMark({ at, by }: { at: string; by: string }) {
  const text = useText()
  const intl = useIntl()
  const words = text('message.review.approvedBy', { ...useSomebody(by), time: exactTime(intl, at) })
  return <span title={words}>{text('message.review.approved')}</span>
}
