import { expect, test } from 'vitest'
import { createScreen } from '../../../../src/main/windows/screen.ts'

test('what somebody looks at is what the window with the focus shows', () => {
  let focused: number | null = 1
  const screen = createScreen(() => focused)
  expect(screen.sessions()).toEqual([])
  screen.shown(1, 'a')
  screen.shown(1, 'b')
  screen.shown(2, 'c')
  expect(screen.sessions()).toEqual(['a', 'b'])
  focused = 2
  expect(screen.sessions()).toEqual(['c'])
  focused = null
  expect(screen.sessions()).toEqual([])
})

test('a chat is let go of once no window has it', () => {
  const screen = createScreen(() => null)
  screen.opened(1, 'a')
  screen.opened(2, 'a')
  expect(screen.closed(1, 'a')).toBe(false)
  expect(screen.closed(2, 'a')).toBe(true)
  screen.shown(2, 'a')
  screen.shown(1, 'a')
  expect(screen.hidden(1, 'a')).toBe(false)
  expect(screen.hidden(2, 'a')).toBe(true)
})

test('a page that has gone lets go of all it had; behind a lock nothing is on view', () => {
  const screen = createScreen(() => 1)
  for (const [window, chat] of [
    [1, 'a'],
    [2, 'a'],
    [2, 'b'],
  ] as const) {
    screen.opened(window, chat)
    screen.shown(window, chat)
  }
  expect(screen.left(2)).toEqual({ closed: ['b'], hidden: ['b'] })
  expect(screen.left(2)).toEqual({ closed: [], hidden: [] })
  expect(screen.cleared()).toEqual(['a'])
  expect(screen.sessions()).toEqual([])
  expect(screen.left(1)).toEqual({ closed: ['a'], hidden: [] })
})
