import { expect, it } from 'vitest'
import { type Answers, whoAnswered } from '../../../src/server/domain/survey/index.ts'

const answers = (userId: string, count: number, lastSeq: number): Answers => ({ userId, count, lastSeq })

it.each<[string, Answers[], string | null]>([
  ['nobody, when nobody has', [], null],
  ['the only one', [answers('a', 1, 4)], 'a'],
  ['who has answered most', [answers('a', 2, 9), answers('b', 3, 5)], 'b'],
  ['of several with as many, the last', [answers('a', 2, 9), answers('b', 2, 11), answers('c', 1, 12)], 'b'],
  ['the last, in whatever order they come', [answers('b', 2, 11), answers('a', 2, 9)], 'b'],
])('a rating is about %s', (_what, given, userId) => {
  expect(whoAnswered(given)).toBe(userId)
})
