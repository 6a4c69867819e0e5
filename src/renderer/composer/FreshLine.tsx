import { History } from 'lucide-react'
import type { Message } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import { Button } from '../design/Button.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useHeld, useMe } from '../store/account.tsx'
import { jumpToMessage } from '../store/jump.ts'
import { type News, newsSince } from './fresh.ts'

const NONE: readonly Message[] = []

/** Says while somebody still writes that the chat has moved on, before sending would be refused for it. */
export function FreshLine({ sessionId, baseSeq }: { sessionId: Id; baseSeq: number }) {
  const text = useText()
  const me = useMe().user.id
  const messages = useHeld((held) => held.messages[sessionId] ?? NONE)
  const users = useHeld((held) => held.users)
  const news = newsSince(messages, baseSeq, me)
  return (
    <div role="status">
      {news && (
        <div className="enter mt-1 flex items-center gap-2 rounded-sm bg-warning-soft ps-2.5 text-12 text-warning-text">
          <History aria-hidden size={14} strokeWidth={2} className="shrink-0" />
          <p className="min-w-0 flex-1 py-1">{wordsOf(news)}</p>
          <Button size="sm" kind="quiet" onPress={() => void jumpToMessage(sessionId, news.messageId)}>
            {text('fresh.show')}
          </Button>
        </div>
      )}
    </div>
  )

  function wordsOf({ what, userId }: News): string {
    if (what === 'moved') return text('fresh.moved')
    if (what === 'status') return text('fresh.status')
    const name = userId === null ? undefined : users[userId]?.name
    return name === undefined ? text('fresh.answeredByColleague') : text('fresh.answered', { name })
  }
}
