import type { ErrorBody } from '#shared/errors.ts'
import { Button } from '../design/Button.tsx'
import { errorWords } from '../i18n/error-words.ts'
import { useText } from '../i18n/I18n.tsx'

interface NotListedProps {
  error: ErrorBody
  /** Why it cannot be shown without a line. */
  offline: string
  again(): void
}

/** In place of a list that is on the server and could not be read. */
export function NotListed({ error, offline, again }: NotListedProps) {
  const text = useText()
  const words = errorWords(error)
  const isOffline = error.code === 'OFFLINE'
  return (
    <div className="flex items-center justify-between gap-4 text-13 text-muted">
      <p>{isOffline ? offline : text(words.key, words.values)}</p>
      {!isOffline && (
        <Button size="sm" onPress={again}>
          {text('action.retry')}
        </Button>
      )}
    </div>
  )
}
