import { ImageOff } from 'lucide-react'
import { useText } from '../../i18n/I18n.tsx'
import { useIsOnline } from '../../store/account.tsx'

/** In place of what could not be fetched; it is asked for again when the line is back. */
export function NotLoaded({ words }: { words?: string }) {
  const text = useText()
  const isOnline = useIsOnline()
  return (
    <p role="alert" className="m-auto flex max-w-sm flex-col items-center gap-3 text-center text-muted">
      <ImageOff aria-hidden size={32} strokeWidth={1.5} />
      {words ?? text(isOnline ? 'file.failed' : 'file.offline')}
    </p>
  )
}
