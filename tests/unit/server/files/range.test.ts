import { expect, it } from 'vitest'
import { rangeOf } from '../../../../src/server/http/range.ts'

it.each<[string | undefined, { start: number; end: number } | null]>([
  ['bytes=0-9', { start: 0, end: 9 }],
  ['bytes=90-', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-1000', { start: 0, end: 99 }],
  ['bytes=0-100000', { start: 0, end: 99 }],
  ['bytes=99-99', { start: 99, end: 99 }],
  ['bytes=100-', null],
  ['bytes=9-0', null],
  ['bytes=-0', null],
  ['bytes=-', null],
  ['bytes=0-1,5-6', null],
  ['lines=0-1', null],
  [`bytes=${'9'.repeat(40)}-`, null],
  [undefined, null],
])('the range %s of 100 bytes is %o', (header, range) => {
  expect(rangeOf(header, 100)).toEqual(range)
})
