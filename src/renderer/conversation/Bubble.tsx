import { Siren } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../design/cx.ts'
import { useText } from '../i18n/I18n.tsx'

interface BubbleProps {
  /** Staff's words stand at the end of the line, the customer's at its start. */
  side: 'customer' | 'staff'
  isGroupStart: boolean
  isGroupEnd: boolean
  isEmergency?: boolean
  /** Not confirmed by the server yet. */
  isPending?: boolean
  /** The text of the message, or what stands for it. */
  children: ReactNode
  meta: ReactNode
}

export function Bubble({
  side,
  isGroupStart,
  isGroupEnd,
  isEmergency,
  isPending,
  children,
  meta,
}: BubbleProps) {
  const text = useText()
  return (
    <div
      className={cx(
        'flex max-w-full flex-wrap gap-x-3 rounded-lg border px-3 py-bubble',
        isPending ? 'border-line-strong' : side === 'staff' ? 'bg-own' : 'bg-bubble',
        !isPending && (isEmergency ? 'border-danger' : 'border-transparent'),
        side === 'staff' && !isGroupStart && 'rounded-se-xs',
        side === 'staff' && !isGroupEnd && 'rounded-ee-xs',
        side === 'customer' && !isGroupStart && 'rounded-ss-xs',
        side === 'customer' && !isGroupEnd && 'rounded-es-xs',
      )}
    >
      {isEmergency && (
        <p className="flex w-full items-center gap-1.5 pb-0.5 text-12 font-semibold text-danger-text">
          <Siren aria-hidden size={14} />
          {text('message.emergency')}
        </p>
      )}
      {children}
      {meta}
    </div>
  )
}
