import { describe, expect, test } from 'vitest'
import { MIN_PANE, roomFor, sharesOf, withDivider } from '../../../src/renderer/chats/shares.ts'
import * as chats from '../../../src/renderer/store/arrangement.ts'

type Arrangement = chats.Arrangement

const open = (before: Arrangement, ...ids: string[]) =>
  ids.reduce((all, id) => chats.withOpened(all, id, 'account'), before)
const keep = (before: Arrangement, ...ids: string[]) =>
  ids.reduce((all, id) => chats.withKept(chats.withOpened(all, id, 'account'), id), before)
const names = ({ tabs }: Arrangement) =>
  tabs.map(({ sessionId, isPassing }) => sessionId + (isPassing ? '?' : ''))

describe('tabs', () => {
  test('a chat that is only looked at gives its place to the next one', () => {
    expect(names(open(chats.NO_CHATS, 'a', 'b', 'c'))).toEqual(['c?'])
  })

  test('opened a second time it stays, and the next one stands beside it', () => {
    expect(names(open(chats.NO_CHATS, 'a', 'a', 'b'))).toEqual(['a', 'b?'])
    const three = keep(chats.NO_CHATS, 'a', 'b', 'c')
    expect(names(open(three, 'a', 'd'))).toEqual(['a', 'd?', 'b', 'c'])
  })

  test('a closed one shows the tab next to it, and comes back', () => {
    const three = chats.withOnView(keep(chats.NO_CHATS, 'a', 'b', 'c'), 'b')
    const two = chats.withClosed(three, 'b')
    expect([names(two), chats.focusedChat(two)]).toEqual([['a', 'c'], 'c'])
    const none = chats.withClosed(chats.withClosed(two, 'c'), 'a')
    expect([names(none), chats.focusedChat(none)]).toEqual([[], null])
    expect(chats.focusedChat(chats.withReopened(none))).toBe('a')
    expect(names(chats.withReopened(chats.withReopened(none)))).toEqual(['a', 'c'])
  })

  test('are put into another order, within their bounds', () => {
    const three = keep(chats.NO_CHATS, 'a', 'b', 'c')
    expect(names(chats.withMoved(three, 'c', 0))).toEqual(['c', 'a', 'b'])
    expect(names(chats.withMoved(three, 'a', 9))).toEqual(['b', 'c', 'a'])
    expect(names(chats.withMoved(three, 'a', -1))).toEqual(['a', 'b', 'c'])
  })
})

describe('panes', () => {
  const two = chats.withSplit(keep(chats.NO_CHATS, 'a', 'b', 'c'))

  test('a split shows the chat looked at last beside the focused one, and has the focus', () => {
    expect(two).toMatchObject({ panes: ['c', 'b'], focus: 1 })
    expect(chats.withSplit(open(chats.NO_CHATS, 'a'))).toMatchObject({ panes: ['a', null], focus: 1 })
  })

  test('there are three at most, and no second one without a chat', () => {
    const three = chats.withSplit(two)
    expect(three.panes).toEqual(['c', 'b', 'a'])
    expect(chats.withSplit(three)).toBe(three)
    expect(chats.withSplit(chats.NO_CHATS)).toBe(chats.NO_CHATS)
  })

  test('what is on view gets the focus, and is not shown twice', () => {
    expect(open(two, 'c')).toMatchObject({ panes: ['c', 'b'], focus: 0 })
    expect(open(two, 'd')).toMatchObject({ panes: ['c', 'd'], focus: 1 })
  })

  test('a chat that is only looked at in another pane does not lose its tab', () => {
    const passing = chats.withSplit(open(chats.NO_CHATS, 'a'))
    expect(names(open(passing, 'b', 'c'))).toEqual(['a', 'c?'])
  })

  test('closing a chat folds its pane away; folding keeps the tab', () => {
    expect(chats.withClosed(two, 'b')).toMatchObject({ panes: ['c'], focus: 0 })
    const folded = chats.withoutPane(two, 1)
    expect([folded.panes, names(folded)]).toEqual([['c'], ['a', 'b', 'c']])
    expect(chats.withoutPane(folded, 0)).toBe(folded)
  })

  test('in a narrow window the focused one is among those on view', () => {
    const three = chats.withSplit(two)
    const shown = (focus: number, room: number) => chats.panesOnView({ ...three, focus }, room)
    expect([shown(0, 3), shown(0, 2), shown(2, 2), shown(2, 1), shown(1, 1)]).toEqual([
      [0, 1, 2],
      [0, 1],
      [1, 2],
      [2],
      [1],
    ])
  })
})

