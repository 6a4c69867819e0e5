import { ArrowUp } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { useText } from '../i18n/I18n.tsx'

/** What has happened to the order while it was held. It settles on a press, or when the hand leaves the list. */
export function SettlePill({ changes, onSettle }: { changes: number; onSettle(): void }) {
  const text = useText()
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
      {changes > 0 && (
        <AriaButton
          className="enter figures pointer-events-auto flex h-7 min-w-48 items-center justify-center gap-1.5 rounded-full bg-accent px-3 text-12 font-semibold text-on-accent shadow-float hover:bg-accent-hover"
          onPress={onSettle}
        >
          <ArrowUp aria-hidden size={12} strokeWidth={2.5} />
          {text('queue.updated', { count: changes })}
          <span className="sr-only">{text('queue.updatedHint')}</span>
        </AriaButton>
      )}
    </div>
  )
}
