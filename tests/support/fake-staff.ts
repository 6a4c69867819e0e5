import type { StaffRole, User } from '#shared/entities.ts'
import type { ChannelInput, ChannelOutput } from '#shared/ipc.ts'
import type { StaffMember } from '#shared/routes/staff.ts'
import { ago } from './renderer-preview/data.ts'

type StaffChannel =
  | 'staff.list'
  | 'staff.change'
  | 'staff.resetSecondFactor'
  | 'staff.policy'
  | 'staff.setPolicy'
type Handlers = { [Name in StaffChannel]: (input: ChannelInput<Name>) => ChannelOutput<Name> }

/** The preview's people, as an admin has them. */
export function fakeStaff(users: readonly User[], needNetwork: () => void): Handlers {
  let members = users.map(
    (user, index): StaffMember => ({
      ...user,
      email: `${user.name.split(' ')[0]?.toLowerCase()}@harbourhouse.example`,
      needsApproval: index === 4,
      hasSecondFactor: index % 3 === 0,
      disabledAt: index === 5 ? ago(9 * 86_400_000) : null,
    }),
  )
  let roles: StaffRole[] = ['supervisor', 'agent']

  function change(userId: string, fields: Partial<StaffMember>): StaffMember {
    needNetwork()
    members = members.map((member) => (member.id === userId ? { ...member, ...fields } : member))
    return members.find(({ id }) => id === userId) as StaffMember
  }

  return {
    'staff.list': () => {
      needNetwork()
      return { users: members }
    },
    'staff.change': ({ userId, change: { disabled, ...fields } }) => ({
      user: change(userId, {
        ...(JSON.parse(JSON.stringify(fields)) as Partial<StaffMember>),
        ...(disabled !== undefined && { disabledAt: disabled ? ago(0) : null }),
      }),
    }),
    'staff.resetSecondFactor': ({ userId }) => {
      change(userId, { hasSecondFactor: false })
      return {}
    },
    'staff.policy': () => {
      needNetwork()
      return { roles }
    },
    'staff.setPolicy': (wanted) => {
      needNetwork()
      roles = [...wanted.roles]
      return { roles }
    },
  }
}
