import { expect, it } from 'vitest'
import { assertSound } from '../../../src/server/soundness.ts'

function nested(levels: number): unknown {
  let value: unknown = 'x'
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { value }
  return value
}

it.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'constructor'],
  ['32 levels', nested(32)],
  ['a list that names machinery', ['__proto__', 'constructor']],
  ['many members', Array.from({ length: 9_000 }, () => 1)],
])('lets %s through', (_what, data) => {
  expect(() => assertSound(data)).not.toThrow()
})

it.each<[string, unknown]>([
  ['33 levels', nested(33)],
  ['more levels than a stack holds', nested(100_000)],
  ['too many members', Array.from({ length: 200 }, () => Array.from({ length: 200 }, () => 1))],
  ['a prototype', JSON.parse('{"a":[{"__proto__":{"admin":true}}]}')],
  ['a constructor', JSON.parse('{"constructor":{"prototype":{"admin":true}}}')],
])('refuses %s', (_what, data) => {
  expect(() => assertSound(data)).toThrow(expect.objectContaining({ code: 'INVALID' }))
})
