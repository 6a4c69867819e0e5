import { Clock } from 'lucide-react'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { useNow } from '../store/clock.ts'

/** What the clock says where the customer is. */
export function LocalTime({ timeZone }: { timeZone: string }) {
  const text = useText()
  const intl = useIntl()
  const now = useNow(30_000)
  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
  return (
    <p
      title={`${text('customer.localTime')} (${timeZone})`}
      className="figures flex items-center gap-1.5 text-13 text-muted"
    >
      <Clock aria-hidden size={12} strokeWidth={2} />
      <span className="sr-only">{text('customer.localTime')}: </span>
      {timeIn(intl, timeZone, now)} · {place}
    </p>
  )
}

function timeIn(intl: ReturnType<typeof useIntl>, timeZone: string, now: number): string {
  try {
    return new Intl.DateTimeFormat(intl.locale, {
      weekday: 'short',
      hour: 'numeric',
      minute: '2-digit',
      timeZone,
    }).format(now)
  } catch {
    // A zone that this computer does not know.
    return '–'
  }
}
