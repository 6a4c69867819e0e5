const DAY_MS = 86_400_000

/** Times as the reader writes them, in the reader's own time zone. */
export class Formats {
  readonly #time: Intl.DateTimeFormat
  readonly #day: Intl.DateTimeFormat
  readonly #full: Intl.DateTimeFormat
  readonly #relative: Intl.RelativeTimeFormat

  /** `locale` is a BCP 47 tag. */
  constructor(locale: string) {
    this.#time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
    this.#day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' })
    this.#full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' })
    this.#relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  }

  time(at: string): string {
    return this.#time.format(new Date(at))
  }

  full(at: string): string {
    return this.#full.format(new Date(at))
  }

  /** "Today", "Yesterday", or the date. */
  day(at: string, now = new Date()): string {
    const days = Math.round((startOfDay(new Date(at)) - startOfDay(now)) / DAY_MS)
    return days === 0 || days === -1 ? this.#relative.format(days, 'day') : this.#day.format(new Date(at))
  }
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}
