import { describe, expect, test } from 'vitest'
import { holdOrder } from '../../../src/renderer/queue/hold-order.ts'

const hold = (held: string, current: string) => {
  const { ids, changes } = holdOrder([...held], [...current])
  return `${ids.join('')} ${changes}`
}

describe('holdOrder', () => {
  test.each([
    ['nothing changed', 'abc', 'abc', 'abc 0'],
    ['a row that moved up stays where it was', 'abcd', 'cabd', 'abcd 1'],
    ['two rows that moved', 'abcde', 'edabc', 'abcde 2'],
    ['a new row on top waits', 'abc', 'xabc', 'abc 1'],
    ['a new row in the middle waits', 'abc', 'axbc', 'abc 1'],
    ['a row that left keeps its place', 'abc', 'ac', 'abc 1'],
    ['rows that follow are added below', 'abc', 'abcxy', 'abcxy 0'],
    ['rows that follow the last one that is still there', 'abc', 'abxy', 'abcxy 1'],
    ['the last row moved up: what follows the others is added', 'abc', 'cabx', 'abcx 1'],
    ['everything left', 'abc', '', 'abc 3'],
    ['an empty list takes what comes', '', 'ab', 'ab 0'],
  ])('%s', (_, held, current, shown) => {
    expect(hold(held, current)).toBe(shown)
  })
})
