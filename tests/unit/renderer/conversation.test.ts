import { beforeEach, describe, expect, test, vi } from 'vitest'
import { deliveryState, isStuck } from '../../../src/renderer/conversation/delivery.ts'
import { conversationEntries } from '../../../src/renderer/conversation/entries.ts'
import { eventWords } from '../../../src/renderer/conversation/event-words.ts'
import { staleWords } from '../../../src/renderer/conversation/stuck-words.ts'
import type { StaleDetails } from '../../../src/shared/errors.ts'
import { COLLEAGUE, ME, message, pendingMessage } from './fixtures.ts'

describe('deliveryState', () => {
  test.each([
    [{ deliveredSeq: 0, readSeq: 0 }, 'sent'],
    [{ deliveredSeq: 5, readSeq: 4 }, 'delivered'],
    [{ deliveredSeq: 5, readSeq: 5 }, 'read'],
  ])('by the watermarks of the customer: %o is %s', (watermarks, state) => {
    expect(deliveryState({ seq: 5, type: 'text', status: 'sent' }, watermarks)).toBe(state)
  })

  test('a note has arrived when the server has it, whatever the customer has read', () => {
    expect(deliveryState({ seq: 5, type: 'note', status: 'sent' }, { deliveredSeq: 9, readSeq: 9 })).toBe(
      'sent',
    )
  })

  test('only what waits for a decision is stuck', () => {
    expect((['queued', 'sending', 'confirm', 'stale', 'failed'] as const).map(isStuck)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ])
  })
})

describe('conversationEntries', () => {
  beforeEach(() => {
    vi.stubEnv('TZ', 'UTC')
  })

  const mine = { senderKind: 'user', senderId: ME } as const
  const entries = (...args: Partial<Parameters<typeof conversationEntries>>) =>
    conversationEntries(args[0] ?? [], args[1] ?? [], args[2] ?? ME, args[3] ?? 99, args[4] ?? false)

  test('bubbles of one sender stand together, until five minutes have passed', () => {
    const late = message(3, { createdAt: '2026-03-10T12:30:00.000Z' })
    const edges = entries([
      message(1),
      message(2),
      late,
      message(4, { ...mine, createdAt: late.createdAt }),
    ]).map(({ isGroupStart, isGroupEnd }) => [isGroupStart, isGroupEnd])
    expect(edges).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
    ])
  })

  describe('with a rating', () => {
    const rating = { score: 4, comment: '', userId: ME, at: '2026-03-10T12:10:00.000Z' }
    const at = (seq: number, minute: string) => message(seq, { createdAt: `2026-03-10T12:${minute}:00.000Z` })
    const kinds = (messages: Parameters<typeof conversationEntries>[0], hasOlder = false) =>
      conversationEntries(messages, [], ME, 99, hasOlder, rating).map(({ id, kind }) =>
        kind === 'rating' ? kind : id,
      )
    const ids = (...messages: { id: string }[]) => messages.map(({ id }) => id)

    test('it stands where it was given, before what has come since the chat was opened again', () => {
      const [first, second, third] = [at(1, '00'), at(2, '05'), at(3, '20')]
      expect(kinds([first, second])).toEqual([...ids(first, second), 'rating'])
      expect(kinds([first, second, third])).toEqual([...ids(first, second), 'rating', ...ids(third)])
    })

    test('it stands nowhere while what it belongs behind is not here', () => {
      const [third, fourth] = [at(3, '20'), at(4, '21')]
      expect(kinds([third, fourth], true)).toEqual(ids(fourth))
      expect(kinds([third, fourth])).toEqual(['rating', ...ids(third, fourth)])
    })

    test('it is no message: what is unread is counted from the first that is', () => {
      const [first, second] = [at(1, '00'), at(2, '20')]
      const lines = conversationEntries([first, second], [], ME, 1, false, rating)
      expect(lines.map(({ unread }) => unread)).toEqual([0, 0, 1])
      expect(lines.at(-1)).toMatchObject({ isLast: true })
    })
  })

  test('notes and events stand alone', () => {
    const note = message(2, { ...mine, type: 'note' })
    const event = message(3, {
      senderKind: 'system',
      senderId: null,
      type: 'system',
      event: { kind: 'started' },
    })
    const lines = entries([message(1, mine), note, event])
    expect(lines.map(({ kind }) => kind)).toEqual(['bubble', 'note', 'event'])
    expect(lines.every(({ isGroupStart, isGroupEnd }) => isGroupStart && isGroupEnd)).toBe(true)
  })

  test('a day line stands above the first line of each day', () => {
    const next = message(2, { createdAt: '2026-03-11T00:01:00.000Z' })
    const days = entries([
      message(1, { createdAt: '2026-03-10T23:59:00.000Z' }),
      next,
      message(3, { createdAt: next.createdAt }),
    ])
    expect(days.map(({ day }) => day !== null)).toEqual([true, true, false])
    expect(days[1]?.isGroupStart).toBe(true)
  })

  test('the unread line stands once, above the first message of the customer that was not read', () => {
    const lines = entries([message(1), message(2, mine), message(3), message(4)], [], ME, 1)
    expect(lines.map(({ unread }) => unread)).toEqual([0, 0, 2, 0])
  })

  test('no unread line when everything is new, or nothing is', () => {
    expect(entries([message(1), message(2)], [], ME, 0).map(({ unread }) => unread)).toEqual([0, 0])
    expect(entries([message(1), message(2)], [], ME, 2).map(({ unread }) => unread)).toEqual([0, 0])
  })

  test('pending messages follow, and one that is confirmed is not there twice', () => {
    const lines = entries(
      [message(1), message(2, { ...mine, id: 'sent' })],
      [pendingMessage('sent'), pendingMessage('next')],
    )
    expect(lines.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'message-1 bubble',
      'sent bubble',
      'next pending-bubble',
    ])
  })

  test('the oldest is held back while older ones exist: nothing above a line changes when they arrive', () => {
    const some = entries([message(3), message(4)], [], ME, 99, true)
    const all = entries([message(1), message(2), message(3), message(4)], [], ME, 99, false)
    expect(some).toEqual(all.slice(3))
    expect(entries([message(3)], [], ME, 99, true)).toHaveLength(1)
  })

  test('what waits for a decision is not grouped with what follows: its buttons are below it', () => {
    const [stale] = entries([], [pendingMessage('a', { state: 'stale' }), pendingMessage('b')])
    expect(stale?.isGroupEnd).toBe(true)
  })
})

