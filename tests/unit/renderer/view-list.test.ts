import { describe, expect, test, vi } from 'vitest'
import type { QueueRow } from '#shared/ipc.ts'
import type { View } from '#shared/queue.ts'
import { NO_FILTERS } from '#shared/queue-filters.ts'
import {
  type Paging,
  rememberingLast,
  UNTOUCHED,
  viewList,
  type Wanted,
} from '../../../src/renderer/store/view-list.ts'
import { COLLEAGUE, ME, row } from './fixtures.ts'

const reader = (id: string) => ({ id, teamIds: [] })
const wanted = (view: View, more: Partial<Wanted> = {}): Wanted => ({
  ...{ view, filters: NO_FILTERS, sort: 'lastMessage', ...more },
})

const at = (minute: number) => `2026-03-10T12:${String(minute).padStart(2, '0')}:00.000Z`
const byId = (...rows: QueueRow[]) => Object.fromEntries(rows.map((each) => [each.session.id, each]))
const COMPLETE: Paging = { state: 'ready', horizon: null, more: false }

describe('viewList', () => {
  const rows = byId(
    row('a', { lastMessageAt: at(1) }),
    row('b', { lastMessageAt: at(3) }),
    row('c', { lastMessageAt: at(2), assigneeId: COLLEAGUE }),
    row('d', { lastMessageAt: at(2), assigneeId: null, status: 'waiting' }),
    row('e', { lastMessageAt: at(9), status: 'ended' }),
  )

  test('each view has its sessions, newest first', () => {
    expect(viewList([rows], [reader(ME)], wanted('mine'), COMPLETE)).toEqual(['b', 'a'])
    expect(viewList([rows], [reader(ME)], wanted('unassigned'), COMPLETE)).toEqual(['d'])
    expect(viewList([rows], [reader(ME)], wanted('all'), COMPLETE)).toEqual(['b', 'd', 'c', 'a'])
    expect(viewList([rows], [reader(ME)], wanted('ended'), COMPLETE)).toEqual(['e'])
  })

  test('rows beyond the last page stay hidden while more pages exist', () => {
    const paging: Paging = { state: 'ready', horizon: { key: at(2), id: 'd' }, more: true }
    expect(viewList([rows], [reader(ME)], wanted('all'), paging)).toEqual(['b', 'd'])
    expect(viewList([rows], [reader(ME)], wanted('all'), { ...paging, more: false })).toEqual([
      'b',
      'd',
      'c',
      'a',
    ])
  })

  test('the rows of several accounts are one list, each seen by its own reader, and none is there twice', () => {
    const there = byId(
      row('x', { lastMessageAt: at(2), assigneeId: COLLEAGUE }),
      row('y', { lastMessageAt: at(5), assigneeId: ME }),
      row('b', { lastMessageAt: at(3), assigneeId: COLLEAGUE }),
    )
    expect(viewList([rows, there], [reader(ME), reader(COLLEAGUE)], wanted('mine'), COMPLETE)).toEqual([
      'b',
      'x',
      'a',
    ])
    const paging: Paging = { state: 'ready', horizon: { key: at(2), id: 'd' }, more: true }
    expect(viewList([rows, there], [reader(ME), reader(COLLEAGUE)], wanted('all'), paging)).toEqual([
      'y',
      'b',
      'x',
      'd',
    ])
  })

  test('a list is narrowed and sorted as it was asked for', () => {
    const filters = { ...NO_FILTERS, assignee: ['me' as const] }
    expect(viewList([rows], [reader(ME)], wanted('all', { filters }), COMPLETE)).toEqual(['b', 'a'])
    const waiting = byId(
      row('x', { lastMessageAt: at(9), waitingSince: at(8) }),
      row('y', { lastMessageAt: at(5), waitingSince: at(4) }),
      row('z', { lastMessageAt: at(7) }),
    )
    const sorted = wanted('mine', { sort: 'waiting' })
    expect(viewList([waiting], [reader(ME)], sorted, COMPLETE)).toEqual(['y', 'x', 'z'])
    const paging: Paging = { state: 'ready', horizon: { key: at(8), id: 'x' }, more: true }
    expect(viewList([waiting], [reader(ME)], sorted, paging)).toEqual(['y', 'x'])
  })

  test('nothing is shown before the first page, so that it does not come with holes', () => {
    expect(viewList([rows], [reader(ME)], wanted('all'), UNTOUCHED)).toEqual([])
  })
})

test('a list is computed anew only when what it is made of has changed', () => {
  const compute = vi.fn((rows: readonly object[], view: string) => [rows, view])
  const remembered = rememberingLast(compute)
  const rows = {}
  expect(remembered([rows], 'mine')).toBe(remembered([rows], 'mine'))
  remembered([{}], 'mine')
  remembered([rows, rows], 'mine')
  expect(compute).toHaveBeenCalledTimes(3)
})
