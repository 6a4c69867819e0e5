import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useShallow } from 'zustand/react/shallow'
import type { Message } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import { IconButton } from '../../design/IconButton.tsx'
import { useIntl, useIsRtl, useText } from '../../i18n/I18n.tsx'
import { exactTime } from '../../i18n/times.ts'
import { useHeld } from '../../store/account.tsx'
import { isViewable } from '../files/file-type.ts'
import { SaveButton } from '../files/SaveButton.tsx'
import { useSender } from '../sender.ts'
import { Film } from './Film.tsx'
import { Still } from './Still.tsx'
import { useKeys } from './use-keys.ts'

const NONE: readonly Message[] = []

interface ViewerProps {
  sessionId: Id
  messageId: Id
  onClose(): void
}

/** The pictures and videos of a chat, one at a time, over the whole window. */
export function Viewer({ sessionId, messageId, onClose }: ViewerProps) {
  const text = useText()
  const isRtl = useIsRtl()
  const all = useHeld(
    useShallow((held) =>
      (held.messages[sessionId] ?? NONE).filter(({ attachment }) => isViewable(attachment)),
    ),
  )
  const [shownId, show] = useState(messageId)
  const index = all.findIndex(({ id }) => id === shownId)
  const message = all[index]
  const goTo = (place: number) => show(all[place]?.id ?? shownId)

  useKeys((event) => {
    const forward = isRtl ? 'ArrowLeft' : 'ArrowRight'
    const back = isRtl ? 'ArrowRight' : 'ArrowLeft'
    // A video's own controls move by the arrows as well.
    if ((event.key !== forward && event.key !== back) || event.target instanceof HTMLVideoElement) return
    event.preventDefault()
    goTo(index + (event.key === forward ? 1 : -1))
  })

  if (!message?.attachment) return null
  const Shown = message.attachment.mimeType.startsWith('video/') ? Film : Still
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="fixed inset-0 z-40 bg-frame"
    >
      <Modal className="enter h-full">
        <Dialog aria-label={text('viewer.label')} className="h-full outline-none">
          <div className="flex h-full flex-col">
            <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line ps-5 pe-3">
              <Caption message={message} name={message.attachment.name} />
              {all.length > 1 && (
                <>
                  <IconButton
                    icon={ChevronLeft}
                    label={text('viewer.previous')}
                    shortcut={isRtl ? 'ArrowRight' : 'ArrowLeft'}
                    className="rtl:-scale-x-100"
                    isDisabled={index === 0}
                    onPress={() => goTo(index - 1)}
                  />
                  <span role="status" className="figures text-12 text-muted">
                    {text('viewer.place', { place: index + 1, count: all.length })}
                  </span>
                  <IconButton
                    icon={ChevronRight}
                    label={text('viewer.next')}
                    shortcut={isRtl ? 'ArrowLeft' : 'ArrowRight'}
                    className="rtl:-scale-x-100"
                    isDisabled={index === all.length - 1}
                    onPress={() => goTo(index + 1)}
                  />
                </>
              )}
              <SaveButton key={message.id} message={message} attachment={message.attachment} />
              <IconButton icon={X} label={text('action.close')} shortcut="Escape" onPress={onClose} />
            </header>
            <Shown key={message.id} message={message} attachment={message.attachment} />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Caption({ message, name }: { message: Message; name: string }) {
  const intl = useIntl()
  const sender = useSender(message)
  return (
    <div className="min-w-0 flex-1">
      <h2 dir="auto" title={name} className="truncate text-14">
        {name}
      </h2>
      <p className="figures truncate text-12 text-muted">
        <bdi>{sender.name}</bdi> · {exactTime(intl, message.createdAt)}
      </p>
    </div>
  )
}
