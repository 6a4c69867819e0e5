import { useEffect, useState } from 'react'
import type { Attachment, Message } from '#shared/entities.ts'
import { SavingShare } from '../conversation/files/SavingShare.tsx'
import { useSaving } from '../conversation/files/use-saving.ts'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { useText } from '../i18n/I18n.tsx'
import { viewPicture } from '../store/customer.ts'

interface PictureDialogProps {
  message: Message
  attachment: Attachment
  onClose(): void
}

/** A picture as large as the window lets it be. Its place is kept free until it is here. */
export function PictureDialog({ message, attachment, onClose }: PictureDialogProps) {
  const text = useText()
  const { received, press } = useSaving(message)
  const [url, setUrl] = useState<string | null>(null)
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    let made: string | null = null
    let isNeeded = true
    void viewPicture(message, false).then((picture) => {
      if (!isNeeded) return
      if (!picture) return setFailed(true)
      made = URL.createObjectURL(picture)
      setUrl(made)
    })
    return () => {
      isNeeded = false
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [message])
  const { width, height, name } = attachment
  return (
    <Dialog title={name} wide onClose={onClose}>
      <div
        style={{ aspectRatio: width && height ? width / height : undefined }}
        className="mx-auto flex max-h-[60vh] min-h-40 w-full items-center justify-center rounded-md bg-hover"
      >
        {url && <img src={url} alt={name} className="max-h-[60vh] max-w-full rounded-md object-contain" />}
        {hasFailed && <p className="p-4 text-pretty text-13 text-muted">{text('customer.pictureFailed')}</p>}
      </div>
      <div className="mt-4 flex items-center justify-end gap-3">
        {received !== null && <SavingShare attachment={attachment} received={received} />}
        <Button onPress={press}>{text(received === null ? 'customer.saveAs' : 'action.cancel')}</Button>
      </div>
    </Dialog>
  )
}
