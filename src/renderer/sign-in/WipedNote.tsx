import { Trash2 } from 'lucide-react'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { useStore } from '../store/store.ts'

/** Why something is not here any more, and how many messages were lost with it; null when nothing was wiped. */
export function useWipedWords(): string | null {
  const text = useText()
  const intl = useIntl()
  const wiped = useStore((state) => state.wiped)
  if (!wiped || wiped.reason === 'sign_out') return null
  const { reason, at, unsent } = wiped
  const what = text(`wiped.${reason}`, { date: intl.formatDate(at, { dateStyle: 'long' }) })
  const lost = unsent === null ? text('wiped.lostUnknown') : text('wiped.lost', { count: unsent })
  return `${what} ${lost}`
}

export function WipedNote() {
  const words = useWipedWords()
  if (words === null) return null
  return (
    <div
      role="status"
      className="mb-6 flex gap-2.5 rounded-md bg-warning-soft px-3 py-2.5 text-13 text-warning-text"
    >
      <Trash2 aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" />
      <p className="selectable text-pretty">{words}</p>
    </div>
  )
}
