import { Check, CheckCheck, CircleAlert, Clock, type LucideIcon } from 'lucide-react'
import { cx } from '../design/cx.ts'
import { useText } from '../i18n/I18n.tsx'
import type { DeliveryState } from './delivery.ts'

const MARKS: Record<DeliveryState, { icon: LucideIcon; colour?: string }> = {
  held: { icon: Clock },
  queued: { icon: Clock },
  sending: { icon: Clock },
  sent: { icon: Check },
  delivered: { icon: CheckCheck },
  read: { icon: CheckCheck, colour: 'text-accent-text' },
  failed: { icon: CircleAlert, colour: 'text-danger-text' },
  stale: { icon: CircleAlert, colour: 'text-warning-text' },
  confirm: { icon: CircleAlert, colour: 'text-warning-text' },
}

/** Says what it means on hover, and where its message has the focus. */
export function DeliveryMark({ state }: { state: DeliveryState }) {
  const text = useText()
  const { icon: Icon, colour } = MARKS[state]
  const words = text(`delivery.${state}`)
  return (
    <span role="img" aria-label={words} className={cx('group/mark relative inline-flex', colour)}>
      <Icon aria-hidden size={14} strokeWidth={2.25} />
      <span
        aria-hidden
        data-testid="delivery-words"
        className="pointer-events-none absolute end-0 bottom-full z-10 mb-1 hidden w-max max-w-56 rounded-sm bg-toast px-2 py-1 text-on-toast shadow-float group-hover/mark:block group-focus-visible/message:block"
      >
        {words}
      </span>
    </span>
  )
}
