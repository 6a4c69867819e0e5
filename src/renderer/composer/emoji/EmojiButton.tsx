import { Smile } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { IconButton } from '../../design/IconButton.tsx'
import { Popover } from '../../design/Popover.tsx'
import { useText } from '../../i18n/I18n.tsx'

const EmojiPicker = lazy(() => import('./EmojiPicker.tsx'))

/** The way to an emoji by looking; the way by name is a colon in the text. */
export function EmojiButton({ onChoose }: { onChoose(emoji: string): void }) {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      label={text('suggest.emoji')}
      placement="top start"
      isOpen={isOpen}
      onOpenChange={setOpen}
      className="h-96 w-84 overflow-hidden"
      trigger={<IconButton icon={Smile} label={text('emoji.open')} placement="top" />}
    >
      <Suspense fallback={null}>
        <EmojiPicker
          onChoose={(emoji) => {
            setOpen(false)
            // The picker gives the focus back when it has gone; the field can be written in only then.
            setTimeout(() => onChoose(emoji))
          }}
        />
      </Suspense>
    </Popover>
  )
}
