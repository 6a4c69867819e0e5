import { type ReactNode, useRef } from 'react'
import { Menu as AriaMenu } from 'react-aria-components'
import { createPortal } from 'react-dom'
import { Floating } from './Floating.tsx'

interface ContextMenuProps {
  label: string
  /** Where the pointer was, in pixels of the window. */
  at: { x: number; y: number }
  onClose(): void
  /** `MenuItem`, `MenuSection` and `MenuDivider`. */
  children: ReactNode
}

/** A menu at a point, for what has no button of its own. Where the focus was before, it is again afterwards. */
export function ContextMenu({ label, at, onClose, children }: ContextMenuProps) {
  const point = useRef<HTMLSpanElement>(null)
  return (
    <>
      {createPortal(
        // Outside of everything that scrolls or clips: the point is one of the window.
        <span
          ref={point}
          aria-hidden
          className="pointer-events-none fixed size-px"
          style={{ left: at.x, top: at.y }}
        />,
        document.body,
      )}
      <Floating
        isOpen
        aria-label={label}
        triggerRef={point}
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
