import { type ReactNode, type RefObject, useContext } from 'react'
import {
  DialogTrigger,
  type PopoverProps as FloatingPlace,
  OverlayTriggerStateContext,
} from 'react-aria-components'
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
      <Floating
        aria-label={label}
        placement={placement}
        {...(triggerRef && { triggerRef })}
        className={cx('max-h-full overflow-y-auto', className)}
      >
        <Content>{children}</Content>
      </Floating>
    </DialogTrigger>
  )
}

function Content({ children }: Pick<PopoverProps, 'children'>) {
  const overlay = useContext(OverlayTriggerStateContext)
  return typeof children === 'function' ? children(() => overlay?.close()) : children
}
