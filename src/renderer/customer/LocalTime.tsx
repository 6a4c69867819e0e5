import { Moon, Sun } from 'lucide-react'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { useNow } from '../store/clock.ts'
import { placeOf, timeIn } from './local-time.ts'

/** What the clock says where the customer is, and whether it is night there. */
export function LocalTime({ timeZone }: { timeZone: string }) {
  const text = useText()
  const intl = useIntl()
  const now = useNow(30_000)
  const time = timeIn(intl.locale, timeZone, now)
  const Icon = time?.isNight ? Moon : Sun
  return (
    <p
      title={`${text('customer.localTime')} (${timeZone})`}
      className="figures flex flex-wrap items-center gap-x-1.5 text-13 text-muted"
    >
      <Icon aria-hidden size={14} strokeWidth={2} className="shrink-0" />
      <span className="sr-only">{text('customer.localTime')}: </span>
      <span>{time?.words ?? '–'}</span>
      <span aria-hidden>·</span>
      <bdi>{placeOf(timeZone)}</bdi>
      {time?.isNight && (
        <>
          <span aria-hidden>·</span>
          <span className="font-medium text-ink">{text('customer.night')}</span>
        </>
      )}
    </p>
  )
}
