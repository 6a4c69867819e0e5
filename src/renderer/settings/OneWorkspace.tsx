import { type ReactNode, useState } from 'react'
import type { Grant } from '#shared/access.ts'
import type { Id } from '#shared/ids.ts'
import { workspaceLabel } from '#shared/workspace-label.ts'
import { Select } from '../design/Select.tsx'
import { useText } from '../i18n/I18n.tsx'
import { InAccount, useAccountsWith } from '../store/account.tsx'

interface OneWorkspaceProps {
  /** What one must be allowed there. */
  grant: Grant
  children: (accountId: Id) => ReactNode
}

/** A page about one workspace: of several, which one is chosen above it. */
export function OneWorkspace({ grant, children }: OneWorkspaceProps) {
  const text = useText()
  const accounts = useAccountsWith(grant)
  const [chosenId, choose] = useState<Id | null>(null)
  const shown = accounts.find(({ id }) => id === chosenId) ?? accounts[0]
  if (!shown) return null
  return (
    <>
      {accounts.length > 1 && (
        <div className="pt-6">
          <Select
            label={text('settings.workspace')}
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
        {children(shown.id)}
      </InAccount>
    </>
  )
}
