import type { IntlShape } from 'react-intl'
import type { Text } from './I18n.tsx'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0)
}

/** Whole calendar days between two moments, where the reader is: 1 for yesterday, however few hours ago it was. */
function daysBetween(earlier: number, later: number): number {
  return Math.round((startOfDay(later) - startOfDay(earlier)) / DAY)
}

/** How long ago, as short as a list needs it: "now", "5m", "3h", then "Yesterday", then the date. */
export function shortAge(intl: IntlShape, text: Text, at: string, now: number): string {
  const time = Date.parse(at)
  const age = Math.max(0, now - time)
  if (age < MINUTE) return text('time.now')
  if (age < HOUR) return unit(intl, Math.floor(age / MINUTE), 'minute')
  const days = daysBetween(time, now)
  if (days === 0 || age < 6 * HOUR) return unit(intl, Math.floor(age / HOUR), 'hour')
  if (days === 1) return text('time.yesterday')
  if (days < 7) return intl.formatDate(time, { weekday: 'short' })
  const thisYear = new Date(time).getFullYear() === new Date(now).getFullYear()
  return intl.formatDate(time, { day: 'numeric', month: 'short', ...(thisYear ? {} : { year: 'numeric' }) })
}

function unit(intl: IntlShape, count: number, name: 'minute' | 'hour'): string {
  return intl.formatNumber(count, { style: 'unit', unit: name, unitDisplay: 'narrow' })
}

/** "5 minutes ago". */
export function longAge(intl: IntlShape, at: string, now: number): string {
  const age = Math.max(0, now - Date.parse(at))
  if (age < HOUR) return intl.formatRelativeTime(-Math.floor(age / MINUTE), 'minute', { numeric: 'auto' })
  if (age < DAY) return intl.formatRelativeTime(-Math.floor(age / HOUR), 'hour', { numeric: 'auto' })
  return intl.formatRelativeTime(-Math.floor(age / DAY), 'day', { numeric: 'auto' })
}

/** The heading of a day in a conversation. */
export function dayName(intl: IntlShape, text: Text, time: number, now: number): string {
  const days = daysBetween(time, now)
  if (days === 0) return text('time.today')
  if (days === 1) return text('time.yesterday')
  const thisYear = new Date(time).getFullYear() === new Date(now).getFullYear()
  return intl.formatDate(time, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(thisYear ? {} : { year: 'numeric' }),
  })
}

export function exactTime(intl: IntlShape, at: string): string {
  return intl.formatDate(at, { dateStyle: 'full', timeStyle: 'medium' })
}

export function clockTime(intl: IntlShape, at: string): string {
  return intl.formatTime(at, { timeStyle: 'short' })
}

/** A span as a clock shows it: 02:41 below an hour, 3:02:41 from then on, in whole days after two. */
export function countdown(intl: IntlShape, milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1_000)
  if (seconds >= 2 * 86_400) {
    return intl.formatNumber(Math.floor(seconds / 86_400), {
      style: 'unit',
      unit: 'day',
      unitDisplay: 'long',
    })
  }
  const two = (value: number) => intl.formatNumber(value, { minimumIntegerDigits: 2, useGrouping: false })
  const hours = Math.floor(seconds / 3_600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${intl.formatNumber(hours)}:${rest}` : rest
}
