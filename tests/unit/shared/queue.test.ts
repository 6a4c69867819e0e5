import { describe, expect, it, test } from 'vitest'
import { type SessionStatus, sessionStatus } from '#shared/entities.ts'
import { byLastMessage, inView, type QueueFacts, VIEWS } from '#shared/queue.ts'
import { createFilter, type Filtered, isNarrowed, NO_FILTERS } from '#shared/queue-filters.ts'
import { comparePlaces, placeOf, type QueueSort, SORTS } from '#shared/queue-order.ts'

const ME = 'me'
const READER = { id: ME, teamIds: ['sales'] }
const viewsOf = (
  status: SessionStatus,
  assigneeId: string | null,
  more: Partial<QueueFacts> & { teamId?: string } = {},
) => {
  const { teamId = null, ...facts } = more
  const all = { session: { status, assigneeId, teamId }, isSnoozed: false, toReview: 0, ...facts }
  return VIEWS.filter((view) => inView(view, all, READER))
}

describe('views of the queue', () => {
  it('hold an open session by whose it is', () => {
    expect(viewsOf('active', ME)).toEqual(['mine', 'all'])
    expect(viewsOf('paused', 'somebody')).toEqual(['all'])
    expect(viewsOf('waiting', null)).toEqual(['unassigned', 'all'])
    expect(viewsOf('waiting', null, { teamId: 'sales' })).toEqual(['unassigned', 'team', 'all'])
    expect(viewsOf('active', 'somebody', { teamId: 'shop' })).toEqual(['all'])
  })

  it('hold a closed one as ended only, and lose none', () => {
    for (const assignee of [ME, null]) {
      expect(viewsOf('ended', assignee, { teamId: 'sales', isSnoozed: true, toReview: 1 })).toEqual(['ended'])
      expect(viewsOf('locked', assignee)).toEqual(['ended'])
    }
    for (const status of sessionStatus.options) expect(viewsOf(status, 'somebody')).toHaveLength(1)
  })

  it('keep what is put aside out of sight, and what waits for approval in it', () => {
    expect(viewsOf('active', ME, { isSnoozed: true, teamId: 'sales' })).toEqual(['all', 'snoozed'])
    expect(viewsOf('active', 'somebody', { toReview: 2 })).toEqual(['all', 'approval'])
  })
})

const at = (hour: number) => `2026-01-01T${String(hour).padStart(2, '0')}:00:00.000Z`
const session = (id: string, more: Partial<Filtered['session']> = {}) =>
  ({
    ...{ id, lastMessageAt: at(1), waitingSince: null, dueAt: null, priority: 'normal' },
    ...{ status: 'active', type: 'general', category: null, teamId: null, assigneeId: null },
    ...{ tags: [], subject: '', externalRef: null, ...more },
  }) as Filtered['session']

describe('the order of the queue', () => {
  const order = (sort: QueueSort, ...sessions: Filtered['session'][]) =>
    sessions
      .map((one) => placeOf(sort, one))
      .sort((a, b) => comparePlaces(sort, a, b))
      .map(({ id }) => id)
      .join('')

  it('is by what is most pressing, and what has no time comes last', () => {
    const early = { lastMessageAt: at(2), waitingSince: at(3), dueAt: at(9), priority: 'low' } as const
    const late = { lastMessageAt: at(5), waitingSince: at(4), dueAt: at(8), priority: 'high' } as const
    const sessions = [session('e', early), session('l', late), session('n')] as const
    expect(order('lastMessage', ...sessions)).toBe('len')
    expect(order('waiting', ...sessions)).toBe('eln')
    expect(order('due', ...sessions)).toBe('len')
    expect(order('priority', ...sessions)).toBe('lne')
  })

  it('is by waiting time among those of one priority', () => {
    const urgent = (id: string, waitingSince: string | null) =>
      session(id, { priority: 'urgent', waitingSince })
    expect(order('priority', urgent('a', null), urgent('b', at(5)), urgent('c', at(4)))).toBe('cba')
  })

  test.each(SORTS)('by %s is total', (sort) => {
    const places = ['a', 'b', 'c'].map((id) => placeOf(sort, session(id)))
    const once = [...places].sort((a, b) => comparePlaces(sort, a, b))
    expect([...places].reverse().sort((a, b) => comparePlaces(sort, a, b))).toEqual(once)
    for (const place of places) expect(comparePlaces(sort, place, place)).toBe(0)
  })

  it('by last message is the one that the widget has', () => {
    const sessions = [session('a'), session('c', { lastMessageAt: at(7) }), session('b')]
    expect(order('lastMessage', ...sessions)).toBe(
      [...sessions]
        .sort(byLastMessage)
        .map(({ id }) => id)
        .join(''),
    )
  })
})

describe('filters', () => {
  const through = (filters: Partial<typeof NO_FILTERS>, one: Filtered['session'], name = 'Ada Example') =>
    createFilter({ ...NO_FILTERS, ...filters })({ session: one, customer: { name } }, READER)

  it('of one kind let any of what is chosen through, of several kinds each must', () => {
    const one = session('a', { priority: 'high', tags: ['vip', 'late'] })
    expect(through({ priority: ['high', 'urgent'] }, one)).toBe(true)
    expect(through({ priority: ['urgent'] }, one)).toBe(false)
    expect(through({ priority: ['high'], tag: ['refund', 'vip'] }, one)).toBe(true)
    expect(through({ priority: ['high'], tag: ['refund'] }, one)).toBe(false)
  })

  it('know who looks, and nobody', () => {
    expect(through({ assignee: ['me'] }, session('a', { assigneeId: ME }))).toBe(true)
    expect(through({ assignee: ['me'] }, session('a'))).toBe(false)
    expect(through({ assignee: ['me', 'none'] }, session('a'))).toBe(true)
    expect(through({ team: ['none'] }, session('a', { teamId: 'sales' }))).toBe(false)
  })

  it('find beginnings of words, without accents, in the name, the subject, the tags and the reference', () => {
    const one = session('a', {
      subject: 'Späte Ankunft',
      tags: ['VIP'],
      externalRef: { kind: 'booking', reference: 'HH-48213' },
    })
    for (const text of ['spat', 'ankunft ada', 'vip', 'hh-48213', 'exam'])
      expect(through({ text }, one), text).toBe(true)
    for (const text of ['unft', 'ada booking']) expect(through({ text }, one), text).toBe(false)
  })

  it('take the first words of a text that is too long', () => {
    expect(through({ text: `${'ada '.repeat(10)}nobody` }, session('a'))).toBe(true)
  })

  it('narrow nothing while nothing is chosen', () => {
    expect(isNarrowed(NO_FILTERS)).toBe(false)
    expect(isNarrowed({ ...NO_FILTERS, text: ' ' })).toBe(false)
    expect(isNarrowed({ ...NO_FILTERS, text: 'a' })).toBe(true)
    expect(isNarrowed({ ...NO_FILTERS, tag: ['a'] })).toBe(true)
  })
})
