import { workspaceLabel } from '#shared/workspace-label.ts'
import { InAccount, useAccountsWith } from '../store/account.tsx'
import { WorkspaceRules } from './WorkspaceRules.tsx'

/** What holds for everybody in a workspace: for those who say it. */
export function WorkspacePage() {
  const accounts = useAccountsWith('policy.manage')
  return accounts.map((account) => (
    <InAccount key={account.id} id={account.id}>
      <WorkspaceRules
        accountId={account.id}
        workspace={accounts.length > 1 ? workspaceLabel(account, accounts) : null}
      />
    </InAccount>
  ))
}
