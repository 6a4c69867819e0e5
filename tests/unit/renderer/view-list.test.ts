import { describe, expect, test, vi } from 'vitest'
import type { QueueRow } from '#shared/ipc.ts'
import { type Paging, rememberingLast, UNTOUCHED, viewList } from '../../../src/renderer/store/view-list.ts'
import { COLLEAGUE, ME, row } from './fixtures.ts'

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
    expect(viewList([rows], [ME], 'mine', COMPLETE)).toEqual(['b', 'a'])
    expect(viewList([rows], [ME], 'unassigned', COMPLETE)).toEqual(['d'])
    expect(viewList([rows], [ME], 'all', COMPLETE)).toEqual(['b', 'd', 'c', 'a'])
    expect(viewList([rows], [ME], 'ended', COMPLETE)).toEqual(['e'])
  })

  test('rows beyond the last page stay hidden while more pages exist', () => {
    const paging: Paging = { state: 'ready', horizon: { lastMessageAt: at(2), id: 'd' }, more: true }
    expect(viewList([rows], [ME], 'all', paging)).toEqual(['b', 'd'])
    expect(viewList([rows], [ME], 'all', { ...paging, more: false })).toEqual(['b', 'd', 'c', 'a'])
  })

  test('the rows of several accounts are one list, each seen by its own reader, and none is there twice', () => {
    const there = byId(
      row('x', { lastMessageAt: at(2), assigneeId: COLLEAGUE }),
      row('y', { lastMessageAt: at(5), assigneeId: ME }),
      row('b', { lastMessageAt: at(3), assigneeId: COLLEAGUE }),
    )
    expect(viewList([rows, there], [ME, COLLEAGUE], 'mine', COMPLETE)).toEqual(['b', 'x', 'a'])
    const paging: Paging = { state: 'ready', horizon: { lastMessageAt: at(2), id: 'd' }, more: true }
    expect(viewList([rows, there], [ME, COLLEAGUE], 'all', paging)).toEqual(['y', 'b', 'x', 'd'])
  })

  test('nothing is shown before the first page, so that it does not come with holes', () => {
    expect(viewList([rows], [ME], 'all', UNTOUCHED)).toEqual([])
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
