import { Upload } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { DraftKind } from '#shared/ipc.ts'
import { cx } from '../../design/cx.ts'
import { useText } from '../../i18n/I18n.tsx'

interface DropZoneProps {
  /** The composer: its conversation, which is what holds it, takes what is dropped anywhere on it. */
  composer: RefObject<HTMLElement | null>
  kind: DraftKind
  customer: string
  onDrop(files: File[]): void
}

/** While files are dragged over a conversation, it says what dropping them does. */
export function DropZone({ composer, kind, customer, onDrop }: DropZoneProps) {
  const text = useText()
  const place = useDraggedOver(composer, onDrop)
  if (place === null) return null
  const isNote = kind === 'note'
  return createPortal(
    <div
      role="status"
      data-testid="drop-zone"
      className="pointer-events-none fixed z-30 p-3"
      style={{ left: place.left, top: place.top, width: place.width, height: place.height }}
    >
      <div
        className={cx(
          'flex h-full flex-col items-center justify-center gap-2 rounded-lg border-2 border-dashed p-6 text-center',
          isNote
            ? 'border-note-solid bg-note text-note-text'
            : 'border-accent bg-accent-soft text-accent-text',
        )}
      >
        <Upload aria-hidden size={24} strokeWidth={1.75} />
        <p className="text-16 font-semibold">{text('composer.drop')}</p>
        <p className="text-13">
          {text(isNote ? 'composer.dropNote' : 'composer.dropReply', { name: customer })}
        </p>
      </div>
    </div>,
    document.body,
  )
}

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

function useDraggedOver(composer: RefObject<HTMLElement | null>, onDrop: (files: File[]) => void) {
  const [place, setPlace] = useState<DOMRect | null>(null)
  const drop = useRef(onDrop)
  useEffect(() => {
    drop.current = onDrop
  })
  useEffect(() => {
    const conversation = composer.current?.parentElement
    if (!conversation) return
    /** Going from one element to another inside is an enter first, then a leave. */
    let depth = 0
    const listeners = {
      dragenter(event: DragEvent) {
        if (!hasFiles(event)) return
        event.preventDefault()
        depth += 1
        setPlace(conversation.getBoundingClientRect())
      },
      dragover(event: DragEvent) {
        if (hasFiles(event)) event.preventDefault()
      },
      dragleave(event: DragEvent) {
        if (!hasFiles(event)) return
        depth = Math.max(0, depth - 1)
        if (depth === 0) setPlace(null)
      },
      drop(event: DragEvent) {
        depth = 0
        setPlace(null)
        if (!hasFiles(event)) return
        event.preventDefault()
        drop.current([...(event.dataTransfer?.files ?? [])])
      },
    }
    const entries = Object.entries(listeners) as [keyof typeof listeners, (event: DragEvent) => void][]
    for (const [name, listener] of entries) conversation.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of entries) conversation.removeEventListener(name, listener)
    }
  }, [composer])
  return place
}
