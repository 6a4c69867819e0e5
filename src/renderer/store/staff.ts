import type { Id } from '#shared/ids.ts'
import type { StaffChange } from '#shared/ipc.ts'
import type { StaffMember } from '#shared/routes/staff.ts'
import type { SecondFactorPolicy } from '#shared/second-factor.ts'
import { ask } from './bridge.ts'
import { setState } from './store.ts'
import { toast, toastError } from './toasts.ts'

/** Changes a member of staff; null when the server did not let it happen, which is then said. */
export async function changeMember(
  accountId: Id,
  userId: Id,
  change: StaffChange,
): Promise<StaffMember | null> {
  const answer = await ask('staff.change', { accountId, userId, change })
  if (answer.ok) return answer.value.user
  if (answer.error.code === 'CONFLICT') toast({ key: 'people.lastAdmin' }, { tone: 'problem' })
  else toastError(answer.error)
  return null
}

export async function resetSecondFactor(accountId: Id, userId: Id): Promise<boolean> {
  const answer = await ask('staff.resetSecondFactor', { accountId, userId })
  if (!answer.ok) toastError(answer.error)
  return answer.ok
}

/** Says which roles need a second factor. Who has none themselves is led to it first. */
export async function putPolicy(
  accountId: Id,
  { roles }: SecondFactorPolicy,
): Promise<SecondFactorPolicy | null> {
  const answer = await ask('staff.setPolicy', { accountId, roles })
  if (answer.ok) return answer.value
  if (answer.error.code !== 'CONFLICT') toastError(answer.error)
  else {
    const run = () => setState({ dialog: { name: 'secondFactor', accountId } })
    toast(
      { key: 'people.policy.ownFirst' },
      { tone: 'problem', action: { label: { key: 'secondFactor.setUp' }, run } },
    )
  }
  return null
}
