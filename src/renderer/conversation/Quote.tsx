import { Button } from 'react-aria-components'
import type { Message } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import { parseMarkdown, textOf } from '#shared/markdown/parse.ts'
import { useText } from '../i18n/I18n.tsx'
import { attachmentKey } from '../queue/attachment-key.ts'
import { useHeld } from '../store/account.tsx'
import { jumpToMessage } from '../store/jump.ts'
import { useSender } from './sender.ts'

/** Of a long message, enough to know it again. */
const SHOWN = 200

/** The message that another one answers, and the way to it. */
export function Quote({ sessionId, messageId }: { sessionId: Id; messageId: Id }) {
  const text = useText()
  const quoted = useHeld((held) => held.messages[sessionId]?.find(({ id }) => id === messageId))
  return (
    <Button
      onPress={() => void jumpToMessage(sessionId, messageId)}
      className="flex min-h-6 w-full min-w-0 flex-col rounded-xs border-s-2 border-accent bg-surface/60 px-2 py-1 text-start text-12 hover:bg-surface"
    >
      {quoted ? (
        <Quoted message={quoted} />
      ) : (
        <span className="text-muted">{text('message.quote.earlier')}</span>
      )}
      <span className="sr-only">{text('message.quote.show')}</span>
    </Button>
  )
}

function Quoted({ message }: { message: Message }) {
  const text = useText()
  const sender = useSender(message)
  const file = attachmentKey(message.type)
  const words =
    message.status === 'deleted'
      ? text('message.quote.deleted')
      : message.body === ''
        ? (message.attachment?.name ?? (file ? text(file) : ''))
        : firstWords(message)
  return (
    <>
      <bdi className="block truncate font-medium">{sender.name}</bdi>
      <span dir="auto" className="line-clamp-2 text-muted [overflow-wrap:anywhere]">
        {words}
      </span>
    </>
  )
}

function firstWords({ body, senderKind }: Message): string {
  const plain = senderKind === 'user' ? textOf(parseMarkdown(body)) : body
  return plain.slice(0, SHOWN)
}
