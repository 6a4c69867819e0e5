import type { ReactNode, RefObject } from 'react'
import { Dialog, DialogTrigger, type PopoverProps as FloatingPlace } from 'react-aria-components'
import { cx } from './cx.ts'
import { Floating } from './Floating.tsx'

export interface Openable {
  /** Opened by a key or by something else than the trigger: with `onOpenChange`. */
  isOpen?: boolean
  onOpenChange?(isOpen: boolean): void
  placement?: FloatingPlace['placement']
}

interface PopoverProps extends Openable {
  label: string
  /** A `Button` or an `IconButton`. */
  trigger: ReactNode
  /** What it stands beside, where that is not the trigger. */
  triggerRef?: RefObject<Element | null>
  className?: string
  children: ReactNode | ((close: () => void) => ReactNode)
}

/** Anything that opens beside its button: the focus goes in, Escape and a press outside close it. */
export function Popover({
  label,
  trigger,
  triggerRef,
  placement = 'bottom start',
  className,
  children,
  ...openable
}: PopoverProps) {
  return (
    <DialogTrigger {...openable}>
      {trigger}
      <Floating placement={placement} {...(triggerRef && { triggerRef })}>
        <Dialog
          aria-label={label}
          className={cx(
            'flex max-h-full min-h-0 flex-col overflow-y-auto rounded-md outline-none',
            className,
          )}
        >
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </Floating>
    </DialogTrigger>
  )
}
