import { z } from 'zod'
import { priority } from './entities.ts'
import { id, timestamp } from './ids.ts'
import { text } from './text.ts'

/** Minutes since midnight of a `HH:MM`; `24:00` is the end of the day. */
export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}

const startTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time is written like 09:30.')
const endTime = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'A time is written like 17:30; a day ends at 24:00.')

/** From the one time, up to but without the other, by the clocks on the wall. */
export const openInterval = z.strictObject({ from: startTime, to: endTime })
export type OpenInterval = z.infer<typeof openInterval>

/** When it is open in the course of a day, in order; more than one are split shifts, none is closed. */
const openIntervals = z
  .array(openInterval)
  .max(10)
  .refine((all) => all.every(({ from, to }) => from < to), 'An interval ends after it begins.')
  .refine(
    (all) => all.every(({ from }, index) => index === 0 || from >= (all[index - 1]?.to ?? '')),
    'The intervals of a day are in order and do not overlap.',
  )

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** What a week must be open for at least, so that every promise has an end. */
const LEAST_MINUTES_A_WEEK = 60

const weekly = z
  .strictObject({
    monday: openIntervals,
    tuesday: openIntervals,
    wednesday: openIntervals,
    thursday: openIntervals,
    friday: openIntervals,
    saturday: openIntervals,
    sunday: openIntervals,
  })
  .refine((week) => {
    const open = Object.values(week).flat()
    const minutes = open.reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0)
    return minutes >= LEAST_MINUTES_A_WEEK
  }, 'A week is open for an hour at least.')

const holidays = z
  .array(z.strictObject({ date: z.iso.date(), open: openIntervals }))
  .max(400)
  .refine((all) => new Set(all.map(({ date }) => date)).size === all.length, 'A date stands here twice.')

const timeZone = z.string().max(64).refine(isTimeZone, 'There is no such time zone: an IANA name is needed.')

function isTimeZone(name: string): boolean {
  // An offset is no zone: it knows nothing of daylight saving.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null
  } catch {
    return false
  }
}

const name = text(100).min(1)

/** When a team works: a week of split shifts in a time zone, and the days that are not like the others. */
export const businessHours = z.strictObject({ id, name, timeZone, weekly, holidays })
export type BusinessHours = z.infer<typeof businessHours>

/** What is promised, in minutes of the business hours; null promises nothing. */
const MOST_MINUTES = 90 * 24 * 60
const minutes = z.int().min(1).max(MOST_MINUTES).nullable()

export const slaTargetName = z.enum(['firstResponse', 'nextResponse', 'resolution'])
export type SlaTargetName = z.infer<typeof slaTargetName>

export const slaPromise = z.strictObject({
  firstResponse: minutes,
  nextResponse: minutes,
  resolution: minutes,
})
export type SlaPromise = z.infer<typeof slaPromise>

/** What is promised to the chats of a team, or to all chats that have no policy of their team's own. */
export const slaPolicy = z.strictObject({
  id,
  name,
  /** Null: around the clock. */
  calendarId: id.nullable(),
  /** Null: for every team. */
  teamId: id.nullable(),
  targets: z.record(priority, slaPromise),
  /** When to warn, in percent of the time that there is. */
  warnAtPercent: z.int().min(1).max(99),
  /** No longer in force. */
  archivedAt: timestamp.nullable(),
})
export type SlaPolicy = z.infer<typeof slaPolicy>

/** That a promise was about to be broken, or was. */
export const slaEvent = z.object({
  target: slaTargetName,
  kind: z.enum(['warning', 'breach']),
  at: timestamp,
  dueAt: timestamp,
})
export type SlaEvent = z.infer<typeof slaEvent>
