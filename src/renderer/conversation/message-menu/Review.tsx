import { CircleX, Hourglass } from 'lucide-react'
import { useState } from 'react'
import type { Message } from '#shared/entities.ts'
import { Button } from '../../design/Button.tsx'
import { Chip } from '../../design/Chip.tsx'
import { Popover } from '../../design/Popover.tsx'
import { TextArea } from '../../design/TextArea.tsx'
import { useText } from '../../i18n/I18n.tsx'
import { useIsOnline, useMe } from '../../store/account.tsx'
import { reviewMessage } from '../../store/messages.ts'
import { useSomebody } from '../sender.ts'
import { mayReview } from './message-actions.ts'

/** Whether a reply that needs approval has got it, and for whoever may give it, the way to. */
export function Review({ message }: { message: Message }) {
  if (message.status === 'rejected') return <Rejected message={message} />
  return message.status === 'pending_approval' ? <Pending message={message} /> : null
}

function Pending({ message }: { message: Message }) {
  const text = useText()
  const me = useMe().user
  return (
    <div className="flex flex-wrap items-center justify-end gap-1.5 pt-1 text-12 text-muted">
      <Chip tone="warning" icon={Hourglass}>
        {text('message.review.pending')}
      </Chip>
      <span className="pe-1">{text('message.review.pendingHint')}</span>
      {mayReview(message, me) && <Decision message={message} />}
    </div>
  )
}

function Decision({ message }: { message: Message }) {
  const text = useText()
  const unavailable = useIsOnline() ? null : text('message.offline')
  const [reason, setReason] = useState('')
  return (
    <>
      <Button
        size="sm"
        kind="primary"
        unavailable={unavailable}
        onPress={() => void reviewMessage(message, 'approve')}
      >
        {text('message.review.approve')}
      </Button>
      <Popover
        label={text('message.review.reject')}
        placement="bottom end"
        className="w-72 gap-3 p-3"
        trigger={<Button size="sm">{text('message.review.reject')}</Button>}
      >
        {(close) => (
          <>
            <TextArea
              autoFocus
              label={text('message.review.why')}
              value={reason}
              maxLength={500}
              onChange={setReason}
            />
            <div className="flex justify-end gap-2">
              <Button size="sm" kind="quiet" onPress={close}>
                {text('message.review.cancel')}
              </Button>
              <Button
                size="sm"
                kind="primary"
                unavailable={unavailable}
                onPress={() =>
                  void reviewMessage(message, 'reject', reason.trim()).then((isDone) => isDone && close())
                }
              >
                {text('message.review.reject')}
              </Button>
            </div>
          </>
        )}
      </Popover>
    </>
  )
}

function Rejected({ message: { review } }: { message: Message }) {
  const text = useText()
  const by = useSomebody(review?.userId ?? null)
  return (
    <div className="flex max-w-full flex-wrap items-center justify-end gap-x-1.5 pt-1 text-12 text-muted">
      <Chip tone="danger" icon={CircleX}>
        {text('message.review.rejected')}
      </Chip>
      <span>{text('message.review.rejectedBy', { ...by })}</span>
      {review && review.reason !== '' && (
        <bdi>{text('message.review.reason', { reason: review.reason })}</bdi>
      )}
    </div>
  )
}
