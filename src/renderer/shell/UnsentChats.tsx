import { Button as AriaButton } from 'react-aria-components'
import type { Id } from '#shared/ids.ts'
import type { UnsentChat } from '#shared/ipc.ts'
import { Avatar } from '../design/Avatar.tsx'
import { OwnDirection } from '../design/OwnDirection.tsx'
import { useText } from '../i18n/I18n.tsx'

/** More than these are counted, not named. */
const NAMED = 5

/** What waits in which chat; each leads there. */
export function UnsentChats({
  chats,
  onOpen,
}: {
  chats: readonly UnsentChat[]
  onOpen(sessionId: Id): void
}) {
  const text = useText()
  const others = chats.length - NAMED
  return (
    <div>
      <p className="mb-1.5 text-13 text-muted">{text('signOut.review')}</p>
      <ul aria-label={text('signOut.waiting')} className="overflow-hidden rounded-md border border-line">
        {chats.slice(0, NAMED).map((chat) => (
          <li key={chat.sessionId} className="border-t border-line first:border-t-0">
            <AriaButton
              onPress={() => onOpen(chat.sessionId)}
              className="flex w-full items-center gap-3 px-3 py-2 text-start -outline-offset-2 hover:bg-hover"
            >
              <ChatLine chat={chat} />
            </AriaButton>
          </li>
        ))}
      </ul>
      {others > 0 && <p className="mt-1.5 text-13 text-muted">{text('signOut.more', { count: others })}</p>}
    </div>
  )
}

function ChatLine({ chat }: { chat: UnsentChat }) {
  const text = useText()
  const { sessionId, customer, messages, hasDraft } = chat
  const isStuck = messages.some(({ state }) => state === 'failed')
  const name = customer?.name ?? text('signOut.unknownChat')
  const what = [
    ...(messages.length > 0 ? [text('signOut.chatMessages', { count: messages.length })] : []),
    ...(hasDraft ? [text('signOut.chatDraft')] : []),
  ]
  return (
    <>
      <Avatar id={customer?.id ?? sessionId} name={name} size={24} />
      <OwnDirection className="min-w-0 flex-1 truncate text-13">{name}</OwnDirection>
      <span className="shrink-0 text-12 text-muted">{what.join(' · ')}</span>
      {isStuck && <span className="shrink-0 text-12 text-danger-text">{text('signOut.chatStuck')}</span>}
    </>
  )
}
