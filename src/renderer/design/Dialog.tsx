import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useText } from '../i18n/I18n.tsx'
import { cx } from './cx.ts'
import { IconButton } from './IconButton.tsx'

interface DialogProps {
  title: string
  /** `alertdialog` for a question that must be answered. */
  role?: 'dialog' | 'alertdialog'
  wide?: boolean
  onClose(): void
  children: ReactNode
}

export function Dialog({ title, role = 'dialog', wide = false, onClose, children }: DialogProps) {
  const text = useText()
  return (
    <Frame arrangement="middle" wide={wide} onClose={onClose}>
      <AriaDialog role={role} className="flex max-h-[85vh] flex-col overflow-y-auto p-6 outline-none">
        <div className="mb-2 flex items-start justify-between gap-4">
          <Heading slot="title" className="text-16 font-semibold">
            {title}
          </Heading>
          <IconButton icon={X} label={text('action.close')} onPress={onClose} className="-me-2 -mt-1" />
        </div>
        {children}
      </AriaDialog>
    </Frame>
  )
}

interface FinderDialogProps {
  label: string
  onClose(): void
  children: ReactNode
}

/** Begins with a field, which keeps its place while what is found below grows and shrinks. */
export function FinderDialog({ label, onClose, children }: FinderDialogProps) {
  return (
    <Frame arrangement="top" wide onClose={onClose}>
      <AriaDialog aria-label={label} className="flex max-h-[70vh] flex-col outline-none">
        {children}
      </AriaDialog>
    </Frame>
  )
}

const ARRANGEMENTS = { middle: 'items-center', top: 'items-start pt-[12vh]' } as const

interface FrameProps {
  arrangement: keyof typeof ARRANGEMENTS
  wide: boolean
  onClose(): void
  children: ReactNode
}

function Frame({ arrangement, wide, onClose, children }: FrameProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className={cx('fixed inset-0 z-40 flex justify-center bg-(--scrim) p-6', ARRANGEMENTS[arrangement])}
    >
      <Modal
        className={cx('enter w-full rounded-lg bg-raised shadow-float', wide ? 'max-w-2xl' : 'max-w-md')}
      >
        {children}
      </Modal>
    </ModalOverlay>
  )
}
