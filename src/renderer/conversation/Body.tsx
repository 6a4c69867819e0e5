import type { Message } from '#shared/entities.ts'
import { cx } from '../design/cx.ts'
import { useText } from '../i18n/I18n.tsx'
import { Attached } from './files/Attached.tsx'
import { LinkedText } from './LinkedText.tsx'
import { isEmojiOnly } from './markdown/emoji.ts'
import { Markdown } from './markdown/Markdown.tsx'
import { Quote } from './Quote.tsx'
import { useSomebody } from './sender.ts'

interface BodyProps {
  message: Message
  /** It is about to be deleted. */
  isLeaving?: boolean
}

export function Body({ message, isLeaving = false }: BodyProps) {
  if (message.status === 'deleted') return <Deleted message={message} />
  return (
    <div className={cx('flex min-w-0 max-w-full flex-col gap-1.5', isLeaving && 'opacity-50')}>
      {message.replyTo && <Quote sessionId={message.sessionId} messageId={message.replyTo} />}
      {message.attachment && <Attached message={message} attachment={message.attachment} />}
      {message.body !== '' && <Words text={message.body} hasMarks={message.senderKind === 'user'} />}
    </div>
  )
}

interface WordsProps {
  text: string
  /**
   * Staff write with marks. What a customer wrote is shown as they wrote it: they do not know of any marks, and a part
   * number or a line of stars has to stay what it is.
   */
  hasMarks: boolean
}

/** Somebody's words: line breaks kept, the direction their own. */
export function Words({ text, hasMarks }: WordsProps) {
  if (isEmojiOnly(text)) return <p className="selectable text-32">{text}</p>
  if (hasMarks) return <Markdown text={text} />
  return (
    <p dir="auto" className="selectable min-w-0 whitespace-pre-wrap break-words">
      <LinkedText text={text} />
    </p>
  )
}

function Deleted({ message }: { message: Message }) {
  const text = useText()
  return (
    <p className="text-muted italic">{text('message.deletedBy', { ...useSomebody(message.deletedBy) })}</p>
  )
}
