import { join } from 'node:path'
import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { AccountsState, ChannelInput } from '#shared/ipc.ts'
import type { RouteResponse } from '#shared/rest.ts'
import type { Log } from '../diagnostics/index.ts'
import { type Account, type AccountDesk, createAccount } from './account.ts'
import { type AccountsRecord, type Remembered, readAccounts, writeAccounts } from './accounts-file.ts'
import { type Api, revoke } from './api.ts'
import { normaliseServerUrl } from './server-url.ts'
import { firstUsable, type Vault } from './vault.ts'

export interface AccountsOptions {
  userData: string
  deviceName: string
  /** Best first; the last one never fails. */
  vaults: readonly Vault[]
  api: Api
  /** Where one account's work is done: the same one each time it is asked for. */
  deskOf(accountId: Id): AccountDesk
  /** The account is gone, and what worked for it. */
  onLeft(accountId: Id): void
  /** Who is signed in is told; `onMemoryOnly` says of whom nothing will be remembered. */
  onState(state: AccountsState): void
  onMemoryOnly(accountId: Id): void
  log: Log
}

export interface Accounts {
  state(): AccountsState
  start(): Promise<void>
  signIn(input: ChannelInput<'account.signIn'>): Promise<void>
  signOut(input: ChannelInput<'account.signOut'>): Promise<void>
}

/** Who is signed in on this computer, and what happens when that changes. */
export function createAccounts(options: AccountsOptions): Accounts {
  const { userData, deviceName, vaults, api, deskOf, onLeft, onState, onMemoryOnly, log } = options
  const file = join(userData, 'accounts.json')
  const accounts = new Map<Id, Account>()
  let record: AccountsRecord | null = null
  /** Starting, signing in and signing out never overlap, nor do two writes of the record. */
  let lastTurn: Promise<unknown> = Promise.resolve()
  let lastWrite: Promise<unknown> = Promise.resolve()

  function inTurn<Value>(action: (known: AccountsRecord) => Promise<Value>): Promise<Value> {
    const turn = lastTurn.then(async () => {
      record ??= await readAccounts(file, log)
      return action(record)
    })
    lastTurn = turn.catch(() => undefined)
    return turn
  }

  function state(): AccountsState {
    if (record === null) return { state: 'starting' }
    const states = Array.from(accounts.values(), (account) => account.state())
    if (states.some(({ isShut }) => !isShut)) return { state: 'signed_in', accounts: states }
    const [shut] = states
    return {
      state: 'signed_out',
      serverUrl: shut?.serverUrl ?? record.serverUrl,
      email: shut?.me.email ?? record.email,
    }
  }

  function save(known: AccountsRecord): Promise<void> {
    const write = lastWrite.then(() => writeAccounts(file, known))
    lastWrite = write.catch(() => undefined)
    return write
  }

  async function remember(more: Partial<Pick<AccountsRecord, 'serverUrl' | 'email'>> = {}): Promise<void> {
    if (record === null) return
    const remembered = Array.from(accounts.values(), (account): Remembered => {
      const { serverUrl, me, vault } = account.state()
      return { serverUrl, me, vault }
    })
    record = { ...record, ...more, accounts: remembered }
    await save(record)
  }

  function create(remembered: Remembered, vault: Vault, { clientId }: AccountsRecord): Account {
    const { id } = remembered.me.workspace
    const desk = deskOf(id)
    const account = createAccount({ userData, clientId, remembered, vault, api, desk, onChanged, log })
    function onChanged(): void {
      if (accounts.get(id) !== account) return
      onState(state())
      void remember()
    }
    return account
  }

  async function start(known: AccountsRecord): Promise<void> {
    for (const remembered of known.accounts) {
      const vault = vaults.find(({ kind }) => kind === remembered.vault)
      if (vault) accounts.set(remembered.me.workspace.id, create(remembered, vault, known))
    }
    // Everybody's role is known before any keychain has answered, and so before the first paint.
    onState(state())
    await Promise.all(Array.from(accounts.values(), (account) => account.start()))
  }

  async function signIn(input: ChannelInput<'account.signIn'>, known: AccountsRecord): Promise<void> {
    const serverUrl = normaliseServerUrl(input.serverUrl)
    const { email, password } = input
    const device = { id: known.clientId, name: deviceName }
    const answer = await api({ serverUrl, route: 'signIn', body: { email, password, device } })
    const there = accounts.get(answer.me.workspace.id)
    const isOpen = there !== undefined && !there.state().isShut
    if (isOpen && !isSame(there, serverUrl, answer)) {
      await revoke(api, serverUrl, answer.tokens.refreshToken, log)
      throw othersFirst(there)
    }
    const account = isOpen ? there : await createFor(serverUrl, answer, known)
    await account.keep(answer.tokens)
    accounts.set(answer.me.workspace.id, account)
    await remember({ serverUrl, email })
    // Told before it works, so that nothing is told of an account that nobody knows.
    if (!isOpen) onState(state())
    account.enter(answer)
    if (isOpen) onState(state())
    const { id, vault } = account.state()
    if (vault === 'memory') onMemoryOnly(id)
    log.info('account.signed-in', { vault, again: isOpen, accounts: accounts.size })
  }

  async function createFor(
    serverUrl: string,
    { me }: RouteResponse<'signIn'>,
    known: AccountsRecord,
  ): Promise<Account> {
    const vault = await firstUsable(vaults, log)
    return create({ serverUrl, me, vault: vault.kind }, vault, known)
  }

  async function signOut({ accountId, discardUnsent }: ChannelInput<'account.signOut'>): Promise<void> {
    const account = accounts.get(accountId)
    if (!account) return
    if (!discardUnsent) refuseLoss(await account.unsent())
    await account.leave()
    accounts.delete(accountId)
    await remember()
    onLeft(accountId)
    onState(state())
    log.info('account.signed-out', { accounts: accounts.size })
  }

  return {
    state,
    start: () => inTurn(start),
    signIn: (input) => inTurn((known) => signIn(input, known)),
    signOut: (input) => inTurn(() => signOut(input)),
  }
}

/** Signing in again is for the same person at the same address: their files and their server stay what they were. */
function isSame(account: Account, serverUrl: string, { me }: RouteResponse<'signIn'>): boolean {
  const there = account.state()
  return there.serverUrl === serverUrl && there.me.user.id === me.user.id
}

function othersFirst(account: Account): ParleyError {
  const { me, serverUrl } = account.state()
  const { host } = new URL(serverUrl)
  return new ParleyError('CONFLICT', `${me.user.name} is signed in to ${me.workspace.name} at ${host}.`, {
    hint: 'Sign out of that workspace first. What has not been sent would otherwise be lost.',
  })
}

function refuseLoss(unsent: number | null): void {
  if (unsent === 0) return
  const message =
    unsent === null
      ? 'Parley cannot tell whether all of your messages have been sent.'
      : 'Some of your messages have not been sent yet.'
  throw new ParleyError('CONFLICT', message, {
    hint: 'Wait until they are sent, or sign out and discard them.',
  })
}
