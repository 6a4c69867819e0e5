import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { OwnPresence } from '#shared/ipc.ts'
import { createOwnPresence, type OwnPresenceKeeper } from '../../../../src/main/engine/own-presence.ts'

const said: string[] = []
const shown: OwnPresence[] = []
let presence: OwnPresenceKeeper

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-10T12:00:00.000Z') })
  said.length = 0
  shown.length = 0
  presence = createOwnPresence({
    feed: { ownPresence: (next) => void shown.push(next) },
    connection: () => ({ tell: (_, frame) => void said.push('status' in frame ? frame.status : '') }),
    now: Date.now,
  })
})
afterEach(() => {
  presence.stop()
  vi.useRealTimers()
})

test('whoever starts the console is available, and what was chosen is said again on every new line', () => {
  presence.connected()
  presence.choose('busy', null)
  presence.connected()
  presence.connected()
  expect(said).toEqual(['available', 'busy', 'busy', 'busy'])
  vi.advanceTimersByTime(86_400_000)
  expect(said).toHaveLength(4)
})

test('what was chosen for a time ends by itself, and the screen knows when', () => {
  presence.choose('away', 30)
  expect(shown).toEqual([{ status: 'away', until: '2026-03-10T12:30:00.000Z' }])
  vi.advanceTimersByTime(29 * 60_000)
  expect(said).toEqual(['away'])
  vi.advanceTimersByTime(60_000)
  expect(said).toEqual(['away', 'available'])
  expect(shown.at(-1)).toEqual({ status: 'available', until: null })
})

test('a later choice puts an earlier end away', () => {
  presence.choose('away', 30)
  presence.choose('busy', null)
  vi.advanceTimersByTime(60 * 60_000)
  expect(said).toEqual(['away', 'busy'])
})

test('a computer that slept through the end comes back available', () => {
  presence.choose('away', 30)
  // Asleep: the clock goes on, and no timer does.
  vi.setSystemTime(Date.now() + 60 * 60_000)
  presence.connected()
  expect(said).toEqual(['away', 'available'])
  vi.advanceTimersByTime(60 * 60_000)
  expect(said).toEqual(['away', 'available'])
})
