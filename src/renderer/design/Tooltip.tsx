import type { ReactNode } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import { Keys } from './Keys.tsx'

interface TooltipProps {
  tip: ReactNode
  shortcut?: string
  placement?: 'top' | 'bottom' | 'end'
  /** One focusable part of React Aria. */
  children: ReactNode
}

export function Tooltip({ tip, shortcut, placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      {children}
      <AriaTooltip
        placement={placement}
        offset={6}
        className="enter flex max-w-72 items-center gap-2 rounded-sm bg-toast px-2 py-1 text-12 text-on-toast shadow-float"
      >
        {tip}
        {shortcut && <Keys combination={shortcut} onDark />}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
