import { Button as PlainButton } from 'react-aria-components'
import type { Session } from '#shared/entities.ts'
import { Button } from '../design/Button.tsx'
import { OwnDirection } from '../design/OwnDirection.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { exactTime, shortAge } from '../i18n/times.ts'
import { StatusChip } from '../queue/StatusChip.tsx'
import { Score } from '../rating/Score.tsx'
import { useHeld } from '../store/account.tsx'
import { useNow } from '../store/clock.ts'
import { Part } from './Part.tsx'
import type { History } from './use-history.ts'

interface PastChatsProps {
  /** The one that is open. */
  sessionId: string
  history: History
  onOpen(chat: Session): void
}

/** The customer's other chats, newest first. Each is read here, without leaving the one that is open. */
export function PastChats({ sessionId, history, onOpen }: PastChatsProps) {
  const text = useText()
  const intl = useIntl()
  const chats = history.chats.filter(({ id }) => id !== sessionId)
  const count = history.moreChats ? undefined : intl.formatNumber(chats.length)
  return (
    <Part id="chats" title={text('customer.chats')} count={chats.length > 0 ? count : undefined}>
      {chats.length === 0 && <p className="py-1 text-13 text-muted">{text('customer.noChats')}</p>}
      <ul className="-mx-2 flex flex-col">
        {chats.map((chat) => (
          <li key={chat.id}>
            <PastChat chat={chat} onOpen={() => onOpen(chat)} />
          </li>
        ))}
      </ul>
      {history.moreChats && (
        <Button size="sm" kind="quiet" onPress={history.loadChats}>
          {text('customer.showMore')}
        </Button>
      )}
    </Part>
  )
}

function PastChat({ chat, onOpen }: { chat: Session; onOpen(): void }) {
  const text = useText()
  const intl = useIntl()
  const now = useNow(30_000)
  const holder = useHeld(({ users }) => (chat.assigneeId ? users[chat.assigneeId]?.name : undefined))
  return (
    <PlainButton
      onPress={onOpen}
      data-testid="past-chat"
      className="flex w-full cursor-default flex-col gap-0.5 rounded-sm px-2 py-1.5 text-start text-13 hover:bg-hover"
    >
      <span className="flex w-full items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">
          <OwnDirection>{chat.subject || text(`session.type.${chat.type}`)}</OwnDirection>
        </span>
        <time
          dateTime={chat.lastMessageAt}
          title={exactTime(intl, chat.lastMessageAt)}
          className="figures shrink-0 text-12 text-muted"
        >
          {shortAge(intl, text, chat.lastMessageAt, now)}
        </time>
      </span>
      <span className="flex w-full items-center gap-2 text-12 text-muted">
        <StatusChip status={chat.status} holder={holder} />
        {chat.rating && <Score score={chat.rating.score} size={12} />}
      </span>
      {chat.rating && chat.rating.comment !== '' && (
        <span dir="auto" className="w-full truncate text-12 text-muted">
          {chat.rating.comment}
        </span>
      )}
    </PlainButton>
  )
}
