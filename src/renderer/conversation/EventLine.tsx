import type { Message } from '#shared/entities.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { clockTime, exactTime } from '../i18n/times.ts'
import { useHeld, useMe } from '../store/account.tsx'
import { eventWords } from './event-words.ts'

/** What happened to the chat, in one quiet line. */
export function EventLine({ message }: { message: Message }) {
  const text = useText()
  const intl = useIntl()
  const me = useMe().user.id
  const users = useHeld((held) => held.users)
  const words = message.event && eventWords(message.event, me, (id) => users[id]?.name)
  return (
    <p className="py-1.5 text-center text-12 text-muted">
      {words ? text(words.key, { name: text('message.unknownSender'), ...words.values }) : message.body}
      {' · '}
      <time className="figures" dateTime={message.createdAt} title={exactTime(intl, message.createdAt)}>
        {clockTime(intl, message.createdAt)}
      </time>
    </p>
  )
}
