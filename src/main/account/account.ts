import { join } from 'node:path'
import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { AccountState, ChannelInput, Patch } from '#shared/ipc.ts'
import type { Me, RouteResponse } from '#shared/rest.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import { type AccountsRecord, readAccounts, writeAccounts } from './accounts-file.ts'
import type { Api } from './api.ts'
import {
  accountFolder,
  makeWay,
  newCacheKey,
  readSecrets,
  type Secrets,
  vaultName,
  writeSecrets,
} from './secrets.ts'
import { normaliseServerUrl } from './server-url.ts'
import { createTokenKeeper, type TokenKeeper } from './tokens.ts'
import { firstUsable, isUsable, type Vault } from './vault.ts'

/** Milliseconds that signing out waits for the server to hear of it. */
const FAREWELL_MS = 5_000

/** Everything the engine must know of who is signed in. */
export interface SignedIn {
  folder: string
  key: Buffer
  me: Me
  serverUrl: string
  clientId: Id
  accessToken: TokenKeeper['accessToken']
}

/** What works for the signed-in account: opened, told and destroyed as the account comes and goes. */
export interface AccountDesk {
  open(signedIn: SignedIn): void
  /** Nobody is signed in. */
  empty(): void
  signedInAgain(): void
  unsent(): Promise<number>
  /** Removes the account's files. */
  destroy(): Promise<void>
}

export interface AccountOptions {
  userData: string
  deviceName: string
  /** Best first; the last one never fails. */
  vaults: readonly Vault[]
  api: Api
  desk: AccountDesk
  emit(patches: Patch[]): void
  log: Log
}

export interface Account {
  state(): AccountState
  start(): Promise<void>
  signIn(input: ChannelInput<'account.signIn'>): Promise<void>
  signOut(input: ChannelInput<'account.signOut'>): Promise<void>
}

interface Current {
  serverUrl: string
  me: Me
  vault: Vault
  name: string
  keeper: TokenKeeper
}

