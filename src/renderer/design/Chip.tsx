import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

const TONES = {
  plain: 'bg-hover text-muted',
  quiet: 'text-muted',
  accent: 'bg-accent-soft text-accent-text',
  warning: 'bg-warning-soft text-warning-text',
  danger: 'bg-danger-soft text-danger-text',
  alarm: 'bg-danger text-on-danger',
} as const

interface ChipProps {
  tone?: keyof typeof TONES
  icon?: LucideIcon
  children: ReactNode
}

/** A small fact: colour, shape and word say the same. */
export function Chip({ tone = 'plain', icon: Icon, children }: ChipProps) {
  return (
    <span
      className={cx(
        'figures inline-flex h-5 min-w-0 shrink-0 items-center gap-1 rounded-xs text-12 font-medium',
        tone === 'quiet' ? '' : 'px-1.5',
        TONES[tone],
      )}
    >
      {Icon && <Icon aria-hidden size={12} strokeWidth={2.25} className="shrink-0" />}
      <span className="truncate">{children}</span>
    </span>
  )
}
