import { createIntl } from 'react-intl'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { hueOf, initialsOf } from '../../../src/renderer/design/avatar.ts'
import { en } from '../../../src/renderer/i18n/en/index.ts'
import { textOf } from '../../../src/renderer/i18n/I18n.tsx'
import { countdown, dayName, shortAge } from '../../../src/renderer/i18n/times.ts'
import { dueState } from '../../../src/renderer/queue/due-state.ts'
import { connectionWords } from '../../../src/renderer/shell/connection-words.ts'
import { missingFields, problemOf } from '../../../src/renderer/sign-in/problem.ts'

const intl = createIntl({ locale: 'en', messages: en, timeZone: 'UTC' })
const text = textOf(intl)
const NOW = Date.parse('2026-03-10T12:00:00.000Z')

beforeEach(() => {
  vi.stubEnv('TZ', 'UTC')
})

describe('times', () => {
  test.each([
    ['2026-03-10T11:59:30.000Z', 'now'],
    ['2026-03-10T12:00:30.000Z', 'now'],
    ['2026-03-10T11:55:00.000Z', '5m'],
    ['2026-03-10T09:00:00.000Z', '3h'],
    ['2026-03-09T09:00:00.000Z', 'Yesterday'],
    ['2026-03-06T09:00:00.000Z', 'Fri'],
    ['2026-02-01T09:00:00.000Z', 'Feb 1'],
    ['2025-02-01T09:00:00.000Z', 'Feb 1, 2025'],
  ])('%s was %s ago', (at, age) => {
    expect(shortAge(intl, text, at, NOW)).toBe(age)
  })

  test('a few hours across midnight are still hours', () => {
    const justAfterMidnight = Date.parse('2026-03-10T01:00:00.000Z')
    expect(shortAge(intl, text, '2026-03-09T23:00:00.000Z', justAfterMidnight)).toBe('2h')
  })

  test('countdowns are clocks', () => {
    expect(countdown(intl, 161_000)).toBe('02:41')
    expect(countdown(intl, -72_000)).toBe('01:12')
    expect(countdown(intl, 2 * 3_600_000 + 61_000)).toBe('2:01:01')
    expect(countdown(intl, 3 * 86_400_000)).toBe('3 days')
  })

  test('days have names', () => {
    expect(dayName(intl, text, NOW, NOW)).toBe('Today')
    expect(dayName(intl, text, NOW - 86_400_000, NOW)).toBe('Yesterday')
    expect(dayName(intl, text, NOW - 5 * 86_400_000, NOW)).toBe('Thursday, March 5')
  })

  test('what is due soon is near, afterwards it is over', () => {
    expect([600_000, 300_000, 0, -1].map(dueState)).toEqual(['far', 'near', 'near', 'over'])
  })
})

describe('the connection in words', () => {
  test('says when the next attempt comes, and that it is under way when it is', () => {
    const why = { cause: 'refused', reason: '', hint: '' } as const
    const offline = { state: 'offline', ...why, retryAt: '2026-03-10T12:00:04.000Z' } as const
    expect(connectionWords(offline, NOW)).toEqual({ key: 'status.offlineRetry', values: { seconds: 4 } })
    expect(connectionWords(offline, NOW + 5_000).key).toBe('status.reconnecting')
    expect(connectionWords({ ...offline, retryAt: null }, NOW).key).toBe('status.offline')
    expect(connectionWords({ state: 'connecting', attempt: 0 }, NOW).key).toBe('status.connecting')
    expect(connectionWords({ state: 'connecting', attempt: 2 }, NOW).key).toBe('status.reconnecting')
  })
})

describe('avatars', () => {
  test.each([
    ['Anneke van der Berg', 'AB'],
    ['Cher', 'C'],
    ['王小明', '王'],
    ['ليلى حداد', 'لح'],
    ['  «Ana»  María ', 'AM'],
    ['', '?'],
    ['🙂', '?'],
  ])('%s is %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })

  test('a hue belongs to its id', () => {
    expect(hueOf('a')).toBe(hueOf('a'))
    expect(new Set([...'abcdefghijkl'].map(hueOf)).size).toBe(12)
  })
})

describe('signing in', () => {
  const fields = { serverUrl: 'https://chat.example.com/', email: 'mara@example.com', password: 'secret' }

  test('what is missing is said without asking the server', () => {
    expect(missingFields(fields)).toBeNull()
    expect(Object.keys(missingFields({ serverUrl: ' ', email: 'mara', password: '' })?.fields ?? {})).toEqual(
      ['serverUrl', 'email', 'password'],
    )
  })

  test('every refusal has its place', () => {
    const at = (
      code: 'INVALID' | 'OFFLINE' | 'RATE_LIMITED' | 'WRONG_CREDENTIALS' | 'FORBIDDEN',
      more = {},
    ) => problemOf({ code, message: '', ...more }, fields, NOW)
    expect(at('INVALID', { field: 'serverUrl' }).fields).toEqual({ serverUrl: 'signIn.invalidServer' })
    expect(at('INVALID', { field: 'email' }).fields).toEqual({ email: 'signIn.invalidEmail' })
    expect(at('OFFLINE').banner).toEqual({ kind: 'unreachable', server: 'chat.example.com' })
    expect(at('RATE_LIMITED', { retryAfterMs: 2_500 }).banner).toEqual({
      kind: 'rate_limited',
      until: NOW + 3_000,
    })
    expect(at('WRONG_CREDENTIALS').banner).toMatchObject({ words: { key: 'signIn.wrongCredentials' } })
    expect(at('FORBIDDEN').banner).toMatchObject({ words: { key: 'error.forbidden' } })
  })
})
