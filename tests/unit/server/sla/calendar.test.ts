import { describe, expect, it } from 'vitest'
import { type BusinessHours, minutesOf, type OpenInterval, WEEKDAYS } from '#shared/sla.ts'
import {
  addBusinessTime,
  businessTimeBetween,
  type Calendar,
} from '../../../../src/server/domain/sla/calendar.ts'
import { type Random, randomFrom } from '../../../support/random.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Opening = Exclude<Calendar, 'always'>

/** `'9:00'`-free shorthand: `open('09:00-12:00 13:00-17:00')`. */
function open(text: string): OpenInterval[] {
  if (text === '') return []
  return text.split(' ').map((interval) => {
    const [from = '', to = ''] = interval.split('-')
    return { from, to }
  })
}

function week(
  days: string,
  weekend: string,
  timeZone: string,
  holidays: Record<string, string> = {},
): Opening {
  const weekly = Object.fromEntries(
    WEEKDAYS.map((day, index) => [day, open(index < 5 ? days : weekend)]),
  ) as BusinessHours['weekly']
  return {
    timeZone,
    weekly,
    holidays: Object.entries(holidays).map(([date, text]) => ({ date, open: open(text) })),
  }
}

const BERLIN = week('09:00-12:00 13:00-17:00', '', 'Europe/Berlin', {
  '2026-12-25': '',
  '2026-12-24': '09:00-12:00',
})
const ALL_DAY = (timeZone: string) => week('00:00-24:00', '00:00-24:00', timeZone)
const NIGHT = (timeZone: string, shift: string) => week(shift, shift, timeZone)

// biome-ignore format: a table
const CASES: [what: string, calendar: Calendar, from: string, minutes: number, to: string][] = [
  ['around the clock', 'always', '2026-03-29T00:00:00Z', 120, '2026-03-29T02:00:00Z'],
  ['within a shift', BERLIN, '2026-11-23T08:10:00Z', 30, '2026-11-23T08:40:00Z'],
  ['over the lunch break', BERLIN, '2026-11-23T10:45:00Z', 30, '2026-11-23T12:15:00Z'],
  ['exactly to the end of a shift', BERLIN, '2026-11-23T10:30:00Z', 30, '2026-11-23T11:00:00Z'],
  ['begun in the lunch break', BERLIN, '2026-11-23T11:20:00Z', 10, '2026-11-23T12:10:00Z'],
  ['begun at night', BERLIN, '2026-11-23T02:00:00Z', 10, '2026-11-23T08:10:00Z'],
  ['over the weekend', BERLIN, '2026-11-20T15:50:00Z', 30, '2026-11-23T08:20:00Z'],
  ['a whole week of 35 hours', BERLIN, '2026-11-16T08:00:00Z', 35 * 60, '2026-11-20T16:00:00Z'],
  ['over the weekend of the spring turn', BERLIN, '2026-03-27T15:30:00Z', 60, '2026-03-30T07:30:00Z'],
  ['over the weekend of the autumn turn', BERLIN, '2026-10-23T14:30:00Z', 60, '2026-10-26T08:30:00Z'],
  ['over a short day and a holiday', BERLIN, '2026-12-24T10:30:00Z', 60, '2026-12-28T08:30:00Z'],
  ['over the end of the year', week('09:00-17:00', '', 'Europe/Berlin', { '2027-01-01': '' }), '2026-12-31T15:30:00Z', 60, '2027-01-04T08:30:00Z'],
  ['onto a leap day', ALL_DAY('Europe/Berlin'), '2028-02-28T22:30:00Z', 60, '2028-02-28T23:30:00Z'],
  ['a leap day that is a holiday', week('09:00-17:00', '09:00-17:00', 'UTC', { '2028-02-29': '' }), '2028-02-28T16:30:00Z', 60, '2028-03-01T09:30:00Z'],
  ['a day that ends at 24:00 and goes on', ALL_DAY('Asia/Tokyo'), '2026-06-01T14:30:00Z', 60, '2026-06-01T15:30:00Z'],
  ['a zone of 5:45', week('09:00-17:00', '', 'Asia/Kathmandu'), '2026-11-23T00:00:00Z', 60, '2026-11-23T04:15:00Z'],
  ['a zone of 5:30', week('09:00-17:00', '', 'Asia/Kolkata'), '2026-11-23T00:00:00Z', 60, '2026-11-23T04:30:00Z'],
  // 02:00 is 03:00: the shift has two hours less one.
  ['a shift over a skipped hour', NIGHT('Europe/Berlin', '01:00-04:00'), '2026-03-28T23:00:00Z', 121, '2026-03-29T23:01:00Z'],
  ['a shift that begins in a skipped hour', NIGHT('Europe/Berlin', '02:30-05:00'), '2026-03-28T23:00:00Z', 30, '2026-03-29T01:30:00Z'],
  ['a shift that ends in a skipped hour', NIGHT('Europe/Berlin', '01:00-02:30'), '2026-03-28T23:00:00Z', 61, '2026-03-29T23:01:00Z'],
  // 03:00 is 02:00 again: three hours on the wall are four.
  ['a shift over a repeated hour', NIGHT('Europe/Berlin', '01:00-04:00'), '2026-10-24T22:00:00Z', 240, '2026-10-25T03:00:00Z'],
  ['a shift that begins in a repeated hour', NIGHT('Europe/Berlin', '02:30-05:00'), '2026-10-24T22:00:00Z', 210, '2026-10-25T04:00:00Z'],
  ['a shift that ends in a repeated hour', NIGHT('Europe/Berlin', '01:00-02:30'), '2026-10-24T22:00:00Z', 91, '2026-10-26T00:01:00Z'],
  ['a day that begins at one', ALL_DAY('America/Havana'), '2026-03-08T04:30:00Z', 60, '2026-03-08T05:30:00Z'],
  ['a midnight that comes twice', NIGHT('America/Sao_Paulo', '23:00-24:00'), '2018-02-18T00:00:00Z', 120, '2018-02-18T03:00:00Z'],
  ['half an hour of daylight saving', NIGHT('Australia/Lord_Howe', '01:00-03:00'), '2026-10-03T12:00:00Z', 90, '2026-10-03T16:00:00Z'],
  ['a Friday that never was', week('09:00-17:00', '', 'Pacific/Apia'), '2011-12-30T02:30:00Z', 60, '2012-01-01T19:30:00Z'],
]

