import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { useShallow } from 'zustand/shallow'
import { type Grant, may } from '#shared/access.ts'
import type { Id } from '#shared/ids.ts'
import type { Account } from '#shared/ipc.ts'
import type { Me } from '#shared/rest.ts'
import { workspaceLabel } from '#shared/workspace-label.ts'
import { ask } from './bridge.ts'
import { type Entities, NO_ENTITIES } from './entities.ts'
import { allAccounts, meOf, openAccounts } from './held.ts'
import { useStore } from './store.ts'

const AccountId = createContext<Id | undefined>(undefined)

/** What is shown inside is of this account: names, roles and the line to the server are its own. */
export function InAccount({ id, children }: { id: Id; children: ReactNode }) {
  return <AccountId value={id}>{children}</AccountId>
}

/** Something of what is held of the account around it. */
export function useHeld<Value>(select: (held: Entities) => Value): Value {
  const accountId = useContext(AccountId)
  return useStore((state) => select((accountId && state.held[accountId]) || NO_ENTITIES))
}

/** Who reads and writes here. */
export function useMe(): Me {
  const accountId = useContext(AccountId)
  const me = useStore((state) => meOf(state, accountId))
  if (!me) throw new Error('This is shown outside of any account.')
  return me
}

/** The workspaces in which one may do something. */
export function useAccountsWith(grant: Grant): readonly Account[] {
  return useStore(useShallow((state) => openAccounts(state).filter(({ me }) => may(me.user.role, grant))))
}

export function useIsOnline(): boolean {
  return useHeld((held) => held.sync.connection.state === 'online')
}

/** How the colleagues of the account around are to be found, all of them. What was heard last is there at once. */
export function usePresence(): Entities['presence'] {
  useEffect(() => void ask('presence.read', {}), [])
  return useHeld((held) => held.presence)
}

/** What the account's workspace is called, where there are several to be told apart. */
export function useWorkspace(accountId: Id): string | null {
  return useStore((state) => {
    const accounts = allAccounts(state)
    const account = accounts.find(({ id }) => id === accountId)
    return account && accounts.length > 1 ? workspaceLabel(account, accounts) : null
  })
}
