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
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="fixed inset-0 z-40 flex items-center justify-center bg-(--scrim) p-6"
    >
      <Modal
        className={cx('enter w-full rounded-lg bg-raised shadow-float', wide ? 'max-w-2xl' : 'max-w-md')}
      >
        <AriaDialog role={role} className="flex max-h-[85vh] flex-col overflow-y-auto p-6 outline-none">
          <div className="mb-2 flex items-start justify-between gap-4">
            <Heading slot="title" className="text-16 font-semibold">
              {title}
            </Heading>
            <IconButton icon={X} label={text('action.close')} onPress={onClose} className="-me-2 -mt-1" />
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
