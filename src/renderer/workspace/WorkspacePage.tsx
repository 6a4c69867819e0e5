import { OneWorkspace } from '../settings/OneWorkspace.tsx'
import { WorkspaceRules } from './WorkspaceRules.tsx'

/** What holds for everybody in a workspace: for those who say it. */
export function WorkspacePage() {
  return (
    <OneWorkspace grant="policy.manage">
      {(accountId) => <WorkspaceRules accountId={accountId} />}
    </OneWorkspace>
  )
}
