import type { StaffRole } from '#shared/entities.ts'
import type { StaffChange } from '#shared/ipc.ts'
import type { StaffMember } from '#shared/routes/staff.ts'

/** Those whose name or address has what was typed, in the order of their names; who cannot sign in any more, last. */
export function findMembers(
  users: readonly StaffMember[],
  typed: string,
  compare: (one: string, other: string) => number,
): StaffMember[] {
  const wanted = typed.trim().toLowerCase()
  return users
    .filter(({ name, email }) => `${name}\n${email ?? ''}`.toLowerCase().includes(wanted))
    .sort(
      (one, other) =>
        Number(one.disabledAt !== null) - Number(other.disabledAt !== null) || compare(one.name, other.name),
    )
}

export interface Filed {
  role: StaffRole
  /** Sorted. */
  teamIds: string[]
  needsApproval: boolean
}

export function filedOf({ role, teamIds, needsApproval }: StaffMember): Filed {
  return { role, teamIds: [...teamIds].sort(), needsApproval: needsApproval ?? false }
}

/** The fields that are others than before; null when none is. */
export function changedFields(before: Filed, after: Filed): StaffChange | null {
  const change: StaffChange = {
    ...(after.role !== before.role && { role: after.role }),
    ...(after.teamIds.join() !== before.teamIds.join() && { teamIds: after.teamIds }),
    ...(after.needsApproval !== before.needsApproval && { needsApproval: after.needsApproval }),
  }
  return Object.keys(change).length === 0 ? null : change
}

/** How many of a role would have to set up a second factor at their next sign-in. */
export function lacking(users: readonly StaffMember[], role: StaffRole): number {
  return users.filter((user) => user.role === role && user.disabledAt === null && !user.hasSecondFactor)
    .length
}
