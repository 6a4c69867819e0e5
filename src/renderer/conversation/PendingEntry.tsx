import { X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { PendingMessage } from '#shared/ipc.ts'
import { cx } from '../design/cx.ts'
import { IconButton } from '../design/IconButton.tsx'
import { ProgressBar } from '../design/ProgressBar.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { useIsOnline, useMe } from '../store/account.tsx'
import { decide } from '../store/decide.ts'
import { Words } from './Body.tsx'
import { Bubble } from './Bubble.tsx'
import { isStuck } from './delivery.ts'
import { FileLine } from './files/FileLine.tsx'
import { fileSize } from './files/file-size.ts'
import { endingOf, iconOfName } from './files/file-type.ts'
import { HeldMessage } from './HeldMessage.tsx'
import { Beside } from './MessageEntry.tsx'
import { Meta } from './Meta.tsx'
import { neighbourFor } from './message-menu/neighbours.ts'
import { Note } from './Note.tsx'
import { Quote } from './Quote.tsx'
import { StuckMessage } from './StuckMessage.tsx'

interface PendingEntryProps {
  pending: PendingMessage
  isGroupStart: boolean
  isGroupEnd: boolean
}

/** A message of mine that the server does not have yet. */
export function PendingEntry({ pending, isGroupStart, isGroupEnd }: PendingEntryProps) {
  const text = useText()
  const { id, name: fullName } = useMe().user
  const isNote = pending.type === 'note'
  const meta = <Meta message={{ createdAt: pending.createdAt, status: 'sent' }} delivery={pending.state} />
  const words = (
    <div className="flex min-w-0 max-w-full flex-col gap-1.5">
      {pending.replyTo && <Quote sessionId={pending.sessionId} messageId={pending.replyTo} />}
      {pending.file ? (
        <PendingFile pending={pending} file={pending.file} />
      ) : (
        <Words text={pending.body} hasMarks />
      )}
    </div>
  )
  const below = <Below pending={pending} isGroupEnd={isGroupEnd} />
  return (
    <article
      aria-label={text('message.you')}
      aria-description={text(`delivery.${pending.state}`)}
      tabIndex={-1}
      data-testid="message"
      data-message-id={pending.id}
      data-state={pending.state}
      className={cx('group/message flex flex-col rounded-lg', !isNote && 'items-stretch')}
      onKeyDown={goOn}
    >
      {isNote ? (
        <>
          <Note author={text('message.you')} meta={meta}>
            {words}
          </Note>
          {below}
        </>
      ) : (
        <Beside
          side="staff"
          sender={{ id, name: text('message.you'), fullName, isMe: true }}
          isGroupStart={isGroupStart}
        >
          <Bubble side="staff" isPending isGroupStart={isGroupStart} isGroupEnd={isGroupEnd} meta={meta}>
            {words}
          </Bubble>
          {below}
        </Beside>
      )}
    </article>
  )
}

/** The arrows lead from message to message, over these as well. */
function goOn(event: KeyboardEvent<HTMLElement>): void {
  if (event.target !== event.currentTarget) return
  const neighbour = neighbourFor(event.key, event.currentTarget)
  if (!neighbour) return
  event.preventDefault()
  neighbour.focus()
}

interface PendingFileProps {
  pending: PendingMessage
  file: NonNullable<PendingMessage['file']>
}

/** A file on its way: how large it is, and while it goes up, how much of it is there, and the way to stop it. */
function PendingFile({ pending, file }: PendingFileProps) {
  const text = useText()
  const intl = useIntl()
  const size = fileSize(intl, file.size)
  const isGoingUp = pending.state === 'sending' || (file.sent > 0 && file.sent < file.size)
  const share = intl.formatNumber(file.sent / file.size, { style: 'percent' })
  const facts = [endingOf(file.name), isGoingUp ? text('pending.uploading', { share, size }) : size]
  return (
    <div className="flex min-w-0 max-w-full flex-col gap-1">
      <FileLine
        icon={iconOfName(file.name)}
        name={file.name}
        details={facts.filter((fact) => fact !== '').join(' · ')}
      >
        {isGoingUp && (
          <IconButton
            icon={X}
            label={text('pending.cancelUpload')}
            onPress={() => void decide(pending.sessionId, { id: pending.id, decision: 'discard' })}
          />
        )}
      </FileLine>
      {isGoingUp && (
        <ProgressBar
          label={text('pending.upload', { name: file.name })}
          isLabelHidden
          value={file.sent}
          max={file.size}
        />
      )}
    </div>
  )
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
