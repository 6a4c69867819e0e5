import { OneWorkspace } from '../settings/OneWorkspace.tsx'
import { People } from './People.tsx'

/** Who works in a workspace, and how they sign in: for those who manage staff. */
export function PeoplePage() {
  return <OneWorkspace grant="staff.manage">{(accountId) => <People accountId={accountId} />}</OneWorkspace>
}
