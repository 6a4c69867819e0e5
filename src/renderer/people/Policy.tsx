import type { StaffRole } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import { Switch } from '../design/Switch.tsx'
import { useText } from '../i18n/I18n.tsx'
import { putPolicy } from '../store/staff.ts'
import { lacking } from './members.ts'
import type { Staff } from './use-staff.ts'

const ROLES = ['agent', 'supervisor', 'admin'] as const satisfies readonly StaffRole[]

interface PolicyProps {
  accountId: Id
  staff: Staff
  unavailable: string | null
  onChange(change: (staff: Staff) => Staff): void
}

/** Which roles need a second factor, and how many of them have none yet. */
export function Policy({ accountId, staff, unavailable, onChange }: PolicyProps) {
  const text = useText()
  const { roles } = staff.policy

  async function require(role: StaffRole, isRequired: boolean) {
    const others = roles.filter((each) => each !== role)
    const policy = await putPolicy(accountId, { roles: isRequired ? [...others, role] : others })
    if (policy !== null) onChange((before) => ({ ...before, policy }))
  }

  return (
    <div className="flex flex-col gap-3">
      {ROLES.map((role) => {
        const count = lacking(staff.users, role)
        return (
          <Switch
            key={role}
            label={text(`people.policy.${role}`)}
            {...(roles.includes(role) && count > 0 && { hint: text('people.policy.lacking', { count }) })}
            isOn={roles.includes(role)}
            isDisabled={unavailable !== null}
            onChange={(isOn) => void require(role, isOn)}
          />
        )
      })}
    </div>
  )
}