/** Who is signed in on this computer, where their secrets are, and what happens when that changes. */
export function createAccount({
  userData,
  deviceName,
  vaults,
  api,
  desk,
  emit,
  log,
}: AccountOptions): Account {
  const file = join(userData, 'accounts.json')
  let state: AccountState = { state: 'starting' }
  let record: AccountsRecord
  let current: Current | null = null
  /** Starting, signing in and signing out never overlap. */
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<Value>(action: () => Promise<Value>): Promise<Value> {
    const turn = last.then(action)
    last = turn.catch(() => undefined)
    return turn
  }

  function become(next: AccountState): void {
    state = next
    emit([{ kind: 'account', account: next }])
  }

  async function save(changes: Partial<AccountsRecord>): Promise<void> {
    record = { ...record, ...changes }
    await writeAccounts(file, record)
  }

  function enter(serverUrl: string, me: Me, vault: Vault, { refreshToken, cacheKey }: Secrets): TokenKeeper {
    const name = vaultName(serverUrl, me.user.id)
    const store = (next: string) => writeSecrets(vault, name, { refreshToken: next, cacheKey })
    const keeper = createTokenKeeper({ serverUrl, refreshToken, api, store, log })
    current = { serverUrl, me, vault, name, keeper }
    desk.open({
      folder: accountFolder(userData, vault, name),
      key: Buffer.from(cacheKey, 'base64'),
      me,
      serverUrl,
      clientId: record.clientId,
      accessToken: keeper.accessToken,
    })
    return keeper
  }

  function leave(): void {
    current = null
    desk.empty()
    emit([{ kind: 'reset' }])
    become({ state: 'signed_out', serverUrl: record.serverUrl, email: record.email })
  }

  async function start(): Promise<void> {
    record = await readAccounts(file, log)
    const { serverUrl, signedIn } = record
    const vault = vaults.find(({ kind }) => kind === signedIn?.vault)
    if (!serverUrl || !signedIn || !vault) return leave()
    // The role is known before the keychain has answered, and so before the first paint.
    become({ state: 'signed_in', me: signedIn.me, serverUrl, vault: vault.kind })
    const name = vaultName(serverUrl, signedIn.me.user.id)
    try {
      const secrets = await readSecrets(vault, name)
      if (secrets) {
        enter(serverUrl, signedIn.me, vault, secrets)
        void renewMe()
        return
      }
      if (await isUsable(vault, log)) {
        log.warn('account.secrets-lost', { vault: vault.kind })
        await makeWay(accountFolder(userData, vault, name), vault)
      }
    } catch (error) {
      // Not lost, only out of reach: the files stay where they are, for the key may be back the next time.
      log.error('account.vault-silent', { vault: vault.kind, ...errorFacts(error) })
    }
    leave()
  }

  /** Name, role or teams may have changed since the last time; offline, the next start asks again. */
  async function renewMe(): Promise<void> {
    const asked = current
    if (!asked) return
    try {
      const accessToken = await asked.keeper.accessToken(false)
      const me = await api({ serverUrl: asked.serverUrl, route: 'me', accessToken })
      if (current !== asked || JSON.stringify(me) === JSON.stringify(asked.me)) return
      current = { ...asked, me }
      const vault = asked.vault.kind
      become({ state: 'signed_in', me, serverUrl: asked.serverUrl, vault })
      await save({ signedIn: { me, vault } })
    } catch (error) {
      log.info('account.me-not-renewed', { code: error instanceof ParleyError ? error.code : null })
    }
  }

  async function signIn(input: ChannelInput<'account.signIn'>): Promise<void> {
    const serverUrl = normaliseServerUrl(input.serverUrl)
    if (current && current.serverUrl !== serverUrl) throw othersFirst(current)
    const device = { id: record.clientId, name: deviceName }
    const { email, password } = input
    const answer = await api({ serverUrl, route: 'signIn', body: { email, password, device } })
    if (current && current.me.user.id !== answer.me.user.id) {
      await revoke(serverUrl, answer.tokens.refreshToken)
      throw othersFirst(current)
    }
    const vault = current?.vault ?? (await firstUsable(vaults, log))
    const cacheKey = await keyFor(vault, vaultName(serverUrl, answer.me.user.id))
    await settle(serverUrl, email, vault, { refreshToken: answer.tokens.refreshToken, cacheKey }, answer)
  }

  /** The key that the account's files are encrypted with; files of a key that is gone make way. */
  async function keyFor(vault: Vault, name: string): Promise<string> {
    const kept = await readSecrets(vault, name)
    if (kept) return kept.cacheKey
    await makeWay(accountFolder(userData, vault, name), vault)
    return newCacheKey()
  }

  async function settle(
    serverUrl: string,
    email: string,
    vault: Vault,
    secrets: Secrets,
    { me, tokens }: RouteResponse<'signIn'>,
  ): Promise<void> {
    await writeSecrets(vault, vaultName(serverUrl, me.user.id), secrets)
    await save({ serverUrl, email, signedIn: { me, vault: vault.kind } })
    const before = current
    const keeper = before?.keeper ?? enter(serverUrl, me, vault, secrets)
    keeper.accept(tokens)
    become({ state: 'signed_in', me, serverUrl, vault: vault.kind })
    if (before) desk.signedInAgain()
    if (vault.kind === 'memory')
      emit([{ kind: 'notice', notice: { id: 'vault', kind: 'vault_memory_only' } }])
    log.info('account.signed-in', { vault: vault.kind, again: before !== null })
  }

  async function signOut({ discardUnsent }: ChannelInput<'account.signOut'>): Promise<void> {
    if (!current) return
    const { serverUrl, vault, name, keeper } = current
    if (!discardUnsent && (await desk.unsent()) > 0) {
      throw new ParleyError('CONFLICT', 'Some of your messages have not been sent yet.', {
        hint: 'Wait until they are sent, or sign out and discard them.',
      })
    }
    await revoke(serverUrl, keeper.refreshToken())
    await desk.destroy()
    await vault
      .remove(name)
      .catch((error: unknown) => log.error('account.secrets-not-removed', errorFacts(error)))
    await save({ signedIn: null })
    leave()
    log.info('account.signed-out')
  }

  /** The server is told if it can be; an unreachable one must not keep anybody from leaving. */
  async function revoke(serverUrl: string, refreshToken: string): Promise<void> {
    await api({ serverUrl, route: 'signOut', body: { refreshToken }, timeout: FAREWELL_MS }).catch(
      (error: unknown) =>
        log.warn('account.not-revoked', { code: error instanceof ParleyError ? error.code : null }),
    )
  }

  return {
    state: () => state,
    start: () => inTurn(start),
    signIn: (input) => inTurn(() => signIn(input)),
    signOut: (input) => inTurn(() => signOut(input)),
  }
}

function othersFirst({ me, serverUrl }: Current): ParleyError {
  return new ParleyError('CONFLICT', `${me.user.name} is signed in at ${new URL(serverUrl).host}.`, {
    hint: 'Sign out first. What has not been sent would otherwise be lost.',
  })
}
