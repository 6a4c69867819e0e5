import type { Option } from '../design/option.ts'
import { placeOf } from './local-time.ts'

/** Every zone that this computer knows, by continent. */
export function zoneOptions(): Option[] {
  return Intl.supportedValuesOf('timeZone').map((zone) => ({
    id: zone,
    label: placeOf(zone),
    group: zone.split('/')[0] ?? '',
    words: zone,
  }))
}
