import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ParleyError } from '#shared/errors.ts'
import type { PresenceSeen } from '#shared/presence.ts'
import type { AuthorisedApi } from '../../../../src/main/account/index.ts'
import { createPeople, LEFT_AFTER_MS, type People, TYPES_FOR_MS } from '../../../../src/main/engine/people.ts'

const A = '019a0000-0000-7000-8000-00000000000a'
const B = '019a0000-0000-7000-8000-00000000000b'
const JONAS: PresenceSeen = {
  ...{ userId: B, status: 'busy', load: 2, capacity: 4, at: '2026-01-01T00:00:00.000Z' },
}

const told: { sessionId: string; viewing: boolean }[] = []
const presence = vi.fn()
const viewing = vi.fn()
const typing = vi.fn()
const warn = vi.fn()
const ask = vi.fn()
let people: People

beforeEach(() => {
  vi.useFakeTimers()
  told.length = 0
  presence.mockReset()
  viewing.mockReset()
  typing.mockReset()
  warn.mockReset()
  ask.mockReset().mockResolvedValue({ presence: [JONAS] })
  people = createPeople({
    feed: { presence, viewing, typing },
    connection: () => ({ tell: (_, frame) => void told.push(frame as (typeof told)[number]) }),
    ask: ask as unknown as AuthorisedApi,
    log: { debug: vi.fn(), info: vi.fn(), warn, error: vi.fn() },
  })
})
afterEach(() => {
  people.stop()
  vi.useRealTimers()
})

test('what is looked at is said again while it is, on a new line too, and not afterwards', () => {
  people.look(A, true)
  people.look(B, true)
  people.look(B, false)
  told.length = 0
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([
    { sessionId: A, viewing: true },
    { sessionId: A, viewing: true },
  ])
  people.connected()
  expect(told).toHaveLength(3)
  people.look(A, false)
  told.length = 0
  vi.advanceTimersByTime(120_000)
  expect(told).toEqual([])
})

test('how everybody is to be found is told when it is asked for; a refusal is no mishap', async () => {
  await people.readPresence()
  expect(presence).toHaveBeenCalledWith([JONAS])
  ask.mockRejectedValue(new ParleyError('OFFLINE', 'Gone.'))
  await people.readPresence()
  expect(presence).toHaveBeenCalledOnce()
  expect(warn).toHaveBeenCalledOnce()
})

const jonas = (isThere: boolean) => ({ sessionId: A, kind: 'user', memberId: B, viewing: isThere }) as const

test('who looks at a chat is told once, however often they say so, and when they leave', () => {
  people.heardViewing(jonas(true))
  people.heardViewing(jonas(true))
  people.heardViewing(jonas(false))
  people.heardViewing(jonas(false))
  expect(viewing.mock.calls).toEqual([[jonas(true)], [jonas(false)]])
})

test('whoever does not say so any more has left without a word', () => {
  people.heardViewing(jonas(true))
  vi.advanceTimersByTime(LEFT_AFTER_MS - 1)
  people.heardViewing(jonas(true))
  vi.advanceTimersByTime(LEFT_AFTER_MS - 1)
  expect(viewing.mock.calls).toEqual([[jonas(true)]])
  vi.advanceTimersByTime(1)
  expect(viewing).toHaveBeenLastCalledWith(jonas(false))
})

const types = (isTyping: boolean) =>
  ({ sessionId: A, kind: 'customer', memberId: B, typing: isTyping }) as const

test('who types is told each time, until they say that they have stopped', () => {
  people.heardTyping(types(true))
  people.heardTyping(types(true))
  people.heardTyping(types(false))
  vi.advanceTimersByTime(TYPES_FOR_MS)
  expect(typing.mock.calls).toEqual([[types(true)], [types(true)], [types(false)]])
})

test('nobody types on and on: whoever does not say so any more has stopped', () => {
  people.heardTyping(types(true))
  vi.advanceTimersByTime(TYPES_FOR_MS - 1)
  people.heardTyping(types(true))
  vi.advanceTimersByTime(TYPES_FOR_MS - 1)
  expect(typing).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(1)
  expect(typing).toHaveBeenLastCalledWith(types(false))
})
