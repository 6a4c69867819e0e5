import { afterEach, beforeEach, expect, type Mocked, test, vi } from 'vitest'
import type { Account } from '#shared/ipc.ts'
import { type NotificationSettings, USUAL_SETTINGS } from '#shared/settings.ts'
import type { Arrival } from '../../../../src/main/engine/index.ts'
import { createNotifier, type Toaster } from '../../../../src/main/notify/notifier.ts'
import { isQuiet } from '../../../../src/main/notify/rules.ts'
import { withoutMarkup } from '../../../../src/main/notify/texts.ts'
import { createSay } from '../../../../src/main/words/index.ts'

const HERE = {
  id: 'here',
  me: { user: { id: 'me', name: 'Mara Lindqvist', teamIds: ['mine'] }, workspace: { name: 'Here' } },
} as Account
const THERE = {
  id: 'there',
  me: { user: { id: 'also-me', name: 'Jo', teamIds: [] }, workspace: { name: 'There' } },
} as never
let accounts: Account[]
let onScreen: string[]
let toaster: Mocked<Toaster>
let onTold: ReturnType<typeof vi.fn<(messageIds: readonly string[], accountId: string) => void>>
let notifier: ReturnType<typeof createNotifier>
let settings: NotificationSettings
let locale: string

beforeEach(() => {
  vi.useFakeTimers()
  onScreen = []
  locale = 'en-GB'
  accounts = [HERE]
  toaster = { show: vi.fn(), dismiss: vi.fn(), clear: vi.fn(), badge: vi.fn() }
  onTold = vi.fn()
  settings = USUAL_SETTINGS.notifications
  notifier = createNotifier({
    ...{ toaster, onTold },
    accounts: () => accounts,
    onScreen: () => onScreen,
    settings: () => settings,
    say: createSay(() => locale),
    clock: () => new Date(2026, 2, 10, 23, 30),
  })
})
afterEach(() => {
  vi.useRealTimers()
})

interface Changes {
  body?: string
  senderKind?: string
  senderId?: string
  assigneeId?: string | null
  teamId?: string | null
  type?: string
}

function arrival(sessionId: string, changes: Changes = {}): Arrival {
  const {
    body = 'Hello',
    senderKind = 'customer',
    senderId = 'jonas',
    assigneeId = 'me',
    teamId = 'mine',
    type = 'text',
  } = changes
  return {
    message: { id: `message of ${sessionId}`, body, senderKind, senderId, type },
    session: { id: sessionId, assigneeId, teamId },
    customer: { name: `Customer ${sessionId}` },
  } as Arrival
}

const NOTE = { senderKind: 'user', type: 'note' } as const

/** Without what keeps directions apart, which is looked at on its own. */
const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '')
const shown = () =>
  toaster.show.mock.calls.map(([{ title, body }, sessionId]) => [sessionId, plain(title), plain(body)])

test.each<[string, Changes, number]>([
  ['a customer in a session of mine', {}, 1],
  ['a customer in an unassigned session of my team', { assigneeId: null }, 1],
  ['a customer in an unassigned session of no team', { assigneeId: null, teamId: null }, 1],
  ["a customer in another team's queue", { assigneeId: null, teamId: 'theirs' }, 0],
  ["a customer in a colleague's session", { assigneeId: 'jonas' }, 0],
  ['a colleague', { senderKind: 'user' }, 0],
  ['a note', { senderKind: 'user', type: 'note' }, 0],
  ['a note that mentions me', { ...NOTE, body: 'Ask @Mara Lindqvist, please' }, 1],
  [
    "a note that mentions me in a colleague's session",
    { ...NOTE, body: '@mara lindqvist?', assigneeId: 'jonas' },
    1,
  ],
  ['a note of mine that mentions me', { ...NOTE, body: '@Mara Lindqvist', senderId: 'me' }, 0],
  ['a note that mentions somebody whose name goes on', { ...NOTE, body: '@Mara Lindqvistsson' }, 0],
  ['an address in a note', { ...NOTE, body: 'me@Mara Lindqvist' }, 0],
  ['a customer who writes my name', { body: '@Mara Lindqvist', assigneeId: 'jonas' }, 0],
  ['the system', { senderKind: 'system' }, 0],
])('%s', (_name, changes, count) => {
  notifier.arrived([arrival('a', changes)], 'here')
  vi.runAllTimers()
  expect(toaster.show).toHaveBeenCalledTimes(count)
})

