import { useEffect, useState } from 'react'
import type { ErrorBody } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { StaffMember } from '#shared/routes/staff.ts'
import type { SecondFactorPolicy } from '#shared/second-factor.ts'
import { useHeld, useIsOnline } from '../store/account.tsx'
import { ask } from '../store/bridge.ts'

export interface Staff {
  users: readonly StaffMember[]
  policy: SecondFactorPolicy
}

interface ReadStaff {
  /** Null until it is known. What was known stays while the line is down. */
  staff: Staff | null
  error: ErrorBody | null
  change(change: (staff: Staff) => Staff): void
  again(): void
}

/** The people of an account as its server has them, read anew when the line comes back and when somebody changes. */
export function useStaff(accountId: Id): ReadStaff {
  const isOnline = useIsOnline()
  const known = useHeld((held) => held.users)
  const [staff, setStaff] = useState<Staff | null>(null)
  const [error, setError] = useState<ErrorBody | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these is a reason to ask again
  useEffect(() => {
    let isWanted = true
    void Promise.all([ask('staff.list', { accountId }), ask('staff.policy', { accountId })]).then(
      ([list, policy]) => {
        if (!isWanted) return
        if (list.ok && policy.ok) setStaff({ users: list.value.users, policy: policy.value })
        setError(list.ok ? (policy.ok ? null : policy.error) : list.error)
      },
    )
    return () => {
      isWanted = false
    }
  }, [accountId, isOnline, known, round])
  return {
    staff,
    error,
    change: (change) => setStaff((before) => before && change(before)),
    again: () => setRound((before) => before + 1),
  }
}
