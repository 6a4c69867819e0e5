import { describe, expect, it } from 'vitest'
import { priority, sessionStatus, sessionType } from '#shared/entities.ts'
import { DEMO_CUSTOMERS, DEMO_SESSIONS } from '../../../src/server/demo/content.ts'
import { toRows } from '../../../src/server/demo/conversation.ts'
import type { DemoSession } from '../../../src/server/demo/types.ts'

const IDS = {
  workspace: 'workspace',
  customers: ['ada', 'bob'],
  users: { mara: 'mara', jonas: 'jonas', amelie: 'amelie', lucia: 'lucia', omar: 'omar', kenji: 'kenji' },
  teams: { bookings: 'bookings', support: 'support', orders: 'orders' },
}
const NOW = new Date('2026-03-01T12:00:00.000Z')

const SESSION: DemoSession = {
  ...{ customer: 1, team: 'bookings', assignee: 'mara', type: 'booking', category: null, priority: 'high' },
  ...{ status: 'ended', subject: 'A room', tags: [], externalRef: null, minutesAgo: 10, dueInMinutes: null },
  messages: [
    { from: 'customer', body: 'Hello', minutesBefore: 5 },
    { from: 'note', body: 'Regular guest', minutesBefore: 3 },
    { from: 'agent', body: 'Good day', minutesBefore: 0 },
  ],
}

describe('a demo session', () => {
  it('gets the history that it would have had', () => {
    const { session, messages, participants } = toRows(SESSION, IDS, NOW)
    expect(messages.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'system'],
      [2, 'text'],
      [3, 'note'],
      [4, 'system'],
      [5, 'text'],
      [6, 'system'],
    ])
    expect(session).toMatchObject({
      last_seq: 6,
      customer_id: 'bob',
      last_message_at: new Date('2026-03-01T11:50:00.000Z'),
    })
    expect(session.ended_at).toEqual(session.last_message_at)
    expect(participants.map((one) => [one.member_id, one.read_seq])).toEqual([
      ['bob', 2],
      ['mara', 5],
    ])
    expect(session.scopes).toEqual(['all', 'team:bookings', 'user:mara', 'customer:bob'])
  })

  it('that refers to nobody is a mistake', () => {
    expect(() => toRows({ ...SESSION, customer: 2 }, IDS, NOW)).toThrow(RangeError)
  })
})

describe('the demo', () => {
  it('shows every status, priority and type, in five languages', () => {
    const all = <Key extends keyof DemoSession>(key: Key) =>
      new Set(DEMO_SESSIONS.map((session) => session[key]))
    expect(all('status')).toEqual(new Set(sessionStatus.options))
    expect(all('priority')).toEqual(new Set(priority.options))
    expect(all('type')).toEqual(new Set(sessionType.options))
    expect(
      new Set(DEMO_CUSTOMERS.map((customer) => customer.locale.slice(0, 2))).size,
    ).toBeGreaterThanOrEqual(5)
    expect([DEMO_CUSTOMERS.length, DEMO_SESSIONS.length]).toEqual([40, 60])
  })

  it('gives no customer two open chats of one type', () => {
    const open = DEMO_SESSIONS.filter(({ status }) => status !== 'ended' && status !== 'locked')
    const keys = open.map(({ customer, type }) => `${customer} ${type}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