describe('business hours', () => {
  it.each(CASES)('%s', (_what, calendar, from, minutes, to) => {
    const start = Date.parse(from)
    const reached = addBusinessTime(calendar, start, minutes * MINUTE)
    expect(new Date(reached).toISOString()).toBe(new Date(to).toISOString())
    expect(businessTimeBetween(calendar, start, reached)).toBe(minutes * MINUTE)
  })

  it('count nothing back in time, and adding nothing goes nowhere', () => {
    const sunday = Date.parse('2026-11-22T10:00:00Z')
    expect(businessTimeBetween(BERLIN, sunday, sunday - DAY)).toBe(0)
    expect(businessTimeBetween('always', sunday, sunday - 1)).toBe(0)
    expect(addBusinessTime(BERLIN, sunday, 0)).toBe(sunday)
    expect(addBusinessTime(BERLIN, sunday, -HOUR)).toBe(sunday)
  })
})

/** Zones with turns of every kind, and days around them. */
const PLACES = [
  ...['2026-03-26T00:00:00Z', '2026-10-22T00:00:00Z'].map((at) => ['Europe/Berlin', at]),
  ...['2026-03-05T00:00:00Z', '2026-10-29T00:00:00Z'].map((at) => ['America/Havana', at]),
  ...['2018-02-14T00:00:00Z', '2018-11-01T00:00:00Z'].map((at) => ['America/Sao_Paulo', at]),
  ...['2026-04-01T00:00:00Z', '2026-10-01T00:00:00Z'].map((at) => ['Australia/Lord_Howe', at]),
  ['Pacific/Apia', '2011-12-27T00:00:00Z'],
  ['Asia/Kathmandu', '2027-12-29T00:00:00Z'],
  ['America/St_Johns', '2028-02-26T00:00:00Z'],
  ['Pacific/Chatham', '2026-09-24T00:00:00Z'],
  ['Africa/Casablanca', '2026-02-12T00:00:00Z'],
] as [string, string][]

function randomIntervals(random: Random): OpenInterval[] {
  const times = new Set<number>()
  const bounds = random.below(4) * 2
  // Multiples of a quarter, so that bounds often meet a turn of the clocks.
  while (times.size < bounds) times.add(random.below(97) * 15)
  const sorted = [...times].sort((a, b) => a - b)
  const text = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return sorted.flatMap((from, index) =>
    index % 2 === 0 ? [{ from: text(from), to: text(sorted[index + 1] ?? 0) }] : [],
  )
}

