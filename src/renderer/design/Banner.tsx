import { type LucideIcon, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../i18n/I18n.tsx'
import { cx } from './cx.ts'
import { IconButton } from './IconButton.tsx'

const TONES = {
  warning: 'bg-warning-soft text-warning-text',
  danger: 'bg-danger-soft text-danger-text',
} as const

interface BannerProps {
  tone: keyof typeof TONES
  icon: LucideIcon
  action?: ReactNode
  onDismiss?: () => void
  children: ReactNode
}

/** A line across the window: something the agent must know and that no other part of the screen shows. */
export function Banner({ tone, icon: Icon, action, onDismiss, children }: BannerProps) {
  const text = useText()
  return (
    <div role="status" className={cx('flex min-h-10 items-center gap-3 ps-4 pe-2 py-1 text-13', TONES[tone])}>
      <Icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
      <p className="min-w-0 flex-1 text-pretty">{children}</p>
      {action}
      {onDismiss && (
        <IconButton icon={X} label={text('action.dismiss')} onPress={onDismiss} className="text-current" />
      )}
    </div>
  )
}
