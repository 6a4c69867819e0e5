import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PageWanted } from '../../../../src/main/cache/calls/queue.ts'
import {
  priority,
  type Session,
  sessionChannel,
  sessionStatus,
  sessionType,
  type User,
} from '../../../../src/shared/entities.ts'
import type { Change } from '../../../../src/shared/protocol.ts'
import { inView, VIEWS } from '../../../../src/shared/queue.ts'
import { createFilter, NO_FILTERS, type QueueFilters } from '../../../../src/shared/queue-filters.ts'
import { comparePlaces, placeOf, type QueuePlace, SORTS } from '../../../../src/shared/queue-order.ts'
import { BLANK_USER } from '../../../support/blank.ts'
import { customerOf, messageOf, sessionOf } from '../../../support/desk-changes.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'
import { randomFrom } from '../../../support/random.ts'

const ME = randomUUID()
const COLLEAGUE = randomUUID()
const TEAMS = [randomUUID(), randomUUID(), randomUUID()]
const AT = '2026-01-01T00:00:00.000Z'
const minute = (at: number) => new Date(Date.parse(AT) + at * 60_000).toISOString()

let files: LocalFiles
beforeEach(() => {
  files = openLocalFiles(ME)
})
afterEach(() => {
  files.close()
  files.remove()
})

function bring(changes: Change[], more = false): void {
  files.call('applyPage', {
    ...{ epoch: 'e', to: 1, at: AT, changes, more, reset: true, resume: more ? 'x' : null },
  })
}

const put = (entity: 'session' | 'customer' | 'message' | 'user', value: object) =>
  ({ op: 'put', entity, rev: 1, value }) as Change

const me: User = { id: ME, name: 'Mara', role: 'agent', ...BLANK_USER, teamIds: TEAMS.slice(0, 2) }

/** A list read page by page. */
function idsOf(wanted: Omit<PageWanted, 'limit' | 'after'>, after: QueuePlace | null = null): string[] {
  const { rows, more } = files.call('queuePage', { ...wanted, after, limit: 9 })
  const ids = rows.map(({ session }) => session.id)
  const last = rows.at(-1)?.session
  return more && last ? [...ids, ...idsOf(wanted, placeOf(wanted.sort ?? 'lastMessage', last))] : ids
}

/** Sessions of every kind, with customers of two names. */
function manySessions(count: number, seed: number) {
  const random = randomFrom(seed)
  const at = () => random.from([null, minute(random.below(8))])
  return Array.from({ length: count }, () => {
    const session = sessionOf({
      status: random.from(sessionStatus.options),
      priority: random.from(priority.options),
      type: random.from(sessionType.options),
      channel: random.from(sessionChannel.options),
      category: random.from([null, 'travel', 'invoice']),
      assigneeId: random.from([null, ME, COLLEAGUE]),
      teamId: random.from([null, ...TEAMS]),
      tags: random.from([[], ['vip'], ['vip', 'late arrival'], ['Müller']]),
      subject: random.from(['', 'Late check-in', 'Straße gesperrt']),
      lastMessageAt: minute(random.below(8)),
      lastSeq: 1,
      waitingSince: at(),
      dueAt: at(),
      snoozedUntil: random.from([null, null, null, minute(100)]),
    })
    const customer = { ...customerOf(session), name: random.from(['Ada Example', 'Jörg Müller']) }
    const toReview = random.below(4) === 0 ? 1 : 0
    const message = messageOf(session, 1, {
      ...(toReview > 0 && {
        senderKind: 'user' as const,
        senderId: COLLEAGUE,
        status: 'pending_approval' as const,
      }),
    })
    return { session, customer, message, toReview, isSnoozed: session.snoozedUntil !== null }
  })
}

const FILTERS: Partial<QueueFilters>[] = [
  {},
  { status: ['waiting', 'ended'] },
  { priority: ['urgent', 'high'], type: ['booking'] },
  { channel: ['api', 'form'] },
  { category: ['travel', 'invoice'], assignee: ['me'] },
  { team: ['none', TEAMS[2] ?? ''] },
  { assignee: ['none', COLLEAGUE] },
  { tag: ['vip'] },
  { tag: ['late arrival', 'Müller'], status: ['active'] },
  { text: 'mull' },
  { text: 'late arr' },
  { text: '"strasse gesperrt" ada' },
  { text: 'nothing like it' },
  { text: ' ' },
]

