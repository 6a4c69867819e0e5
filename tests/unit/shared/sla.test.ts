import { describe, expect, it } from 'vitest'
import { ROUTES } from '#shared/rest.ts'

const { body: hours } = ROUTES.putBusinessHours
const { body: policy } = ROUTES.putSlaPolicy

const DAY = [
  { from: '09:00', to: '12:00' },
  { from: '12:00', to: '24:00' },
]
const WEEK = {
  ...{ monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY },
  ...{ saturday: [], sunday: [] },
}
const HOURS = {
  ...{ name: 'Office', timeZone: 'Asia/Kathmandu', weekly: WEEK },
  holidays: [{ date: '2028-02-29', open: [] }],
}

const monday = (...intervals: [string, string][]) => ({
  weekly: { ...WEEK, monday: intervals.map(([from, to]) => ({ from, to })) },
})
const CLOSED = Object.fromEntries(Object.keys(WEEK).map((day) => [day, [] as object[]]))

describe('business hours', () => {
  it('may have split shifts, days to the end and a holiday on a leap day', () => {
    expect(hours.parse(HOURS)).toEqual(HOURS)
  })

  it.each([
    ['a zone that is none', { timeZone: 'Europe/Atlantis' }],
    ['an offset for a zone', { timeZone: '+05:45' }],
    ['an interval that ends before it begins', monday(['12:00', '09:00'])],
    ['an interval of nothing', monday(['12:00', '12:00'])],
    ['intervals out of order', monday(['13:00', '17:00'], ['09:00', '12:00'])],
    ['intervals that overlap', monday(['09:00', '12:00'], ['11:59', '17:00'])],
    ['a time that is none', monday(['09:60', '12:00'])],
    ['a beginning at 24:00', monday(['24:00', '24:00'])],
    ['an end after 24:00', monday(['09:00', '24:30'])],
    ['a date that is none', { holidays: [{ date: '2027-02-29', open: [] }] }],
    ['a date twice', { holidays: [0, 1].map(() => ({ date: '2026-12-25', open: [] })) }],
    ['a week without a day', { weekly: { monday: DAY } }],
    ['a week that is never open', { weekly: CLOSED }],
    ['a week of half an hour', { weekly: { ...CLOSED, monday: [{ from: '09:00', to: '09:30' }] } }],
    ['a field too many', { color: 'red' }],
  ])('refuse %s', (_what, wrong) => {
    expect(hours.safeParse({ ...HOURS, ...wrong }).success).toBe(false)
  })
})

describe('a policy', () => {
  const PROMISE = { firstResponse: 10, nextResponse: null, resolution: 90 * 24 * 60 }
  const TARGETS = { low: PROMISE, normal: PROMISE, high: PROMISE, urgent: PROMISE }
  const POLICY = { name: 'Standard', calendarId: null, teamId: null, targets: TARGETS }

  it('warns at 80 percent and is in force unless it says otherwise', () => {
    expect(policy.parse(POLICY)).toEqual({ ...POLICY, warnAtPercent: 80, archived: false })
  })

  it.each([
    ['no minutes', { targets: { ...TARGETS, low: { ...PROMISE, firstResponse: 0 } } }],
    ['half minutes', { targets: { ...TARGETS, low: { ...PROMISE, firstResponse: 0.5 } } }],
    ['minutes without end', { targets: { ...TARGETS, low: { ...PROMISE, resolution: 1e9 } } }],
    ['a priority too few', { targets: { low: PROMISE } }],
    ['a priority too many', { targets: { ...TARGETS, extreme: PROMISE } }],
    ['a warning at the end', { warnAtPercent: 100 }],
  ])('refuses %s', (_what, wrong) => {
    expect(policy.safeParse({ ...POLICY, ...wrong }).success).toBe(false)
  })
})
