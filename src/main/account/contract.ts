import type { Id } from '#shared/ids.ts'
import type { AccountsState, ChannelInput, ChannelOutput, ServerFound, StoreChange } from '#shared/ipc.ts'
import type { RouteResponse } from '#shared/rest.ts'
import type { Enrolment } from '#shared/second-factor.ts'
import type { Log } from '../diagnostics/index.ts'
import type { AccountDesk } from './account.ts'
import type { Api, CalledRoute } from './api.ts'
import type { DeviceKey } from './device-key.ts'
import type { SignedIn } from './signed-in.ts'
import type { Vault } from './vault.ts'
import type { WaysIn } from './ways-in.ts'
import type { Wiper } from './wipe.ts'

/** What the accounts of this computer lean on. */
export interface AccountsOptions {
  userData: string
  deviceName: string
  /** Best first; the last one never fails. */
  vaults: readonly Vault[]
  api: Api
  deviceKey: DeviceKey
  ways: WaysIn
  wiper: Wiper
  /** Messages that have not been sent, in files that nobody has opened; null when they cannot be counted. */
  countUnsent(signedIn: SignedIn): Promise<number | null>
  /** Where one account's work is done: the same one each time it is asked for. */
  deskOf(accountId: Id): AccountDesk
  /** The account is gone, and what worked for it. */
  onLeft(accountId: Id): void
  /** Who is signed in, and what must be known of that. */
  emit(changes: StoreChange[]): void
  log: Log
}

/** The accounts of this computer. */
export interface Accounts {
  state(): AccountsState
  start(): Promise<void>
  signIn(input: ChannelInput<'account.signIn'>): Promise<void>
  signInWithCode(
    input: ChannelInput<'account.signInWithCode'>,
  ): Promise<ChannelOutput<'account.signInWithCode'>>
  enrol(): Promise<Enrolment>
  signInWithProvider(input: ChannelInput<'account.signInWithProvider'>): Promise<void>
  leaveProvider(): void
  checkServer(input: ChannelInput<'server.check'>): Promise<ServerFound>
  signOut(input: ChannelInput<'account.signOut'>): Promise<void>
  /** Takes a place off the list of those that one has signed out of. */
  forget(input: ChannelInput<'account.forget'>): Promise<void>
  /** Asks an account's server something in its name. */
  call<Name extends CalledRoute>(accountId: Id, route: Name, body?: object): Promise<RouteResponse<Name>>
  /** Whether what is kept here may still be kept, of each account. To be asked every hour, and after a sleep. */
  checkLeases(): Promise<void>
  /** What whoever looks at the window now must know, besides the state. */
  notices(): Promise<StoreChange[]>
  /** Whether somebody is remembered here besides those whose secrets have these names. */
  hasOthers(names: ReadonlySet<string>): boolean
}
