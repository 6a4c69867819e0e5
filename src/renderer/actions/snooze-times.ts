import type { MessageKey } from '../i18n/en/index.ts'

const HOUR_MS = 3_600_000
/** The server puts nothing aside for longer. */
export const LONGEST_SNOOZE_MS = 90 * 24 * HOUR_MS
/** When a working day begins and its evening, on the clock of who works it. */
const MORNING = 9
const EVENING = 18

export interface SnoozePreset {
  label: Extract<MessageKey, `snooze.${string}`>
  at: Date
}

/** Times that somebody would name, as seen from now: none that has passed, and no moment twice. */
export function snoozePresets(now: Date): readonly SnoozePreset[] {
  const inDays = (days: number, hour: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour)
  const inAnHour = new Date(now.getTime() + HOUR_MS)
  const evening = inDays(0, EVENING)
  const toMonday = (8 - now.getDay()) % 7 || 7
  return [
    { label: 'snooze.hour', at: inAnHour },
    ...(evening > inAnHour ? ([{ label: 'snooze.evening', at: evening }] as const) : []),
    ...(toMonday > 1 ? ([{ label: 'snooze.tomorrow', at: inDays(1, MORNING) }] as const) : []),
    { label: 'snooze.monday', at: inDays(toMonday, MORNING) },
  ]
}
