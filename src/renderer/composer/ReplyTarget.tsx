import { CornerUpLeft, X } from 'lucide-react'
import type { Message } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import { IconButton } from '../design/IconButton.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useHeld, useMe } from '../store/account.tsx'
import { replyTo } from '../store/reply-to.ts'

/** Which message the draft answers, above the field. */
export function ReplyTarget({ sessionId, messageId }: { sessionId: Id; messageId: Id }) {
  const text = useText()
  const message = useHeld((held) => held.messages[sessionId]?.find(({ id }) => id === messageId))
  const author = useAuthor(message)
  return (
    <div
      data-testid="reply-target"
      className="enter mt-1 flex items-center gap-2 rounded-sm border-s-2 border-accent bg-hover ps-2.5 text-12"
    >
      <CornerUpLeft
        aria-hidden
        size={14}
        strokeWidth={2}
        className="shrink-0 text-accent-text rtl:-scale-x-100"
      />
      <p className="flex min-w-0 flex-1 gap-2">
        <span className="shrink-0 font-medium text-accent-text">{author}</span>
        <span dir="auto" className="min-w-0 truncate text-muted">
          {message && excerptOf(message, text('composer.replyingToFile'))}
        </span>
      </p>
      <IconButton
        icon={X}
        label={text('composer.stopReplying')}
        placement="top"
        onPress={() => void replyTo(sessionId, null)}
      />
    </div>
  )
}

function useAuthor(message: Message | undefined): string {
  const text = useText()
  const me = useMe().user.id
  const name = useHeld(({ rows, users }) => {
    if (message?.senderKind === 'customer') return rows[message.sessionId]?.customer.name
    return message?.senderId ? users[message.senderId]?.name : undefined
  })
  if (message?.senderId === me) return text('composer.replyingToMe')
  return name === undefined ? text('composer.replyingToGone') : text('composer.replyingTo', { name })
}

function excerptOf({ body, attachment, deletedAt }: Message, file: string): string {
  if (deletedAt !== null) return ''
  return body.trim() === '' ? (attachment?.name ?? file) : body
}
