import { expect, test } from 'vitest'
import { editCommand, fieldIn, isSameValue, withValue } from '../../../src/shared/edits.ts'
import type { Customer, Session } from '../../../src/shared/entities.ts'
import { BLANK_CUSTOMER, BLANK_SESSION } from '../../support/blank.ts'

const ID = '0190a000-0000-7000-8000-0000000000aa'
const AT = '2026-01-01T00:00:00.000Z'
const customer: Customer = {
  ...BLANK_CUSTOMER,
  id: ID,
  name: 'Ada',
  attributes: { plan: 'gold' },
  createdAt: AT,
}
const session: Session = {
  ...BLANK_SESSION,
  ...{ id: ID, type: 'general', status: 'active', customerId: ID, assigneeId: null, subject: '' },
  ...{ tags: ['VIP', 'v1.2'], lastSeq: 0, lastMessageAt: AT, createdAt: AT },
}
const command = (subject: 'customer' | 'session', field: string, value: Parameters<typeof isSameValue>[0]) =>
  editCommand({ subject, subjectId: ID, field, value })

test('a field becomes the command that names it alone, with its value as it will be kept', () => {
  expect(command('customer', 'name', '  Ada B. ')).toEqual({
    ok: true,
    command: { name: 'customer.update', input: { customerId: ID, name: 'Ada B.' } },
    value: 'Ada B.',
  })
  expect(command('customer', 'attributes.plan', null)).toMatchObject({
    command: { input: { attributes: { plan: null } } },
    value: null,
  })
  expect(command('session', 'tags.v1.2', false)).toMatchObject({
    command: { name: 'session.update', input: { tags: { add: [], remove: ['v1.2'] } } },
    value: false,
  })
  const booking = { kind: 'booking', reference: 'HH-1' } as const
  expect(command('session', 'externalRef', booking)).toMatchObject({ value: booking })
})

test.each([
  ['customer', 'email', 'no address'],
  ['customer', 'name', ' '],
  ['customer', 'status', 'blocked'],
  ['customer', 'customerId', ID],
  ['session', 'sessionId', ID],
  ['session', 'priority', null],
  ['customer', 'tags.vip', true],
  ['session', 'attributes.No Key', 'x'],
] as const)('%s.%s does not take %j', (subject, field, value) => {
  expect(command(subject, field, value).ok).toBe(false)
})

test('a record with another value has it, and nothing else', () => {
  expect(withValue(customer, 'phone', '1')).toEqual({ ...customer, phone: '1' })
  expect(withValue(customer, 'attributes.plan', null).attributes).toEqual({})
  expect(withValue(customer, 'attributes.stays', 6).attributes).toEqual({ plan: 'gold', stays: 6 })
  expect(withValue(session, 'tags.vip', false).tags).toEqual(['v1.2'])
  expect(withValue(session, 'tags.vip', true)).toBe(session)
  expect(withValue(session, 'tags.new', true).tags).toEqual(['VIP', 'v1.2', 'new'])
})

test('a value is found by its field; tags in whatever case', () => {
  expect(fieldIn(customer, 'name')).toBe('Ada')
  expect(fieldIn(customer, 'attributes.plan')).toBe('gold')
  expect(fieldIn(customer, 'attributes.none')).toBeNull()
  expect(fieldIn(session, 'tags.vip')).toBe(true)
  expect(fieldIn(session, 'tags.v1.2')).toBe(true)
  expect(fieldIn(session, 'tags.v1')).toBe(false)
})

test('references are the same by what they say', () => {
  const one = { kind: 'order', reference: '1' } as const
  expect(isSameValue(one, { ...one })).toBe(true)
  expect(isSameValue(one, { ...one, kind: 'booking' })).toBe(false)
  expect(isSameValue(one, null)).toBe(false)
  expect(isSameValue('', null)).toBe(false)
})
