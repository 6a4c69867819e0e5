import type { PresenceStatus } from '#shared/presence.ts'
import { cx } from './cx.ts'

const COLOURS = {
  available: 'text-good',
  busy: 'text-danger',
  away: 'text-warning-text',
  offline: 'text-muted',
} as const satisfies Record<PresenceStatus, string>

/** How somebody is to be found, by colour and by shape; the words stand beside it, or in a label. */
export function PresenceMark({ status, className }: { status: PresenceStatus; className?: string }) {
  return (
    <svg
      aria-hidden
      width={10}
      height={10}
      viewBox="0 0 10 10"
      className={cx('shrink-0 overflow-visible', COLOURS[status], className)}
    >
      {status === 'available' || status === 'busy' ? (
        <circle cx={5} cy={5} r={5} fill="currentColor" />
      ) : (
        <circle cx={5} cy={5} r={4} fill="none" stroke="currentColor" strokeWidth={2} />
      )}
      {status === 'busy' && <path d="M2.8 5h4.4" className="stroke-surface" strokeWidth={1.8} />}
      {status === 'away' && (
        <path d="M5 2.6V5.2L6.6 6.2" fill="none" stroke="currentColor" strokeWidth={1.4} />
      )}
    </svg>
  )
}
