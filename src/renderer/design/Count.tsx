import { useIntl } from '../i18n/I18n.tsx'

/** How many need somebody. Nothing for zero. */
export function Count({ value, label }: { value: number; label: string }) {
  const intl = useIntl()
  if (value === 0) return null
  return (
    <span
      role="img"
      aria-label={label}
      className="figures inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-full bg-accent px-1.5 text-12 font-semibold text-on-accent"
    >
      {value > 99 ? `${intl.formatNumber(99)}+` : intl.formatNumber(value)}
    </span>
  )
}
