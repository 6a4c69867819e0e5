import type { PendingMessage } from '#shared/ipc.ts'
import { cx } from '../design/cx.ts'
import { useText } from '../i18n/I18n.tsx'
import { useIsOnline } from '../store/account.tsx'
import { Words } from './Body.tsx'
import { Bubble } from './Bubble.tsx'
import { isStuck } from './delivery.ts'
import { Meta } from './Meta.tsx'
import { Note } from './Note.tsx'
import { StuckMessage } from './StuckMessage.tsx'

interface PendingEntryProps {
  pending: PendingMessage
  isGroupStart: boolean
  isGroupEnd: boolean
}

/** A message of mine that the server does not have yet. */
export function PendingEntry({ pending, isGroupStart, isGroupEnd }: PendingEntryProps) {
  const text = useText()
  const isNote = pending.type === 'note'
  const meta = <Meta createdAt={pending.createdAt} delivery={pending.state} />
  const words = <Words text={pending.body} />
  return (
    <article
      aria-label={text('message.you')}
      data-testid="message"
      data-message-id={pending.id}
      data-state={pending.state}
      className={cx('flex flex-col', !isNote && 'items-end ps-16')}
    >
      {isNote ? (
        <Note author={text('message.you')} meta={meta}>
          {words}
        </Note>
      ) : (
        <Bubble side="staff" isPending isGroupStart={isGroupStart} isGroupEnd={isGroupEnd} meta={meta}>
          {words}
        </Bubble>
      )}
      {isStuck(pending.state) ? <StuckMessage pending={pending} /> : isGroupEnd && <WaitingForNetwork />}
    </article>
  )
}

function WaitingForNetwork() {
  const text = useText()
  return useIsOnline() ? null : <p className="px-1 pt-1 text-12 text-muted">{text('pending.offline')}</p>
}