test('what somebody is looking at is not told', () => {
  onScreen = ['a']
  notifier.arrived([arrival('a'), arrival('b')], 'here')
  vi.runAllTimers()
  expect(shown()).toEqual([['b', 'Customer b', 'Hello']])
  expect(onTold.mock.calls).toEqual([[['message of b'], 'here']])
})

test('the body is one line, cut by whole characters', () => {
  notifier.arrived([arrival('a', { body: `one\n\ttwo  ${'👩‍👩‍👧'.repeat(200)}` })], 'here')
  vi.runAllTimers()
  const [[, , body]] = shown() as [[string, string, string]]
  expect(body.startsWith('one two 👩‍👩‍👧')).toBe(true)
  expect([...new Intl.Segmenter().segment(body)]).toHaveLength(120)
  expect(body.endsWith('👩‍👩‍👧…')).toBe(true)
})

test('a customer cannot draw in the notification', () => {
  expect(withoutMarkup({ title: 'A', body: '<a href="x">y</a> <3' })).toEqual({
    title: 'A',
    body: '‹a href="x">y‹/a> ‹3',
  })
})

test('a burst in one session is told at once, then counted', () => {
  notifier.arrived([arrival('a', { body: '1' })], 'here')
  vi.advanceTimersByTime(250)
  for (const body of ['2', '3', '4']) {
    vi.advanceTimersByTime(100)
    notifier.arrived([arrival('a', { body })], 'here')
  }
  expect(shown()).toEqual([['a', 'Customer a', '1']])
  vi.advanceTimersByTime(3_000)
  expect(shown().slice(1)).toEqual([['a', 'Customer a', '3 new messages: 4']])
  vi.runAllTimers()
  expect(toaster.show).toHaveBeenCalledTimes(2)
})

test('one session does not keep another waiting', () => {
  notifier.arrived([arrival('a')], 'here')
  vi.advanceTimersByTime(250)
  notifier.arrived([arrival('b')], 'here')
  vi.advanceTimersByTime(250)
  expect(shown().map(([sessionId]) => sessionId)).toEqual(['a', 'b'])
})

test('many sessions at once are told in one sentence', () => {
  notifier.arrived(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => arrival(id)),
    'here',
  )
  vi.runAllTimers()
  expect(shown()).toEqual([[null, 'Parley', 'New messages in 6 conversations']])
})

test('a thousand messages while nobody looks stay few notifications, and the badge is right', () => {
  for (let n = 0; n < 1_000; n++) {
    notifier.arrived([arrival(`s${n % 10}`)], 'here')
    vi.advanceTimersByTime(10)
  }
  vi.runAllTimers()
  expect(toaster.show.mock.calls.length).toBeLessThan(60)
  expect(toaster.badge).toHaveBeenLastCalledWith(10)
})

test('looking at a session takes back its notification, told or still to be told', () => {
  notifier.arrived([arrival('a'), arrival('b')], 'here')
  onScreen = ['a']
  notifier.looked()
  vi.runAllTimers()
  expect(shown().map(([sessionId]) => sessionId)).toEqual(['b'])
  expect(toaster.badge).toHaveBeenLastCalledWith(1)
  onScreen = ['b']
  notifier.looked()
  expect(toaster.dismiss).toHaveBeenLastCalledWith('b')
  expect(toaster.badge).toHaveBeenLastCalledWith(0)
})

test('with several workspaces a notification says which, and each is seen with its own reader', () => {
  accounts = [HERE, THERE]
  notifier.arrived([arrival('a')], 'here')
  notifier.arrived([arrival('b'), arrival('c', { assigneeId: 'also-me' })], 'there')
  vi.runAllTimers()
  expect(shown()).toEqual([
    ['a', 'Customer a · Here', 'Hello'],
    ['c', 'Customer c · There', 'Hello'],
  ])
  expect(onTold.mock.calls).toEqual([
    [['message of a'], 'here'],
    [['message of c'], 'there'],
  ])
})