describe('the width of panes', () => {
  test('is shared out as it was left, or evenly when there are more or fewer', () => {
    expect(sharesOf(2, [3, 1])).toEqual([0.75, 0.25])
    expect(sharesOf(2, [1, 1, 1])).toEqual([0.5, 0.5])
  })

  test('moves between two neighbours, and leaves each enough', () => {
    expect(withDivider([0.5, 0.25, 0.25], 0, 800, 2_000)).toEqual([0.4, 0.35, 0.25])
    expect(withDivider([0.5, 0.5], 0, 10, 1_000)).toEqual([MIN_PANE / 1_000, 1 - MIN_PANE / 1_000])
  })

  test('tells how many fit', () => {
    expect([0, MIN_PANE, 2 * MIN_PANE, 3 * MIN_PANE - 1].map(roomFor)).toEqual([1, 1, 2, 2])
  })
})

test('messages are let go of the chats that were on view longest ago, never of those that are', () => {
  const ids = Array.from({ length: chats.MAX_OPENED + 2 }, (_, index) => `c${index}`)
  const many = open(chats.NO_CHATS, ...ids)
  expect(chats.tooMany(many, ids)).toEqual(['c0', 'c1'])
  expect(chats.tooMany({ ...many, panes: ['c0'] }, ids)).toEqual(['c1', 'c2'])
  expect(chats.tooMany(many, ids.slice(2))).toEqual([])
})

describe('windows of their own', () => {
  const two = keep(chats.NO_CHATS, 'a', 'b')
  const apart = (before: Arrangement, ...ids: string[]) =>
    chats.withApart(
      before,
      ids.map((sessionId) => ({ sessionId, accountId: 'account' })),
    )

  test('a chat in one has no tab and is in no pane; the next tab takes its place', () => {
    const left = apart(two, 'b')
    expect([names(left), left.panes]).toEqual([['a'], ['a']])
    const none = apart(left, 'b', 'a')
    expect([names(none), none.panes]).toEqual([[], [null]])
    expect(apart(chats.withSplit(two), 'b').panes).toEqual(['a'])
  })

  test('it comes back behind the others, on view only where nothing else is', () => {
    const back = apart(apart(keep(chats.NO_CHATS, 'a', 'b', 'c'), 'a'))
    expect([names(back), back.panes]).toEqual([['b', 'c', 'a'], ['c']])
    const alone = apart(apart(keep(chats.NO_CHATS, 'a'), 'a'))
    expect([names(alone), alone.panes]).toEqual([['a'], ['a']])
  })

  test('it has one tab if somebody has opened it here meanwhile', () => {
    const opened = keep(apart(two, 'b'), 'b')
    expect(names(apart(opened))).toEqual(['a', 'b'])
  })

  test('one that never had a tab gets one when its window is closed', () => {
    const never = apart(two, 'z')
    expect(names(never)).toEqual(['a', 'b'])
    expect(names(apart(never))).toEqual(['a', 'b', 'z'])
  })

  test('it cannot be brought back as a closed tab as well', () => {
    const closed = apart(chats.withClosed(two, 'b'), 'b')
    expect(names(chats.withReopened(closed))).toEqual(['a'])
  })
})
