import { expect, it } from 'vitest'
import { waitingSince } from '../../../src/server/domain/sessions/waiting.ts'

const early = new Date('2026-11-21T08:00:00Z')
const late = new Date('2026-11-21T09:00:00Z')

it.each([
  ['begins with what the customer writes', null, 'customer_wrote', late],
  ['is not begun anew by what they add', early, 'customer_wrote', early],
  ['ends with a reply', early, 'staff_replied', null],
  ['does not begin with a reply', null, 'staff_replied', null],
  ['ends with the chat', early, 'ended', null],
] as const)('the wait %s', (_what, before, turn, after) => {
  expect(waitingSince(before, turn, late)).toEqual(after)
})
