import { ArrowDown } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { useText } from '../i18n/I18n.tsx'

export function JumpToNewest({ unread, onPress }: { unread: number; onPress(): void }) {
  const text = useText()
  return (
    <AriaButton
      aria-label={text('conversation.toNewest')}
      className="enter figures absolute end-6 bottom-4 flex h-9 min-w-9 items-center justify-center gap-1.5 rounded-full bg-raised px-2.5 text-13 font-medium shadow-float hover:bg-hover"
      onPress={onPress}
    >
      {unread > 0 && (
        <span className="text-accent-text">{text('conversation.toNew', { count: unread })}</span>
      )}
      <ArrowDown aria-hidden size={16} strokeWidth={1.75} />
    </AriaButton>
  )
}
