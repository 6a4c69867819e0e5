import { describe, expect, test } from 'vitest'
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

test('messages are let go of the chats that were on view longest ago, never of those that are', () => {
  const ids = Array.from({ length: chats.MAX_OPENED + 2 }, (_, index) => `c${index}`)
  const many = open(chats.NO_CHATS, ...ids)
  expect(chats.tooMany(many, ids)).toEqual(['c0', 'c1'])
  expect(chats.tooMany({ ...many, panes: ['c0'] }, ids)).toEqual(['c1', 'c2'])
  expect(chats.tooMany(many, ids.slice(2))).toEqual([])
})
