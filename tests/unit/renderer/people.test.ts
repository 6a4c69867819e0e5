import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { changedFields, filedOf, findMembers, lacking } from '../../../src/renderer/people/members.ts'
import type { StaffMember } from '../../../src/shared/routes/staff.ts'

function member(name: string, more: Partial<StaffMember> = {}): StaffMember {
  const profile = { role: 'agent', teamIds: ['b', 'a'], skills: [], languages: [], capacity: 6 } as const
  const mine = {
    email: `${name}@example.com`,
    needsApproval: false,
    hasSecondFactor: false,
    disabledAt: null,
  }
  return {
    id: randomUUID(),
    name,
    avatarUrl: null,
    ...profile,
    teamIds: [...profile.teamIds],
    skills: [],
    languages: [],
    ...mine,
    ...more,
  }
}

const AT = '2026-01-01T00:00:00.000Z'
const compare = new Intl.Collator('en').compare
const namesOf = (users: StaffMember[]) => users.map(({ name }) => name)

test('people are found by name or address, and who is disabled comes last', () => {
  const users = [member('Zoe'), member('Ana', { disabledAt: AT }), member('Émile'), member('Bo')]
  expect(namesOf(findMembers(users, '', compare))).toEqual(['Bo', 'Émile', 'Zoe', 'Ana'])
  expect(namesOf(findMembers(users, ' ZOE@ ', compare))).toEqual(['Zoe'])
  expect(namesOf(findMembers(users, 'nobody', compare))).toEqual([])
})

test('only what was changed is told to the server', () => {
  const before = filedOf(member('Ana'))
  expect(changedFields(before, { ...before, teamIds: ['a', 'b'] })).toBe(null)
  expect(changedFields(before, { ...before, role: 'supervisor', teamIds: [] })).toEqual({
    role: 'supervisor',
    teamIds: [],
  })
  expect(changedFields(before, { ...before, needsApproval: true })).toEqual({ needsApproval: true })
})

test('those who will have to set up a second factor are counted by role', () => {
  const users = [
    member('Ana'),
    member('Bo', { hasSecondFactor: true }),
    member('Cy', { disabledAt: AT }),
    member('Di', { role: 'admin' }),
  ]
  expect(lacking(users, 'agent')).toBe(1)
  expect(lacking(users, 'admin')).toBe(1)
  expect(lacking(users, 'supervisor')).toBe(0)
})
