import { expect, test } from 'vitest'
import { titleOf } from '../../../src/renderer/chat-window/title.ts'

test.each([
  ['Ravi Menon', 0, '\u2068Ravi Menon\u2069 · Parley'],
  ['سارة', 3, '(3) \u2068سارة\u2069 · Parley'],
  ['', 0, 'Parley'],
  ['\u202eevil\u2069\n', 1, '(1) \u2068evil\u2069 · Parley'],
])('a window with %j in it and %i unread', (name, unread, title) => {
  expect(titleOf(name, unread)).toBe(title)
})