function randomCalendar(random: Random, timeZone: string, around: number): Opening {
  const weekly = Object.fromEntries(
    WEEKDAYS.map((day) => [day, randomIntervals(random)]),
  ) as BusinessHours['weekly']
  weekly.wednesday = open('09:00-17:00')
  const date = (days: number) => new Date(around + days * DAY).toISOString().slice(0, 10)
  return {
    timeZone,
    weekly,
    holidays: [1, 4].map((days) => ({ date: date(days), open: randomIntervals(random) })),
  }
}

/**
 * Whether a calendar is open, minute by minute, from the first one of a day on: only by reading clocks. A clock that is
 * turned back has shown those times before, so what counts is the latest time that it has shown on its day.
 */
function openMinutes(calendar: Opening, from: number, count: number): boolean[] {
  const clock = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: calendar.timeZone, hourCycle: 'h23', weekday: 'long' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  })
  const latest = new Map<string, number>()
  let lastDate = ''
  return Array.from({ length: count }, (_, index) => {
    const parts = Object.fromEntries(
      clock.formatToParts(from + index * MINUTE).map(({ type, value }) => [type, value]),
    )
    const shownDate = `${parts.year}-${parts.month}-${parts.day}`
    const date = shownDate < lastDate ? lastDate : shownDate
    lastDate = date
    const shown = shownDate === date ? minutesOf(`${parts.hour}:${parts.minute}`) : 0
    const time = Math.max(latest.get(date) ?? 0, shown)
    latest.set(date, time)
    const holiday = calendar.holidays.find((one) => one.date === date)
    const weekday = WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'monday'
    return (holiday?.open ?? calendar.weekly[weekday]).some(
      (interval) => minutesOf(interval.from) <= time && time < minutesOf(interval.to),
    )
  })
}

describe.each(PLACES)('random calendars in %s from %s', (timeZone, at) => {
  const base = Date.parse(at)
  const calendars = Array.from({ length: 3 }, (_, seed) => {
    const random = randomFrom(base / MINUTE + seed)
    return { random, calendar: randomCalendar(random, timeZone, base) }
  })

  it('are open when the clocks on the wall say so, minute by minute', () => {
    for (const { calendar, random } of calendars) {
      // From two days before, so that the clocks' latest times are known by then.
      const lead = 2 * 24 * 60
      const minutes = openMinutes(calendar, base - lead * MINUTE, lead + 7 * 24 * 60).slice(lead)
      const counted = [0]
      for (const isOpen of minutes) counted.push((counted.at(-1) ?? 0) + (isOpen ? MINUTE : 0))
      for (let round = 0; round < 60; round += 1) {
        const [from = 0, to = 0] = [random.below(counted.length), random.below(counted.length)].sort(
          (a, b) => a - b,
        )
        const expected = (counted[to] ?? 0) - (counted[from] ?? 0)
        expect(businessTimeBetween(calendar, base + from * MINUTE, base + to * MINUTE)).toBe(expected)
        const more = random.below(expected / MINUTE + 1) * MINUTE
        if (more === 0) continue
        const reached = counted.findIndex((open) => open >= (counted[from] ?? 0) + more)
        expect(addBusinessTime(calendar, base + from * MINUTE, more)).toBe(base + reached * MINUTE)
      }
    }
  })

  it('add up, count back what was added, and never go back', () => {
    for (const { calendar, random } of calendars) {
      for (let round = 0; round < 40; round += 1) {
        const from = base + random.below(10 * DAY)
        const [a, b] = [random.below(20 * HOUR), random.below(40 * HOUR)]
        const there = addBusinessTime(calendar, from, a + b)
        expect(addBusinessTime(calendar, addBusinessTime(calendar, from, a), b)).toBe(there)
        expect(businessTimeBetween(calendar, from, there)).toBe(a + b)
        expect(there).toBeGreaterThanOrEqual(addBusinessTime(calendar, from, a))
        expect(addBusinessTime(calendar, from + random.below(DAY), a)).toBeGreaterThanOrEqual(
          addBusinessTime(calendar, from, a),
        )
      }
    }
  })
})
