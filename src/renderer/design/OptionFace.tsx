import { Check, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** The row of a menu or a list that floats. */
export const optionRow =
  'flex min-h-option cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1 text-13 outline-none ' +
  'data-focused:bg-hover aria-disabled:opacity-55'

const TONES = {
  plain: { text: '', icon: 'text-muted' },
  warning: { text: '', icon: 'text-warning-text' },
  danger: { text: 'text-danger-text', icon: 'text-danger-text' },
} as const

interface OptionFaceProps {
  label: string
  icon?: LucideIcon | undefined
  /** An icon that points: the other way where one reads the other way. */
  isMirrored?: boolean | undefined
  mark?: ReactNode
  hint?: string | undefined
  tone?: keyof typeof TONES | undefined
  isSelected?: boolean
  end?: ReactNode
}

/** What a row to choose shows: its mark, its name, a second line, and whether it is chosen. */
export function OptionFace({
  label,
  icon: Icon,
  isMirrored = false,
  mark,
  hint,
  tone = 'plain',
  isSelected = false,
  end,
}: OptionFaceProps) {
  return (
    <>
      {Icon && (
        <Icon
          aria-hidden
          size={16}
          strokeWidth={1.75}
          className={cx('shrink-0', isMirrored && 'rtl:-scale-x-100', TONES[tone].icon)}
        />
      )}
      {mark}
      <span className={cx('flex min-w-0 flex-1 flex-col', TONES[tone].text)}>
        <span className="flex">
          <span dir="auto" className="min-w-0 break-words">
            {label}
          </span>
        </span>
        {hint !== undefined && <span className="text-pretty text-12 text-muted">{hint}</span>}
      </span>
      {end}
      {isSelected && <Check aria-hidden size={14} className="shrink-0 text-accent-text" />}
    </>
  )
}