describe('the cache and the screen go by one rule', () => {
  test('for views, filters, sorts and counts', () => {
    const all = manySessions(300, 7)
    bring([put('user', me)], true)
    for (const { session, customer, message } of all)
      bring([put('customer', customer), put('session', session), put('message', message)], true)
    const { counts } = files.call('readSnapshot', { limit: 50 })
    let shown = 0
    for (const view of VIEWS) {
      const rows = all.filter((row) => inView(view, row, me))
      expect(counts[view], view).toBe(rows.length)
      for (const [index, some] of FILTERS.entries()) {
        const filters = { ...NO_FILTERS, ...some }
        const isThrough = createFilter(filters)
        const sort = SORTS[index % SORTS.length] ?? 'lastMessage'
        const expected = rows
          .filter((row) => isThrough(row, me))
          .map(({ session }) => placeOf(sort, session))
          .sort((a, b) => comparePlaces(sort, a, b))
          .map(({ id }) => id)
        const name = `${view} ${sort} ${JSON.stringify(some)}`
        expect(idsOf({ view, filters, sort }), name).toEqual(expected)
        expect(files.call('countQueue', { lists: [{ view, filters }] }), name).toEqual([expected.length])
        shown += expected.length
      }
      for (const sort of SORTS) {
        const places = rows.map(({ session }) => placeOf(sort, session))
        const expected = places.sort((a, b) => comparePlaces(sort, a, b)).map(({ id }) => id)
        expect(idsOf({ view, sort }), `${view} ${sort}`).toEqual(expected)
      }
    }
    expect(shown).toBeGreaterThan(500)
  })

  test('what the row says of itself is what the views go by', () => {
    const [{ session, customer, message }] = manySessions(1, 1) as [ReturnType<typeof manySessions>[number]]
    const held = { ...session, status: 'active', assigneeId: ME, snoozedUntil: minute(5) } as Session
    const waits = { ...message, status: 'pending_approval' }
    bring([put('user', me), put('customer', customer), put('session', held), put('message', waits)])
    const [row] = files.call('queuePage', { view: 'approval', after: null, limit: 9 }).rows
    expect(row).toMatchObject({ isSnoozed: true, toReview: 1 })
  })
})

describe('a snoozed session', () => {
  const place = () => VIEWS.filter((view) => idsOf({ view }).length > 0)
  const mine = () => sessionOf({ assigneeId: ME, teamId: TEAMS[0] ?? null, snoozedUntil: minute(5) })

  test('comes back by itself when its time has come, and is told', () => {
    const session = mine()
    bring([put('user', me), put('customer', customerOf(session)), put('session', session)])
    expect(place()).toEqual(['all', 'snoozed'])
    expect(files.call('wakeSnoozed', { now: minute(4) })).toEqual({ commit: null, nextAt: minute(5) })
    const { commit, nextAt } = files.call('wakeSnoozed', { now: minute(5) })
    expect(nextAt).toBeNull()
    expect(commit?.rows).toMatchObject([{ session: { id: session.id }, isSnoozed: false }])
    expect(commit?.counts).toMatchObject({ mine: 1, team: 1, snoozed: 0 })
    expect(place()).toEqual(['mine', 'team', 'all'])
  })

  test('comes back when the server says so', () => {
    const session = mine()
    bring([put('user', me), put('customer', customerOf(session)), put('session', session)])
    bring([put('session', { ...session, snoozedUntil: null })], true)
    expect(place()).toEqual(['mine', 'team', 'all'])
  })
})

test('a reply that is let through leaves the view, and the counts are told', () => {
  const session = sessionOf({ assigneeId: COLLEAGUE, lastSeq: 1 })
  const reply = messageOf(session, 1, { senderKind: 'user', senderId: COLLEAGUE, status: 'pending_approval' })
  bring([put('customer', customerOf(session)), put('session', session), put('message', reply)])
  const poke = (rev: number, status: string) =>
    files.call('applyPoke', {
      ...{ from: rev - 1, to: rev, at: AT },
      changes: [{ ...put('message', { ...reply, status }), rev } as Change],
    })
  expect(idsOf({ view: 'approval' })).toEqual([session.id])
  expect(poke(2, 'approved').counts).toMatchObject({ approval: 0 })
  expect(idsOf({ view: 'approval' })).toEqual([])
  expect(poke(3, 'sent').counts).toBeNull()
})

test('who joins a team sees its chats, and the counts are told', () => {
  const session = sessionOf({ teamId: TEAMS[2] ?? null })
  bring([put('user', me), put('customer', customerOf(session)), put('session', session)])
  expect(idsOf({ view: 'team' })).toEqual([])
  const { counts } = files.call('applyPoke', {
    ...{ from: 1, to: 2, at: AT },
    changes: [{ ...put('user', { ...me, teamIds: TEAMS }), rev: 2 } as Change],
  })
  expect(counts).toMatchObject({ team: 1 })
  expect(idsOf({ view: 'team' })).toEqual([session.id])
})

test('a reply that waits to be let through is not evicted', () => {
  const session = sessionOf({ lastSeq: 200, assigneeId: COLLEAGUE })
  const messages = Array.from({ length: 200 }, (_, index) =>
    messageOf(session, index + 1, index === 99 ? { senderKind: 'user', status: 'pending_approval' } : {}),
  )
  bring([
    ...[put('customer', customerOf(session)), put('session', session)],
    ...messages.map((message) => put('message', message)),
  ])
  files.call('evict', { after: null, shown: [], sessions: 10, messages: 1_000 })
  const [first] = files.call('openSession', { sessionId: session.id, limit: 500 })?.messages ?? []
  expect(first?.seq).toBe(100)
  expect(files.call('readSnapshot', { limit: 1 }).counts.approval).toBe(1)
})
