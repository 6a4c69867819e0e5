import { type ReactNode, useRef } from 'react'
import { Menu as AriaMenu } from 'react-aria-components'
import { Floating } from './Floating.tsx'

interface ContextMenuProps {
  label: string
  /** Pixels of the window: where it was asked for. */
  at: { x: number; y: number }
  onClose(): void
  /** `MenuItem`, `MenuSection`, `MenuChoice` and `MenuDivider`. */
  children: ReactNode
}

/** A menu at the pointer, or at the row that the keyboard is on. */
export function ContextMenu({ label, at, onClose, children }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={anchor} aria-hidden className="fixed size-0" style={{ left: at.x, top: at.y }} />
      <Floating
        isOpen
        triggerRef={anchor}
        placement="bottom start"
        offset={2}
        onOpenChange={(isOpen) => !isOpen && onClose()}
        className="max-h-full min-w-48 max-w-80 p-1.5"
      >
        <AriaMenu
          aria-label={label}
          autoFocus="first"
          onClose={onClose}
          className="min-h-0 overflow-y-auto outline-none"
        >
          {children}
        </AriaMenu>
      </Floating>
    </>
  )
}
