import { useIntl, useText } from '../i18n/I18n.tsx'
import { dayName } from '../i18n/times.ts'
import { useNow } from '../store/clock.ts'

export function DayLine({ day }: { day: number }) {
  const intl = useIntl()
  const text = useText()
  const now = useNow(30_000)
  return (
    <div
      data-day-line
      className="flex items-center gap-4 pt-6 pb-4 text-12 font-medium text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line"
    >
      <h3 className="font-medium">{dayName(intl, text, day, now)}</h3>
    </div>
  )
}

export function UnreadLine({ count }: { count: number }) {
  const text = useText()
  return (
    <div className="figures flex items-center gap-3 pt-4 pb-2 text-12 font-semibold text-accent-text before:h-px before:flex-1 before:bg-accent after:h-px after:flex-1 after:bg-accent">
      {text('conversation.unread', { count })}
    </div>
  )
}
