import { workspaceLabel } from '#shared/workspace-label.ts'
import { InAccount, useAccountsWith } from '../store/account.tsx'
import { People } from './People.tsx'

/** Who works in a workspace, and how they sign in: for those who manage staff. */
export function PeoplePage() {
  const accounts = useAccountsWith('staff.manage')
  return accounts.map((account) => (
    <InAccount key={account.id} id={account.id}>
      <People
        accountId={account.id}
        workspace={accounts.length > 1 ? workspaceLabel(account, accounts) : null}
      />
    </InAccount>
  ))
}
