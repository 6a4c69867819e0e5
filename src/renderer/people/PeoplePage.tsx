import { useState } from 'react'
import { useShallow } from 'zustand/shallow'
import { may } from '#shared/access.ts'
import type { Id } from '#shared/ids.ts'
import { workspaceLabel } from '#shared/workspace-label.ts'
import { Select } from '../design/Select.tsx'
import { useText } from '../i18n/I18n.tsx'
import { InAccount } from '../store/account.tsx'
import { openAccounts } from '../store/held.ts'
import { type State, useStore } from '../store/store.ts'
import { People } from './People.tsx'

/** The workspaces whose people one may manage. */
export const managedAccounts = (state: Pick<State, 'accounts'>) =>
  openAccounts(state).filter(({ me }) => may(me.user.role, 'staff.manage'))

/** Who works in a workspace, and how they sign in: for those who manage staff. */
export function PeoplePage() {
  const text = useText()
  const accounts = useStore(useShallow(managedAccounts))
  const [chosenId, choose] = useState<Id | null>(null)
  const shown = accounts.find(({ id }) => id === chosenId) ?? accounts[0]
  if (!shown) return null
  return (
    <>
      {accounts.length > 1 && (
        <div className="pt-6">
          <Select
            label={text('people.workspace')}
            options={accounts.map((account) => ({
              id: account.id,
              label: workspaceLabel(account, accounts),
            }))}
            value={shown.id}
            onChange={choose}
          />
        </div>
      )}
      <InAccount key={shown.id} id={shown.id}>
        <People accountId={shown.id} />
      </InAccount>
    </>
  )
}
