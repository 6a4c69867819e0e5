import { describe, expect, it } from 'vitest'
import { ParleyError } from '#shared/errors.ts'
import { type Definition, patched } from '../../../src/server/domain/attributes/fit.ts'
import { mergeTags } from '../../../src/server/domain/sessions/labels.ts'

const inUse = { choices: [], archived_at: null }
const DEFINITIONS: Definition[] = [
  { ...inUse, key: 'note', type: 'text' },
  { ...inUse, key: 'nights', type: 'number' },
  { ...inUse, key: 'paid', type: 'boolean' },
  { ...inUse, key: 'checkIn', type: 'date' },
  { ...inUse, key: 'room', type: 'choice', choices: ['single', 'double'] },
  { ...inUse, key: 'archived', type: 'text', archived_at: new Date() },
]

describe('attributes after a patch', () => {
  it('have what fits, without what was cleared, and keep the rest', () => {
    const before = { note: 'old', nights: 1, legacy: 'x' }
    const patch = { note: null, nights: 2, paid: false, checkIn: '2028-02-29', room: 'double', legacy: null }
    expect(patched(DEFINITIONS, before, patch)).toEqual({
      ...{ nights: 2, paid: false, checkIn: '2028-02-29', room: 'double' },
    })
    expect(patched(DEFINITIONS, before, {})).toEqual(before)
    expect(before.nights).toBe(1)
  })

  it('have no archived ones once they are cleared, whether they were there or not', () => {
    expect(patched(DEFINITIONS, { archived: 'x' }, { archived: null })).toEqual({})
    expect(patched(DEFINITIONS, {}, { archived: null })).toEqual({})
    expect(patched(DEFINITIONS, { archived: 'x' }, {})).toEqual({ archived: 'x' })
  })

  it.each([
    ['note', 1],
    ['nights', '2'],
    ['paid', 'true'],
    ['checkIn', '2027-02-29'],
    ['checkIn', '2028-2-9'],
    ['checkIn', 20_280_229],
    ['room', 'suite'],
    ['room', true],
    ['archived', 'x'],
    ['unknown', 'x'],
    ['constructor', 'x'],
  ])('refuse %s as %j, and say what would fit', (key, value) => {
    const refused = () => patched(DEFINITIONS, {}, { [key]: value })
    expect(refused).toThrow(ParleyError)
    try {
      refused()
    } catch (error) {
      expect((error as ParleyError).body).toMatchObject({ code: 'INVALID', field: `attributes.${key}` })
      expect((error as ParleyError).body.hint).toMatch(/\w/)
    }
  })
})

describe('tags after a merge', () => {
  it.each([
    [['A'], ['B'], [], ['A', 'B']],
    [['A', 'B'], [], ['b'], ['A']],
    [['A'], ['A', 'B', 'B'], [], ['A', 'B']],
    [['A'], ['A'], ['A'], ['A']],
    [[], [], ['A'], []],
  ])('%j and %j without %j are %j', (before, add, remove, after) => {
    expect(mergeTags(before, add, remove)).toEqual(after)
  })
})
