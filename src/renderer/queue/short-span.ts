import type { IntlShape } from 'react-intl'

const MINUTE = 60_000
const UNITS = [
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
] as const

/** A span in its largest whole unit, as short as a list needs it: "12m", "3h", "2d". Below a minute it is one. */
export function shortSpan(intl: IntlShape, milliseconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => milliseconds >= length) ?? UNITS[2]
  const count = Math.max(1, Math.floor(milliseconds / size))
  return intl.formatNumber(count, { style: 'unit', unit, unitDisplay: 'narrow' })
}
