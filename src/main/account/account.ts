import type { WipeOrder } from '#shared/devices.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { Account as AccountState, Patch } from '#shared/ipc.ts'
import type { RouteResponse, Tokens } from '#shared/rest.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import type { Remembered } from './accounts-file.ts'
import { type Api, type CalledRoute, revoke } from './api.ts'
import { LEASE_RENEWED, leaseNotices } from './notices.ts'
import {
  accountFolder,
  makeWay,
  newCacheKey,
  readSecrets,
  type Secrets,
  vaultName,
  writeSecrets,
} from './secrets.ts'
import { createSignedInAccount, type SignedIn, type SignedInAccount } from './signed-in.ts'
import type { TokenKeeper } from './tokens.ts'
import { isUsable, type Vault } from './vault.ts'
import type { WipeRequest, Wiper } from './wipe.ts'

/** What works for one account: opened, told and closed as the account comes and goes. */
export interface AccountDesk {
  open(signedIn: SignedIn): void
  /** Its files cannot be opened before somebody signs in again. */
  shut(): void
  signedInAgain(): void
  /** Messages that the server has not taken. Throws when the files cannot be opened. */
  unsent(): Promise<number>
  /** Lets go of the account's files for good: they are about to be destroyed. */
  close(): Promise<void>
}

export interface AccountOptions {
  userData: string
  clientId: Id
  remembered: Remembered
  vault: Vault
  api: Api
  desk: AccountDesk
  wiper: Wiper
  /** Messages that have not been sent, in files that nobody has opened; null when they cannot be counted. */
  countUnsent(signedIn: SignedIn): Promise<number | null>
  /** What is remembered, or what is shown, is another than before. */
  onChanged(): void
  /** The server has ordered what is here of this account to be destroyed. */
  onOrder(order: WipeOrder): void
  emit(patches: Patch[]): void
  log: Log
}

/** Why an account is destroyed. */
export type Ending = Pick<WipeRequest, 'reason' | 'wipeToken'>

/** One account's life on this computer: its secrets, its tokens, its lease, and the desk that works for it. */
export interface Account {
  state(): AccountState
  /**
   * Opens it with what the last run has left in the vault; when that is out of reach, it is shut. Answers false when
   * its lease is over: then nothing is opened, and it is to be destroyed.
   */
  start(): Promise<boolean>
  /** Puts a sign-in's secrets where the next start finds them. */
  keep(tokens: Tokens): Promise<void>
  /** Goes to work with a sign-in that has been kept. */
  enter(answer: RouteResponse<'signIn'>): void
  /** Messages that would be lost with it. Null when its files cannot be opened to count them. */
  unsent(): Promise<number | null>
  /** Whether what is kept here may not be kept any longer. A server that answers renews the lease first. */
  isOver(): Promise<boolean>
  notices(): Promise<Patch[]>
  /** Asks the server something in its name. */
  call<Name extends CalledRoute>(route: Name, body?: object): Promise<RouteResponse<Name>>
  /** Tells the server that it signs out. */
  revoke(): Promise<void>
  /** Removes files, key and tokens from this computer; what cannot be removed now, the next start goes on with. */
  destroy(ending: Ending): Promise<void>
}

