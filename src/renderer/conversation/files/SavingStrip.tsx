import { CircleStop } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { Attachment, Message } from '#shared/entities.ts'
import { IconButton } from '../../design/IconButton.tsx'
import { useText } from '../../i18n/I18n.tsx'
import { SavingShare } from './SavingShare.tsx'
import { useSaving } from './use-saving.ts'

interface SavingStripProps {
  message: Message
  attachment: Attachment
}

/** Over the foot of a picture, which is saved from its menu: how far it is, and the way to stop it. */
export function SavingStrip({ message, attachment }: SavingStripProps) {
  const { received, press } = useSaving(message)
  return received !== null && <Strip attachment={attachment} received={received} onStop={press} />
}

interface StripProps {
  attachment: Attachment
  received: number
  onStop(): void
}

function Strip({ attachment, received, onStop }: StripProps) {
  const text = useText()
  const strip = useRef<HTMLDivElement>(null)
  // It goes by itself: the focus, were it here, goes back to the message.
  useLayoutEffect(() => {
    const box = strip.current
    return () => {
      if (box?.contains(document.activeElement)) box.closest('article')?.focus()
    }
  }, [])
  return (
    <div
      ref={strip}
      className="enter absolute inset-x-1 bottom-1 flex items-center gap-1 rounded-sm bg-raised ps-2.5 shadow-float"
    >
      <SavingShare attachment={attachment} received={received} className="flex-1" />
      <IconButton icon={CircleStop} label={text('file.cancel', { name: attachment.name })} onPress={onStop} />
    </div>
  )
}
