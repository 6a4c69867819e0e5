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

export function DeliveryMark({ state }: { state: DeliveryState }) {
  const text = useText()
  const { icon: Icon, colour } = MARKS[state]
  const words = text(`delivery.${state}`)
  return (
    <span role="img" aria-label={words} title={words} className={cx('inline-flex', colour)}>
      <Icon aria-hidden size={14} strokeWidth={2.25} />
    </span>
  )
}
