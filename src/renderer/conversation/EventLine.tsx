import { Cog } from 'lucide-react'
import type { Message } from '#shared/entities.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { clockTime, exactTime } from '../i18n/times.ts'
import { useHeld, useMe } from '../store/account.tsx'
import { eventWords } from './event-words.ts'

/** What happened to the chat, in one quiet line. */
export function EventLine({ message }: { message: Message }) {
  const intl = useIntl()
  return (
    <div
      data-message-id={message.id}
      className="flex flex-wrap items-baseline justify-center gap-x-1.5 py-1.5 text-12 text-muted"
    >
      {message.event ? <Happening event={message.event} /> : <FreeText body={message.body} />}
      <time className="figures" dateTime={message.createdAt} title={exactTime(intl, message.createdAt)}>
        <span aria-hidden>· </span>
        {clockTime(intl, message.createdAt)}
      </time>
    </div>
  )
}

function Happening({ event }: { event: NonNullable<Message['event']> }) {
  const text = useText()
  const me = useMe().user.id
  const users = useHeld((held) => held.users)
  const words = eventWords(event, me, (id) => users[id]?.name)
  return <p>{text(words.key, { name: text('message.unknownSender'), ...words.values })}</p>
}

/**
 * Words that came as a system message: an import brings them, say. Parley has not said them, so they stand as somebody's
 * words, and are not to be taken for something that has happened here.
 */
function FreeText({ body }: { body: string }) {
  const text = useText()
  return (
    <div className="flex max-w-full items-baseline gap-1.5">
      <Cog aria-hidden size={12} strokeWidth={2} className="shrink-0 self-center" />
      <p className="shrink-0 font-medium">{text('message.system')}</p>
      <blockquote
        dir="auto"
        className="selectable min-w-0 border-s-2 border-line-strong ps-1.5 [overflow-wrap:anywhere]"
      >
        {body}
      </blockquote>
    </div>
  )
}
