import { File, Image, type LucideIcon, Mic, Video } from 'lucide-react'
import type { Message } from '#shared/entities.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { attachmentKey } from '../queue/attachment-key.ts'
import { FileLine } from './FileLine.tsx'
import { fileSize } from './files/file-size.ts'
import { LinkedText } from './LinkedText.tsx'

const ICONS: Partial<Record<Message['type'], LucideIcon>> = {
  audio: Mic,
  image: Image,
  video: Video,
  file: File,
}

export function Body({ message }: { message: Message }) {
  const text = useText()
  if (message.status === 'deleted') return <p className="text-muted italic">{text('message.deleted')}</p>
  return (
    <>
      {message.attachment && <Attachment message={message} attachment={message.attachment} />}
      {message.body !== '' && <Words text={message.body} />}
    </>
  )
}

/** Somebody's words: line breaks kept, the direction its own. */
export function Words({ text }: { text: string }) {
  return (
    <p dir="auto" className="selectable min-w-0 whitespace-pre-wrap break-words">
      <LinkedText text={text} />
    </p>
  )
}

function Attachment({
  message,
  attachment,
}: {
  message: Message
  attachment: NonNullable<Message['attachment']>
}) {
  const text = useText()
  const intl = useIntl()
  const kind = text(attachmentKey(message.type) ?? 'row.attachment.file')
  const details = `${kind} · ${fileSize(intl, attachment.size)}`
  return <FileLine icon={ICONS[message.type] ?? File} name={attachment.name} details={details} />
}
