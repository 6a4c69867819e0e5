import type { PresenceStatus } from '#shared/presence.ts'
import { cx } from '../design/cx.ts'

const SHAPES: Record<PresenceStatus, string> = {
  available: 'bg-good',
  busy: 'bg-danger',
  away: 'border-2 border-warning-text bg-raised',
  offline: 'border-2 border-field bg-raised',
}

/** Colour and filling say how somebody is to be found; the word for it stands beside. */
export function PresenceDot({ status }: { status: PresenceStatus }) {
  return (
    <span
      aria-hidden
      className={cx(
        'absolute -end-0.5 -bottom-0.5 size-2.5 rounded-full outline-2 outline-raised',
        SHAPES[status],
      )}
    />
  )
}
