import { File, Image, type LucideIcon, Mic, Video } from 'lucide-react'
import type { Message } from '#shared/entities.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { attachmentKey } from '../queue/attachment-key.ts'
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
  const Icon = ICONS[message.type] ?? File
  const kind = text(attachmentKey(message.type) ?? 'row.attachment.file')
  const size = intl.formatNumber(Math.max(1, Math.round(attachment.size / 1_024)), {
    style: 'unit',
    unit: 'kilobyte',
    unitDisplay: 'short',
  })
  return (
    <div className="flex w-full min-w-0 items-center gap-2.5 py-0.5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-sm bg-surface text-muted">
        <Icon aria-hidden size={16} strokeWidth={1.75} />
      </span>
      <span className="min-w-0">
        <span dir="auto" className="block truncate text-13 font-medium">
          {attachment.name}
        </span>
        <span className="figures block text-12 text-muted">
          {kind} · {size}
        </span>
      </span>
    </div>
  )
}
