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
  /** The customer does not see it: it waits for approval, or did not get it. */
  isWithheld?: boolean
  /** It was deleted: its place is left. */
  isGone?: boolean
  /** Its frame is narrow, and what is said of it stands below. */
  isPicture?: boolean
  /** As wide as there is room, whatever it says. */
  isWide?: boolean
  /** The text of the message, or what stands for it. */
  children: ReactNode
  meta: ReactNode
}

export function Bubble({
  side,
  isGroupStart,
  isGroupEnd,
  isEmergency = false,
  isPending = false,
  isWithheld = false,
  isGone = false,
  isPicture = false,
  isWide = false,
  children,
  meta,
}: BubbleProps) {
  const text = useText()
  return (
    <div
      className={cx(
        'flex max-w-full rounded-lg border',
        isPicture ? 'flex-col gap-1 p-1.5' : 'flex-wrap gap-x-3 px-3 py-bubble',
        isWide && 'w-full',
        surfaceOf({ side, isEmergency, isPending, isWithheld, isGone }),
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

type Surface = Pick<BubbleProps, 'side' | 'isEmergency' | 'isPending' | 'isWithheld' | 'isGone'>

/** Filled is what the other side has; a line around it says that something is still to happen, or never will. */
function surfaceOf({ side, isEmergency, isPending, isWithheld, isGone }: Surface): string {
  if (isGone) return 'border-line text-13'
  if (isWithheld) return 'border-dashed border-line-strong'
  if (isPending) return 'border-line-strong'
  return cx(side === 'staff' ? 'bg-own' : 'bg-bubble', isEmergency ? 'border-danger' : 'border-transparent')
}
