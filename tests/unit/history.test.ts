import { expect, it } from 'vitest'
import { type DeskHistory, type History, type Kept, violations } from '../support/history.ts'

const LINE: Kept[] = ['a', 'b', 'c'].map((id, index) => ({ id, seq: index + 1, authored: true, text: id }))
const DESK: DeskHistory = {
  written: new Map([['s', ['a', 'taken back', 'c']]]),
  discarded: ['taken back'],
  typed: new Map([['s reply', ['half', 'half a sentence']]]),
  drafts: new Map([['s reply', 'half a sentence']]),
  unread: new Map([['s', { may: [1, 3], shown: 1 }]]),
}
const GOOD: History = {
  acknowledged: ['a', 'b'],
  intended: ['a', 'b', 'c', 'taken back', 'never arrived'],
  server: new Map([['s', LINE]]),
  clients: new Map([['mara', new Map([['s', LINE]])]]),
  desks: new Map([['mara', DESK]]),
}
const [a, b, c] = LINE as [Kept, Kept, Kept]
const shows = (...messages: Kept[]): Partial<History> => ({
  clients: new Map([['mara', new Map([['s', messages]])]]),
})
const holds = (...messages: Kept[]): Partial<History> => ({ server: new Map([['s', messages]]) })
const desk = (wrong: Partial<DeskHistory>): Partial<History> => ({
  desks: new Map([['mara', { ...DESK, ...wrong }]]),
})
const wrote = (...ids: string[]) => desk({ written: new Map([['s', ids]]) })

it('finds nothing wrong with a good history', () => {
  expect(violations(GOOD)).toEqual([])
})

it.each<[string, string, Partial<History>]>([
  ['a drop', 'I5', shows(a, c)],
  ['a double', 'I2', shows(a, b, b, c)],
  ['a swap', 'I5', shows(a, c, b)],
  ['a phantom', 'I4', shows(a, b, c, { id: 'x', seq: 4, authored: true })],
  ['an old text', 'I5', shows(a, { ...b, text: 'before it was edited' }, c)],
  ['an acknowledged message that the server lost', 'I1', holds(a)],
  ['an id that the server holds twice', 'I2', holds(a, b, c, { ...a, seq: 4 })],
  ['a gap in seq', 'I3', holds(a, c)],
  ['a message in the database that nobody sent', 'I4', { intended: ['a', 'b'] }],
  ['two messages that changed places on the way', 'I3', wrote('c', 'a')],
  ['a message that the journal took and nobody has', 'I6', wrote('a', 'lost', 'c')],
  ['a message that was taken back and sent', 'I4', desk({ discarded: ['taken back', 'c'] })],
  ['an older draft', 'I6', desk({ drafts: new Map([['s reply', 'hal']]) })],
  ['no draft', 'I6', desk({ drafts: new Map() })],
  ['a wrong count', 'I7', desk({ unread: new Map([['s', { may: [1, 3], shown: 2 }]]) })],
])('rejects %s', (_what, invariant, wrong) => {
  expect(violations({ ...GOOD, ...wrong }).map((line) => line.slice(0, 2))).toContain(invariant)
})
