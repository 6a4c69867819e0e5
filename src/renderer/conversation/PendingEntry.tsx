import { File } from 'lucide-react'
import type { PendingMessage } from '#shared/ipc.ts'
import { cx } from '../design/cx.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { useIsOnline } from '../store/account.tsx'
import { Words } from './Body.tsx'
import { Bubble } from './Bubble.tsx'
import { isStuck } from './delivery.ts'
import { FileLine } from './FileLine.tsx'
import { fileSize } from './files/file-size.ts'
import { HeldMessage } from './HeldMessage.tsx'
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
  const words = pending.file ? <PendingFile file={pending.file} /> : <Words text={pending.body} />
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
      <Below pending={pending} isGroupEnd={isGroupEnd} />
    </article>
  )
}

/** A file on its way: how large it is, and while it goes up, how much of it is there. */
function PendingFile({ file }: { file: NonNullable<PendingMessage['file']> }) {
  const text = useText()
  const intl = useIntl()
  const size = fileSize(intl, file.size)
  const isGoingUp = file.sent > 0 && file.sent < file.size
  const share = intl.formatNumber(file.sent / file.size, { style: 'percent' })
  const details = isGoingUp ? text('pending.uploading', { share, size }) : size
  return <FileLine icon={File} name={file.name} details={details} />
}

/** What keeps the message, and what can be done about it. */
function Below({ pending, isGroupEnd }: Pick<PendingEntryProps, 'pending' | 'isGroupEnd'>) {
  if (pending.state === 'held') return <HeldMessage pending={pending} />
  if (isStuck(pending.state)) return <StuckMessage pending={pending} />
  return isGroupEnd && <WaitingForNetwork />
}

function WaitingForNetwork() {
  const text = useText()
  return useIsOnline() ? null : <p className="px-1 pt-1 text-12 text-muted">{text('pending.offline')}</p>
}
