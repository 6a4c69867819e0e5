import { StickyNote } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../i18n/I18n.tsx'

/** Staff's words to each other: a block across the conversation, not a bubble, so that it is never taken for one. */
export function Note({ author, children, meta }: { author: string; children: ReactNode; meta: ReactNode }) {
  const text = useText()
  return (
    <div className="rounded-xs border-s-4 border-note-line bg-note px-3 py-bubble">
      <p className="flex flex-wrap items-center gap-x-1.5 pb-0.5 text-12 text-note-text">
        <StickyNote aria-hidden size={14} strokeWidth={2} />
        <span className="font-semibold">{text('message.note')}</span>
        <bdi>{author}</bdi>
        <span>· {text('message.noteHint')}</span>
      </p>
      <div className="flex flex-wrap gap-x-3">
        {children}
        {meta}
      </div>
    </div>
  )
}
