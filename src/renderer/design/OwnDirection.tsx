import type { ReactNode } from 'react'
import { cx } from './cx.ts'

interface OwnDirectionProps {
  title?: string
  className?: string
  children: ReactNode
}

/** One line in the direction of its own words, cut at its own end, that still begins where its neighbours begin. */
export function OwnDirection({ title, className, children }: OwnDirectionProps) {
  return (
    <span className={cx('flex min-w-0 flex-1', className)}>
      <span dir="auto" title={title} className="truncate">
        {children}
      </span>
    </span>
  )
}
