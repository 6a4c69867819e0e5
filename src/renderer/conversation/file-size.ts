import type { IntlShape } from 'react-intl'

/** In kilobytes, at least one. */
export function fileSize(intl: IntlShape, bytes: number): string {
  return intl.formatNumber(Math.max(1, Math.round(bytes / 1_024)), {
    style: 'unit',
    unit: 'kilobyte',
    unitDisplay: 'short',
  })
}
