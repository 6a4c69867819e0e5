import type { IntlShape } from 'react-intl'

const KILOBYTE = 1_024
const MEGABYTE = KILOBYTE * KILOBYTE

/** In kilobytes, at least one; from one megabyte on in those. */
export function fileSize(intl: IntlShape, bytes: number): string {
  const inMegabytes = bytes >= MEGABYTE
  return intl.formatNumber(inMegabytes ? bytes / MEGABYTE : Math.max(1, Math.round(bytes / KILOBYTE)), {
    style: 'unit',
    unit: inMegabytes ? 'megabyte' : 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  })
}
