import type { Id } from '#shared/ids.ts'
import type { Account, AccountsState, ChatWindow, LastWipe, Patch, Place, StoreChange } from '#shared/ipc.ts'
import { type LockState, MAX_PIN_TRIES } from '#shared/pin.ts'
import type { Me } from '#shared/rest.ts'
import { type Settings, USUAL_SETTINGS } from '#shared/settings.ts'
import { applyPatches, type Entities, NO_ENTITIES } from './entities.ts'

/** Everything that came from main. {@link applyChanges} is the only writer. */
export interface Held {
  readonly accounts: AccountsState
  /** Of the window. While it is locked, nothing else is held. */
  readonly lock: LockState
  /** Of this computer. */
  readonly settings: Settings
  /** What was destroyed here last, for whoever wonders where it is. */
  readonly wiped: LastWipe | null
  /** Where one was signed in before on this computer. */
  readonly places: readonly Place[]
  /** Chats that have windows of their own. */
  readonly chatWindows: readonly ChatWindow[]
  /** Of each account that is not shut. */
  readonly held: Readonly<Record<Id, Entities>>
}

export const NOTHING_HELD: Held = {
  accounts: { state: 'starting' },
  lock: { isLocked: false, isSet: false, idleMinutes: 10, triesLeft: MAX_PIN_TRIES, accounts: [] },
  settings: USUAL_SETTINGS,
  wiped: null,
  places: [],
  chatWindows: [],
  held: {},
}

export function applyChanges(held: Held, changes: readonly StoreChange[]): Held {
  return changes.reduce(applyChange, held)
}

function applyChange(all: Held, change: StoreChange): Held {
  switch (change.kind) {
    case 'accounts': {
      const open = openAccounts(change).map(({ id }) => [id, all.held[id] ?? NO_ENTITIES])
      return { ...all, accounts: change.accounts, held: Object.fromEntries(open) }
    }
    case 'lock':
      // What a locked window does not show, it does not hold either.
      return { ...(change.lock.isLocked ? NOTHING_HELD : all), settings: all.settings, lock: change.lock }
    case 'settings':
      return { ...all, settings: change.settings }
    case 'wiped':
      return { ...all, wiped: change.wiped }
    case 'places':
      return { ...all, places: change.places }
    case 'windows':
      return { ...all, chatWindows: change.chats }
    case 'account':
      return applyToAccount(all, change)
  }
}

function applyToAccount(all: Held, { accountId, patch }: Extract<StoreChange, { kind: 'account' }>): Held {
  const before = all.held[accountId]
  // A late word of an account that has been signed out.
  if (!before) return all
  return { ...all, held: { ...all.held, [accountId]: applyPatches(before, [patch]) } }
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
