import { useShallow } from 'zustand/shallow'
import { may } from '#shared/access.ts'
import { workspaceLabel } from '#shared/workspace-label.ts'
import { InAccount } from '../store/account.tsx'
import { openAccounts } from '../store/held.ts'
import { type State, useStore } from '../store/store.ts'
import { People } from './People.tsx'

/** The workspaces whose people one may manage. */
export const managedAccounts = (state: Pick<State, 'accounts'>) =>
  openAccounts(state).filter(({ me }) => may(me.user.role, 'staff.manage'))

/** Who works in a workspace, and how they sign in: for those who manage staff. */
export function PeoplePage() {
  const accounts = useStore(useShallow(managedAccounts))
  return accounts.map((account) => (
    <InAccount key={account.id} id={account.id}>
      <People
        accountId={account.id}
        workspace={accounts.length > 1 ? workspaceLabel(account, accounts) : null}
      />
    </InAccount>
  ))
}
