import type { Id } from '#shared/ids.ts'
import { useText } from '../i18n/I18n.tsx'
import { useHeld } from '../store/account.tsx'
import type { Somebody } from '../store/entities.ts'
import { useRow } from '../store/store.ts'

const NOBODY: readonly Somebody[] = []

/** Who is typing, at the end of the conversation. Its place is always there: nothing moves when somebody begins. */
export function TypingLine({ sessionId }: { sessionId: Id }) {
  const text = useText()
  const row = useRow(sessionId)
  const users = useHeld((held) => held.users)
  const typists = useHeld((held) => held.typing[sessionId] ?? NOBODY)
  const nameOf = ({ who, memberId }: Somebody) =>
    (who === 'customer' ? row?.customer.name : users[memberId]?.name) ?? text('message.unknownSender')
  const [first = '', second = ''] = typists.map(nameOf)
  return (
    <div role="status" className="mx-auto flex h-9 max-w-3xl items-center gap-2 px-6 text-12 text-muted">
      {typists.length > 0 && (
        <>
          <span aria-hidden className="flex gap-0.5">
            <i className="typing-dot size-1 rounded-full bg-current" />
            <i className="typing-dot size-1 rounded-full bg-current" />
            <i className="typing-dot size-1 rounded-full bg-current" />
          </span>
          <span className="truncate">
            {text('conversation.typing', { count: typists.length, first, second })}
          </span>
        </>
      )}
    </div>
  )
}
