import type { ReactNode } from 'react'
import { Popover, type PopoverProps } from 'react-aria-components'
import { cx } from './cx.ts'

interface FloatingProps extends Omit<PopoverProps, 'className' | 'children' | 'style'> {
  className?: string
  children: ReactNode
}

/** The surface of everything that opens beside its button: never wider or higher than the window. */
export function Floating({ offset = 6, className, children, ...props }: FloatingProps) {
  return (
    <Popover
      {...props}
      offset={offset}
      className={cx(
        'enter flex max-w-[calc(100vw-2rem)] flex-col rounded-md bg-raised text-ink shadow-float outline-none',
        className,
      )}
    >
      {children}
    </Popover>
  )
}