test('leaving one workspace takes back its notifications and leaves those of the others', () => {
  accounts = [HERE, THERE]
  notifier.arrived([arrival('a')], 'here')
  notifier.arrived([arrival('c', { assigneeId: 'also-me' })], 'there')
  notifier.left('there')
  accounts = [HERE]
  notifier.arrived([arrival('d', { assigneeId: 'also-me' })], 'there')
  vi.runAllTimers()
  expect(shown()).toEqual([['a', 'Customer a', 'Hello']])
  expect(toaster.badge).toHaveBeenLastCalledWith(1)
  expect(toaster.clear).not.toHaveBeenCalled()
})

test('of what was not asked for nobody is told', () => {
  settings = { ...settings, mine: false }
  notifier.arrived([arrival('a'), arrival('b', { assigneeId: null })], 'here')
  vi.runAllTimers()
  expect(shown().map(([sessionId]) => sessionId)).toEqual(['b'])
  settings = { ...settings, mine: true, unassigned: false }
  notifier.arrived([arrival('c'), arrival('d', { assigneeId: null })], 'here')
  vi.runAllTimers()
  expect(shown().map(([sessionId]) => sessionId)).toEqual(['b', 'c'])
})

test('without a preview it says who wrote, and without a sound it makes none', () => {
  settings = { ...settings, preview: false, sound: false }
  notifier.arrived([arrival('a', { body: 'A secret' })], 'here')
  vi.runAllTimers()
  expect(toaster.show.mock.calls).toEqual([[{ title: 'Customer a', body: 'New message' }, 'a', true]])
  notifier.arrived([arrival('b', { body: 'One' }), arrival('b', { body: 'Two' })], 'here')
  vi.runAllTimers()
  expect(shown().at(-1)).toEqual(['b', 'Customer b', '2 new messages'])
})

test('in quiet hours nothing is shown, and what came is counted', () => {
  settings = { ...settings, quiet: { from: '22:00', to: '07:00' } }
  notifier.arrived([arrival('a')], 'here')
  vi.runAllTimers()
  expect(toaster.show).not.toHaveBeenCalled()
  expect(toaster.badge).toHaveBeenLastCalledWith(1)
  settings = { ...settings, quiet: { from: '12:00', to: '13:00' } }
  notifier.arrived([arrival('b')], 'here')
  vi.runAllTimers()
  expect(shown().map(([sessionId]) => sessionId)).toEqual(['b'])
})

test.each([
  ['22:00', '07:00', 23, 59, true],
  ['22:00', '07:00', 22, 0, true],
  ['22:00', '07:00', 6, 59, true],
  ['22:00', '07:00', 7, 0, false],
  ['12:00', '13:30', 13, 29, true],
  ['12:00', '13:30', 13, 30, false],
  ['12:00', '13:30', 11, 59, false],
  ['00:00', '00:00', 0, 0, false],
])('between %s and %s, %i:%i is quiet: %s', (from, to, hours, minutes, quiet) => {
  expect(isQuiet({ from, to }, new Date(2026, 2, 10, hours, minutes))).toBe(quiet)
})

test('after signing out nothing is told any more', () => {
  notifier.arrived([arrival('a')], 'here')
  notifier.clear()
  vi.runAllTimers()
  expect(toaster.show).not.toHaveBeenCalled()
  expect(toaster.clear).toHaveBeenCalledOnce()
  expect(toaster.badge).toHaveBeenLastCalledWith(0)
})

test('a mention says so, and what the note says', () => {
  notifier.arrived([arrival('a', { ...NOTE, body: 'Could @Mara Lindqvist look?' })], 'here')
  vi.runAllTimers()
  expect(shown()).toEqual([['a', 'You are mentioned · Customer a', 'Could @Mara Lindqvist look?']])
})

test('it is told in the language of the moment, and what others wrote keeps its own direction', () => {
  locale = 'de'
  notifier.arrived([arrival('a', { ...NOTE, body: '@Mara Lindqvist' })], 'here')
  vi.runAllTimers()
  expect(shown().at(-1)).toEqual(['a', 'Sie werden erwähnt · Customer a', '@Mara Lindqvist'])
  locale = 'ar'
  notifier.arrived([arrival('b', { body: 'One' }), arrival('b', { body: 'Two' })], 'here')
  vi.runAllTimers()
  expect(toaster.show.mock.lastCall?.[0].body).toBe('رسالتان جديدتان: \u2068Two\u2069')
})
