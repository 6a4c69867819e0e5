import { CircleStop, File, FileAudio, FileImage, FileText, FileVideo, type LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button as PlainButton } from 'react-aria-components'
import type { Attachment, Message } from '#shared/entities.ts'
import { fileSize } from '../conversation/files/file-size.ts'
import { SavingShare } from '../conversation/files/SavingShare.tsx'
import { useSaving } from '../conversation/files/use-saving.ts'
import { Button } from '../design/Button.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { exactTime, shortAge } from '../i18n/times.ts'
import { useIsOnline } from '../store/account.tsx'
import { useNow } from '../store/clock.ts'
import { viewPicture } from '../store/customer.ts'
import { Part } from './Part.tsx'
import { PictureDialog } from './PictureDialog.tsx'
import type { History } from './use-history.ts'

/** What the page may show itself; everything else is saved, and opened by whoever wants to. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** Every file that was sent in a chat with this customer, newest first. */
export function SharedFiles({ history }: { history: History }) {
  const text = useText()
  const intl = useIntl()
  const [shown, setShown] = useState<Message | null>(null)
  const { files, moreFiles, loadFiles } = history
  const count = files.length > 0 && !moreFiles ? intl.formatNumber(files.length) : undefined
  return (
    <Part id="files" title={text('customer.files')} count={count}>
      {files.length === 0 && <p className="py-1 text-13 text-muted">{text('customer.noFiles')}</p>}
      <ul className="-mx-2 flex flex-col">
        {files.map(
          (message) =>
            message.attachment && (
              <li key={message.id}>
                <FileRow message={message} attachment={message.attachment} onShow={() => setShown(message)} />
              </li>
            ),
        )}
      </ul>
      {moreFiles && (
        <Button size="sm" kind="quiet" onPress={loadFiles}>
          {text('customer.showMore')}
        </Button>
      )}
      {shown?.attachment && (
        <PictureDialog message={shown} attachment={shown.attachment} onClose={() => setShown(null)} />
      )}
    </Part>
  )
}

interface FileRowProps {
  message: Message
  attachment: Attachment
  onShow(): void
}

function FileRow({ message, attachment, onShow }: FileRowProps) {
  const text = useText()
  const intl = useIntl()
  const now = useNow(30_000)
  const isOnline = useIsOnline()
  const { name, size, mimeType, removedAt } = attachment
  const isGone = removedAt !== null
  const { received, press } = useSaving(message)
  const canShow = SHOWN.has(mimeType) && isOnline && !isGone
  const details = isGone ? text('customer.fileGone') : fileSize(intl, size)
  const label = received !== null ? 'file.cancel' : canShow ? 'customer.showFile' : 'customer.saveFile'
  return (
    <PlainButton
      isDisabled={isGone}
      aria-label={text(label, { name })}
      onPress={received === null && canShow ? onShow : press}
      className="flex w-full cursor-default items-center gap-2.5 rounded-sm px-2 py-1.5 text-start text-13 hover:bg-hover"
    >
      <Thumbnail message={message} attachment={attachment} />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate font-medium">
          {name}
        </span>
        {received !== null ? (
          <SavingShare attachment={attachment} received={received} />
        ) : (
          <span className="figures block truncate text-12 text-muted">
            {details} ·{' '}
            <time dateTime={message.createdAt} title={exactTime(intl, message.createdAt)}>
              {shortAge(intl, text, message.createdAt, now)}
            </time>
          </span>
        )}
      </span>
      {received !== null && (
        <CircleStop aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-muted" />
      )}
    </PlainButton>
  )
}

/** The picture in small where there is one, and an icon in the same place until it is here. */
function Thumbnail({ message, attachment }: { message: Message; attachment: Attachment }) {
  const url = usePicture(message, attachment.hasThumbnail && attachment.removedAt === null)
  const [isBroken, setBroken] = useState(false)
  const Icon = iconOf(attachment.mimeType)
  return (
    <span className="flex size-9 shrink-0 items-center justify-center overflow-hidden rounded-sm bg-hover text-muted">
      {url && !isBroken ? (
        <img src={url} alt="" onError={() => setBroken(true)} className="size-full object-cover" />
      ) : (
        <Icon aria-hidden size={16} strokeWidth={1.75} />
      )}
    </span>
  )
}

function usePicture(message: Message, isWanted: boolean): string | null {
  const isOnline = useIsOnline()
  const [url, setUrl] = useState<string | null>(null)
  const { id } = message
  // biome-ignore lint/correctness/useExhaustiveDependencies: a message's picture never changes
  useEffect(() => {
    if (!isWanted || !isOnline) return
    let made: string | null = null
    let isNeeded = true
    void viewPicture(message, true).then((picture) => {
      if (!picture || !isNeeded) return
      made = URL.createObjectURL(picture)
      setUrl(made)
    })
    return () => {
      isNeeded = false
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [id, isWanted, isOnline])
  return url
}

function iconOf(mimeType: string): LucideIcon {
  if (mimeType.startsWith('image/')) return FileImage
  if (mimeType.startsWith('audio/')) return FileAudio
  if (mimeType.startsWith('video/')) return FileVideo
  return mimeType === 'application/pdf' || mimeType.startsWith('text/') ? FileText : File
}
