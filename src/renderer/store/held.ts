import type { Id } from '#shared/ids.ts'
import type { Account, AccountsState, Patch, StoreChange } from '#shared/ipc.ts'
import type { Me } from '#shared/rest.ts'
import { applyPatches, type Entities, NO_ENTITIES } from './entities.ts'

/** Everything that came from main. {@link applyChanges} is the only writer. */
export interface Held {
  readonly accounts: AccountsState
  /** Of each account that is not shut. */
  readonly held: Readonly<Record<Id, Entities>>
}

export const NOTHING_HELD: Held = { accounts: { state: 'starting' }, held: {} }

export function applyChanges(held: Held, changes: readonly StoreChange[]): Held {
  return changes.reduce(applyChange, held)
}

function applyChange({ accounts, held }: Held, change: StoreChange): Held {
  if (change.kind === 'accounts') {
    const open = openAccounts({ accounts: change.accounts }).map(({ id }) => [id, held[id] ?? NO_ENTITIES])
    return { accounts: change.accounts, held: Object.fromEntries(open) }
  }
  const before = held[change.accountId]
  // A late word of an account that has been signed out.
  if (!before) return { accounts, held }
  return { accounts, held: { ...held, [change.accountId]: applyPatches(before, [change.patch]) } }
}

export function changesOf(accountId: Id, patches: readonly Patch[]): StoreChange[] {
  return patches.map((patch) => ({ kind: 'account', accountId, patch }))
}

const NO_ACCOUNTS: readonly Account[] = []

/** All accounts that this computer remembers. */
export function allAccounts({ accounts }: Pick<Held, 'accounts'>): readonly Account[] {
  return accounts.state === 'signed_in' ? accounts.accounts : NO_ACCOUNTS
}

/** Those whose files can be opened. */
export function openAccounts(state: Pick<Held, 'accounts'>): readonly Account[] {
  return allAccounts(state).filter(({ isShut }) => !isShut)
}

/** The account that has this session in its queue. */
export function accountOf({ held }: Pick<Held, 'held'>, sessionId: Id): Id | undefined {
  return Object.keys(held).find((accountId) => held[accountId]?.rows[sessionId])
}

export function meOf(state: Pick<Held, 'accounts'>, accountId: Id | undefined): Me | null {
  return allAccounts(state).find(({ id }) => id === accountId)?.me ?? null
}