export function createAccount(options: AccountOptions): Account {
  const { userData, clientId, vault, api, desk, wiper, countUnsent, onChanged, onOrder, emit, log } = options
  const { serverUrl } = options.remembered
  let { me } = options.remembered
  const name = vaultName(serverUrl, me.user.id)
  const folder = accountFolder(userData, vault, name)
  let isShut = false
  let isOpen = false
  let cacheKey: string | null = null
  let signedIn: SignedInAccount | null = null

  function prepare(secrets: Secrets): SignedInAccount {
    cacheKey = secrets.cacheKey
    signedIn = createSignedInAccount({
      ...{ userData, clientId, serverUrl, me, vault, secrets, api, wiper, onOrder, log },
      onContact() {
        emit([LEASE_RENEWED])
        void wiper.deliver(serverUrl)
      },
    })
    return signedIn
  }

  function open(prepared: SignedInAccount): void {
    isOpen = true
    desk.open(prepared.signedIn)
  }

  async function start(): Promise<boolean> {
    try {
      const secrets = await readSecrets(vault, name)
      if (secrets) {
        const found = prepare(secrets)
        if (await isOver()) return false
        open(found)
        void renewMe(found.keeper)
        return true
      }
      if (await isUsable(vault, log)) {
        log.warn('account.secrets-lost', { vault: vault.kind })
        await makeWay(folder, vault)
      }
    } catch (error) {
      // Not lost, only out of reach: the files stay where they are, for the key may be back the next time.
      log.error('account.vault-silent', { vault: vault.kind, ...errorFacts(error) })
    }
    isShut = true
    desk.shut()
    onChanged()
    return true
  }

  async function isOver(): Promise<boolean> {
    if (signedIn === null) return false
    const { state } = await signedIn.lease.check()
    return state === 'over' && !(await signedIn.reach())
  }

  /** Name, role or teams may have changed since the last time; offline, the next start asks again. */
  async function renewMe({ accessToken }: TokenKeeper): Promise<void> {
    try {
      const fresh = await api({ serverUrl, route: 'me', accessToken: await accessToken(false) })
      // What a server may not change is whose account this is: files, key and place in the list hang on it.
      if (fresh.workspace.id !== me.workspace.id || fresh.user.id !== me.user.id) {
        log.warn('account.me-is-somebody-else')
      } else if (JSON.stringify(fresh) !== JSON.stringify(me)) {
        me = fresh
        onChanged()
      }
    } catch (error) {
      log.info('account.me-not-renewed', { code: error instanceof ParleyError ? error.code : null })
    }
  }

  /** The key that the account's files are encrypted with; files of a key that is gone make way. */
  async function findKey(): Promise<string> {
    const kept = await readSecrets(vault, name)
    if (kept) return kept.cacheKey
    await makeWay(folder, vault)
    return newCacheKey()
  }

  async function call<Name extends CalledRoute>(route: Name, body?: object): Promise<RouteResponse<Name>> {
    const { keeper } = signedIn ?? {}
    if (!keeper) throw new ParleyError('UNAUTHENTICATED', 'You are signed out.', { hint: 'Sign in again.' })
    const ask = async (refresh: boolean) =>
      api({ serverUrl, route, ...(body && { body }), accessToken: await keeper.accessToken(refresh) })
    return ask(false).catch((error: unknown) => {
      if (error instanceof ParleyError && error.code === 'TOKEN_EXPIRED') return ask(true)
      throw error
    })
  }

  /** Messages that are lost with it, in files that may not be open. */
  async function countLost(): Promise<number | null> {
    if (signedIn === null) return null
    return (isOpen ? desk.unsent() : countUnsent(signedIn.signedIn)).catch(() => null)
  }

  return {
    state: () => ({ id: me.workspace.id, me, serverUrl, vault: vault.kind, isShut }),
    start,
    async keep({ refreshToken }) {
      cacheKey ??= await findKey()
      await writeSecrets(vault, name, { refreshToken, cacheKey })
    },
    enter({ me: fresh, tokens }) {
      if (cacheKey === null) throw new Error('A sign-in is kept before it is used.')
      me = fresh
      const before = signedIn
      const { keeper } = before ?? prepare({ refreshToken: tokens.refreshToken, cacheKey })
      keeper.accept(tokens)
      if (before) desk.signedInAgain()
      else if (signedIn) open(signedIn)
    },
    unsent: () => desk.unsent().catch(() => null),
    isOver,
    notices: async () => (signedIn ? leaseNotices(signedIn.lease) : []),
    call,
    async revoke() {
      if (signedIn) await revoke(api, serverUrl, signedIn.keeper.refreshToken(), log)
    },
    async destroy(ending) {
      const unsent = await countLost()
      if (isOpen) await desk.close()
      else desk.shut()
      const about = { serverUrl, userId: me.user.id, deviceId: clientId, vault: vault.kind }
      const destroyed = signedIn
        ? signedIn.destroy({ ...ending, unsent })
        : wiper.destroy({ ...about, ...ending, unsent, lastContact: null })
      await destroyed.catch((error: unknown) => log.error('account.not-wiped', errorFacts(error)))
    },
  }
}
