import { expect, it } from 'vitest'
import { type History, type Kept, violations } from '../../support/history.ts'

const LINE: Kept[] = ['a', 'b', 'c'].map((id, index) => ({ id, seq: index + 1, authored: true }))
const GOOD: History = {
  acknowledged: ['a', 'b'],
  intended: ['a', 'b', 'c', 'never arrived'],
  server: new Map([['s', LINE]]),
  clients: new Map([['mara', new Map([['s', LINE]])]]),
}
const [a, b, c] = LINE as [Kept, Kept, Kept]
const shows = (...messages: Kept[]): Partial<History> => ({
  clients: new Map([['mara', new Map([['s', messages]])]]),
})
const holds = (...messages: Kept[]): Partial<History> => ({ server: new Map([['s', messages]]) })

it('finds nothing wrong with a good history', () => {
  expect(violations(GOOD)).toEqual([])
})

it.each<[string, string, Partial<History>]>([
  ['a drop', 'I5', shows(a, c)],
  ['a double', 'I2', shows(a, b, b, c)],
  ['a swap', 'I5', shows(a, c, b)],
  ['a phantom', 'I4', shows(a, b, c, { id: 'x', seq: 4, authored: true })],
  ['an acknowledged message that the server lost', 'I1', holds(a)],
  ['an id that the server holds twice', 'I2', holds(a, b, c, { ...a, seq: 4 })],
  ['a gap in seq', 'I3', holds(a, c)],
  ['a message in the database that nobody sent', 'I4', { intended: ['a', 'b'] }],
])('rejects %s', (_what, invariant, wrong) => {
  expect(violations({ ...GOOD, ...wrong }).map((line) => line.slice(0, 2))).toContain(invariant)
})
