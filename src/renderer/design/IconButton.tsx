import type { LucideIcon } from 'lucide-react'
import { Button as AriaButton, type ButtonProps, composeRenderProps } from 'react-aria-components'
import { cx } from './cx.ts'
import { Tooltip } from './Tooltip.tsx'

interface IconButtonProps extends Omit<ButtonProps, 'children'> {
  icon: LucideIcon
  label: string
  /** A key that does the same. */
  shortcut?: string
  /** Where the tip stands; beside the rail, not over its next button. */
  placement?: 'top' | 'bottom' | 'end'
}

export function IconButton({
  icon: Icon,
  label,
  shortcut,
  placement = 'bottom',
  className,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip tip={label} placement={placement} {...(shortcut ? { shortcut } : {})}>
      <AriaButton
        {...props}
        aria-label={label}
        className={composeRenderProps(className, (more) =>
          cx(
            'inline-flex size-control shrink-0 items-center justify-center rounded-sm text-muted transition-colors duration-100',
            'hover:bg-hover hover:text-ink',
            more,
          ),
        )}
      >
        <Icon aria-hidden size={16} strokeWidth={1.75} />
      </AriaButton>
    </Tooltip>
  )
}
