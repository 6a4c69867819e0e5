/** What a clock says in a zone, and whether people sleep there; null for a zone that this computer does not know. */
export function timeIn(
  locale: string,
  timeZone: string,
  now: number,
): { words: string; isNight: boolean } | null {
  try {
    const words = new Intl.DateTimeFormat(locale, {
      ...{ weekday: 'short', hour: 'numeric', minute: '2-digit' },
      timeZone,
    }).format(now)
    const hour = Number(
      new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(now),
    )
    return { words, isNight: hour >= NIGHT.from || hour < NIGHT.to }
  } catch {
    return null
  }
}

/** Hours of the day in which nobody should be called. */
const NIGHT = { from: 22, to: 7 } as const

/** The last part of a zone's name, as a place: "New York". */
export function placeOf(timeZone: string): string {
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
}
