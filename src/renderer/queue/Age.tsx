import { useIntl, useText } from '../i18n/I18n.tsx'
import { exactTime, shortAge } from '../i18n/times.ts'
import { useNow } from '../store/clock.ts'

/** How long ago; exactly when, on hover. */
export function Age({ at }: { at: string }) {
  const intl = useIntl()
  const text = useText()
  const now = useNow(30_000)
  return (
    <time dateTime={at} title={exactTime(intl, at)} className="figures shrink-0 text-12 text-faint">
      {shortAge(intl, text, at, now)}
    </time>
  )
}