describe('words', () => {
  const nameOf = (id: string) => (id === COLLEAGUE ? 'Jonas Weber' : undefined)

  test('an event is worded by who did it', () => {
    expect(eventWords({ kind: 'claimed', userId: ME }, ME, nameOf).values).toMatchObject({ who: 'me' })
    expect(eventWords({ kind: 'claimed', userId: COLLEAGUE }, ME, nameOf)).toEqual({
      key: 'event.claimed',
      values: { who: 'other', name: 'Jonas Weber' },
    })
    const byNobody = eventWords({ kind: 'status', from: 'active', to: 'ended', userId: null }, ME, nameOf)
    expect(byNobody).toMatchObject({ key: 'event.status.ended', values: { who: 'nobody' } })
  })

  test('reopening and unlocking are told apart from resuming and ending', () => {
    const status = (from: 'ended' | 'paused' | 'locked', to: 'active' | 'ended') =>
      eventWords({ kind: 'status', from, to, userId: ME }, ME, nameOf).key
    expect(status('ended', 'active')).toBe('event.status.reopened')
    expect(status('paused', 'active')).toBe('event.status.active')
    expect(status('locked', 'ended')).toBe('event.status.unlocked')
  })

  test('a stale message says what happened: who moved the chat, who answered, what the customer wrote', () => {
    const owner = '019a0000-0000-7000-8000-00000000000b'
    const at = '2026-03-10T12:00:00.000Z'
    const stale = (...changes: StaleDetails['changes']) =>
      staleWords(
        { lastSeq: 9, reasons: ['answered'], assigneeId: owner, status: 'active', changes },
        ME,
        nameOf,
      )
    const byCustomer = { kind: 'message', at, senderKind: 'customer', senderId: null } as const
    expect(
      stale(
        { ...byCustomer, seq: 6 },
        { kind: 'message', seq: 7, at, senderKind: 'user', senderId: owner },
        { kind: 'owner_changed', seq: 8, at, fromUserId: ME, toUserId: owner, toTeamId: null, byId: owner },
        { ...byCustomer, seq: 9 },
      ),
    ).toEqual([
      { key: 'event.takenOver', values: { who: 'other', name: 'Jonas Weber' } },
      { key: 'pending.stale.answeredBy', values: { name: 'Jonas Weber' } },
      { key: 'pending.stale.customer', values: { count: 2 } },
    ])
    expect(stale({ kind: 'status_changed', seq: 9, at, from: 'active', to: 'paused', byId: ME })).toEqual([
      { key: 'event.status.paused', values: { who: 'me', name: '' } },
    ])
    expect(staleWords(null, ME, nameOf)).toEqual([{ key: 'pending.stale.unknown' }])
  })
})
