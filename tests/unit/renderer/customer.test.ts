import { expect, test } from 'vitest'
import { writingOf } from '../../../src/renderer/customer/attribute-writing.ts'
import { shownDefinitions } from '../../../src/renderer/customer/definitions.ts'
import { fieldProblem } from '../../../src/renderer/customer/field-problem.ts'
import { labelOptions } from '../../../src/renderer/customer/labels.ts'
import { languageOptions } from '../../../src/renderer/customer/languages.ts'
import { placeOf, timeIn } from '../../../src/renderer/customer/local-time.ts'
import { mayEditSession } from '../../../src/renderer/customer/rights.ts'
import type { AttributeDefinition, Label } from '../../../src/shared/entities.ts'

const NOON = Date.parse('2026-06-01T12:00:00Z')

test('the clock where the customer is, and whether it is night there', () => {
  expect(timeIn('en-GB', 'Europe/Amsterdam', NOON)).toEqual({ words: 'Mon 14:00', isNight: false })
  expect(timeIn('en-GB', 'Asia/Tokyo', NOON)?.isNight).toBe(false)
  expect(timeIn('en-GB', 'Pacific/Auckland', NOON)?.isNight).toBe(true)
  expect(timeIn('ar', 'America/Los_Angeles', NOON)?.isNight).toBe(true)
  expect(timeIn('en', 'Middle/Earth', NOON)).toBeNull()
  expect(placeOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
})

test('what a field does not take is said in words', () => {
  expect(fieldProblem('customer', 'email', 'ada@example.com')).toBeNull()
  expect(fieldProblem('customer', 'email', null)).toBeNull()
  expect(fieldProblem('customer', 'email', 'ada')).toEqual({ key: 'customer.problem.email' })
  expect(fieldProblem('customer', 'name', '')).toEqual({ key: 'customer.problem.empty' })
  expect(fieldProblem('customer', 'name', null)).toEqual({ key: 'customer.problem.other' })
  expect(fieldProblem('customer', 'phone', '1'.repeat(41))).toEqual({
    key: 'customer.problem.tooLong',
    values: { max: 40 },
  })
})

test('what is written into an attribute is read by its type', () => {
  const number = writingOf('number')
  expect(number.read(' 3,5 ')).toEqual({ value: 3.5 })
  expect(number.read('')).toEqual({ value: null })
  expect(number.read('three')).toEqual({ problem: { key: 'customer.problem.number' } })
  expect(number.write(3.5)).toBe('3.5')
  expect(writingOf('date').read('2026-11-21')).toEqual({ value: '2026-11-21' })
  expect(writingOf('date').read('2026-13-41')).toEqual({ problem: { key: 'customer.problem.date' } })
  expect(writingOf('text').read('  ')).toEqual({ value: null })
})

const definition = (key: string, more: Partial<AttributeDefinition> = {}): AttributeDefinition => ({
  ...{ id: key, subject: 'customer', key, label: key, type: 'text', choices: [], archivedAt: null },
  ...more,
})

test('all attributes that are offered are shown, and those that are not where they are set', () => {
  const all = [
    definition('b'),
    definition('a'),
    definition('old', { archivedAt: 'x' }),
    definition('older', { archivedAt: 'x' }),
    definition('room', { subject: 'session' }),
  ]
  const shown = shownDefinitions(Object.fromEntries(all.map((one) => [one.id, one])), 'customer', {
    old: '1',
    unknown: '2',
  })
  expect(shown.map(({ key }) => key)).toEqual(['a', 'b', 'old', 'unknown'])
  expect(shown.filter(({ archivedAt }) => archivedAt === null)).toHaveLength(2)
})

const label = (name: string, more: Partial<Label> = {}): Label => ({
  ...{ id: name, kind: 'tag', name, color: 'blue', archivedAt: null },
  ...more,
})

test('labels to choose from: those that are offered, and what is carried', () => {
  const all = [label('vip'), label('old', { archivedAt: 'x' }), label('gone', { archivedAt: 'x' })]
  const labels = Object.fromEntries(
    [...all, label('Rooms', { kind: 'category' })].map((one) => [one.id, one]),
  )
  expect(labelOptions(labels, 'tag', ['OLD', 'handmade'])).toEqual([
    { id: 'handmade', label: 'handmade', color: 'gray' },
    { id: 'old', label: 'old', color: 'blue' },
    { id: 'vip', label: 'vip', color: 'blue' },
  ])
})

test('languages in the words of the reader, with the one that a customer has already', () => {
  const options = languageOptions('de', 'de-AT')
  expect(options.find(({ id }) => id === 'de-AT')?.label).toBe('Deutsch (Österreich)')
  expect(options.find(({ id }) => id === 'ar')).toMatchObject({ label: 'Arabisch', words: 'ar العربية' })
  expect(new Set(options.map(({ id }) => id)).size).toBe(options.length)
})

test('who may change what a chat is about, and when', () => {
  const agent = { id: 'a', role: 'agent' } as const
  const supervisor = { id: 's', role: 'supervisor' } as const
  expect(mayEditSession({ assigneeId: 'a', status: 'active' }, agent, 'agreed')).toBe(true)
  expect(mayEditSession({ assigneeId: null, status: 'waiting' }, agent, 'agreed')).toBe(true)
  expect(mayEditSession({ assigneeId: 'b', status: 'active' }, agent, 'filing')).toBe(false)
  expect(mayEditSession({ assigneeId: 'b', status: 'active' }, supervisor, 'filing')).toBe(true)
  expect(mayEditSession({ assigneeId: 'a', status: 'ended' }, agent, 'filing')).toBe(true)
  expect(mayEditSession({ assigneeId: 'a', status: 'ended' }, agent, 'agreed')).toBe(false)
})
