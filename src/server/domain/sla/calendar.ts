import { Temporal } from 'temporal-polyfill'
import { type BusinessHours, minutesOf, WEEKDAYS } from '#shared/sla.ts'

/** When the clocks of service levels run. All instants are epoch milliseconds. */
export type Calendar = 'always' | Pick<BusinessHours, 'timeZone' | 'weekly' | 'holidays'>

/** Open from the one instant up to the other. */
interface Shift {
  readonly from: number
  readonly to: number
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** The first instant by which so much business time has passed since `from`; `from` itself when it is none. */
export function addBusinessTime(calendar: Calendar, from: number, milliseconds: number): number {
  if (calendar === 'always' || milliseconds <= 0) return from + Math.max(0, milliseconds)
  let left = milliseconds
  for (const shift of shiftsFrom(calendar, from)) {
    const open = shift.to - shift.from
    if (open >= left) return shift.from + left
    left -= open
  }
  throw new Error('a calendar is open every week')
}

/** How much business time lies between two instants, in milliseconds; none when `to` is not after `from`. */
export function businessTimeBetween(calendar: Calendar, from: number, to: number): number {
  if (to <= from) return 0
  if (calendar === 'always') return to - from
  let open = 0
  for (const shift of shiftsFrom(calendar, from)) {
    if (shift.from >= to) break
    open += Math.min(shift.to, to) - shift.from
  }
  return open
}

/** The shifts after an instant, in order and without end; the first is what is left of a running one. */
function* shiftsFrom(calendar: Exclude<Calendar, 'always'>, from: number): Generator<Shift, void> {
  const { timeZone } = calendar
  const exceptions = new Map(calendar.holidays.map(({ date, open }) => [date, open]))
  const week = WEEKDAYS.map((weekday) => calendar.weekly[weekday])
  for (const day of daysFrom(from, timeZone)) {
    const open = exceptions.get(day.date()) ?? week[day.weekday] ?? []
    for (const interval of open) {
      const start = Math.max(day.instantAt(minutesOf(interval.from)), from)
      const end = day.instantAt(minutesOf(interval.to))
      if (end > start) yield { from: start, to: end }
    }
  }
}

interface Day {
  /** 0 is a Monday. */
  readonly weekday: number
  date(): string
  /** The first instant at which the clocks show this many minutes since midnight, or more. */
  instantAt(minutes: number): number
}

/** The days of a zone, from that of an instant on. Only around a turn of the clocks does the zone have to be asked. */
function* daysFrom(instant: number, timeZone: string): Generator<Day, void> {
  const first = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
  let midnight = firstInstantAt(first.toPlainDate(), 0, timeZone)
  // A day may begin with a turn of the clocks, and then at another time than midnight.
  let turn = nextTurn(midnight - 1, timeZone)
  for (let count = 0; ; count += 1) {
    const weekday = (first.dayOfWeek - 1 + count) % 7
    const start = midnight
    const date = () => first.toPlainDate().add({ days: count })
    const dateText = () => isoDate(first.year, first.month, first.day + count)
    if (turn > start + DAY_MS) {
      yield { weekday, date: dateText, instantAt: (minutes) => start + minutes * MINUTE_MS }
      midnight = start + DAY_MS
    } else {
      yield { weekday, date: dateText, instantAt: (minutes) => firstInstantAt(date(), minutes, timeZone) }
      midnight = firstInstantAt(date(), DAY_MS / MINUTE_MS, timeZone)
      if (turn < midnight) turn = nextTurn(midnight - 1, timeZone)
    }
  }
}

/** Days beyond the month's end run on into the next. */
function isoDate(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}

/** When the clocks are turned next after an instant. */
function nextTurn(instant: number, timeZone: string): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
  return zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY
}

/**
 * The first instant at which the clocks of a day show a time or a later one. A time that is skipped is where the clocks
 * are turned forward, and one that comes twice is the first of the two: so neighbouring intervals neither overlap nor
 * leave a gap on any day, and each lasts as long as it really takes.
 */
function firstInstantAt(date: Temporal.PlainDate, minutes: number, timeZone: string): number {
  const wanted = date.toPlainDateTime().add({ minutes })
  const earlier = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  if (earlier.toPlainDateTime().equals(wanted)) return earlier.epochMilliseconds
  return nextTurn(earlier.epochMilliseconds, timeZone)
}
