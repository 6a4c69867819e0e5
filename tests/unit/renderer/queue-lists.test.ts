import { describe, expect, test } from 'vitest'
import { NO_FILTERS, type QueueFilters } from '#shared/queue-filters.ts'
import {
  listOf,
  queuePreferences,
  type SavedView,
  UNARRANGED,
  withArrangement,
  withMoved,
  withoutSaved,
  withSaved,
} from '../../../src/renderer/store/queue-lists.ts'

const VIP: QueueFilters = { ...NO_FILTERS, tag: ['vip'] }
const own = (id: string, more: Partial<SavedView> = {}): SavedView => ({
  ...{ id, name: id, view: 'all', filters: VIP, sort: 'due', ...more },
})
const some = [own('a'), own('b'), own('c')].reduce((queue, each) => withSaved(queue, each), UNARRANGED)
const names = ({ saved }: typeof some) => saved.map(({ id }) => id).join('')

describe('a list', () => {
  test('is as it was made until it is arranged, and again once it is arranged so', () => {
    expect(listOf(UNARRANGED, 'mine')).toMatchObject({
      view: 'mine',
      filters: NO_FILTERS,
      sort: 'lastMessage',
    })
    const arranged = withArrangement(UNARRANGED, 'mine', { filters: VIP, sort: 'waiting' })
    expect(listOf(arranged, 'mine')).toMatchObject({ filters: VIP, sort: 'waiting', isChanged: false })
    expect(listOf(arranged, 'all').filters).toBe(NO_FILTERS)
    expect(withArrangement(arranged, 'mine', { filters: NO_FILTERS, sort: 'lastMessage' })).toEqual(
      UNARRANGED,
    )
  })

  test('that somebody saved tells when it is not as it was saved', () => {
    expect(listOf(some, 'b')).toMatchObject({ view: 'all', name: 'b', filters: VIP, isChanged: false })
    const changed = withArrangement(some, 'b', { filters: NO_FILTERS, sort: 'due' })
    expect(listOf(changed, 'b')).toMatchObject({ filters: NO_FILTERS, isChanged: true })
    expect(withArrangement(changed, 'b', { filters: VIP, sort: 'due' })).toEqual(some)
  })

  test('that is not there any more is the first view', () => {
    expect(listOf(withoutSaved(some, 'b'), 'b')).toMatchObject({ id: 'mine', view: 'mine' })
  })
})

describe('saved views', () => {
  test('are ordered by hand, within their bounds', () => {
    expect(names(withMoved(some, 'c', -1))).toBe('acb')
    expect(names(withMoved(some, 'a', 1))).toBe('bac')
    expect(names(withMoved(some, 'a', -1))).toBe('abc')
    expect(names(withMoved(some, 'c', 1))).toBe('abc')
  })

  test('come back to where they stood', () => {
    const without = withoutSaved(withArrangement(some, 'b', { filters: NO_FILTERS, sort: 'due' }), 'b')
    expect([names(without), without.arranged]).toEqual(['ac', {}])
    expect(names(withSaved(without, own('b'), 1))).toBe('abc')
  })

  test('stay in their place when they are saved anew', () => {
    const again = withSaved(some, own('b', { sort: 'priority' }))
    expect(names(again)).toBe('abc')
    expect(listOf(again, 'b').sort).toBe('priority')
  })
})

test('what was kept is read, what was looked for is not, and what is broken costs only itself', () => {
  const kept = {
    arranged: { mine: { filters: { tag: ['vip'], text: 'Ada Example' }, sort: 'due' } },
    saved: [own('a')],
  }
  const read = queuePreferences.parse(JSON.parse(JSON.stringify(kept)))
  expect(read.arranged.mine).toEqual({ filters: VIP, sort: 'due' })
  expect(read.saved).toEqual([own('a')])
  expect(queuePreferences.parse({ ...kept, arranged: { mine: { sort: 'colour' } } })).toMatchObject({
    ...{ arranged: {}, saved: [{ id: 'a' }] },
  })
})
