import { useRef } from 'react'
import type { Id } from '#shared/ids.ts'
import { useText } from '../i18n/I18n.tsx'
import { useCommand } from '../shell/commands.ts'
import { useHeld, useIsOnline } from '../store/account.tsx'
import type { Somebody } from '../store/entities.ts'
import { useRow } from '../store/store.ts'
import { useTypists } from '../store/typing.ts'
import { newestMessage } from './message-menu/neighbours.ts'
import { TypingDots } from './TypingDots.tsx'
import { Viewers } from './Viewers.tsx'

/** Who is here and who is typing, at the end of the conversation. Its place is always there: nothing moves. */
export function TypingLine({ sessionId }: { sessionId: Id }) {
  const text = useText()
  const row = useRow(sessionId)
  const isOnline = useIsOnline()
  const users = useHeld((held) => held.users)
  const typists = useTypists(sessionId)
  const nameOf = ({ who, memberId }: Somebody) =>
    (who === 'customer' ? row?.customer.name : users[memberId]?.name) ?? text('message.unknownSender')
  const line = useRef<HTMLDivElement>(null)
  useCommand('chat.messages', () => newestMessage(line.current)?.focus())
  const [first = '', second = ''] = typists.map(nameOf)
  return (
    <div
      ref={line}
      className="mx-auto flex h-9 max-w-3xl items-center justify-between gap-4 px-6 text-12 text-muted"
    >
      <div role="status" className="flex min-w-0 items-center gap-2">
        {typists.length > 0 && (
          <>
            <TypingDots />
            <span className="truncate">
              {text('conversation.typing', { count: typists.length, first, second })}
            </span>
          </>
        )}
      </div>
      {isOnline && <Viewers sessionId={sessionId} />}
    </div>
  )
}
