import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { Account as AccountState } from '#shared/ipc.ts'
import type { Me, RouteResponse, Tokens } from '#shared/rest.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import type { Remembered } from './accounts-file.ts'
import { type Api, revoke } from './api.ts'
import { accountFolder, makeWay, newCacheKey, readSecrets, vaultName, writeSecrets } from './secrets.ts'
import { createTokenKeeper, type TokenKeeper } from './tokens.ts'
import { isUsable, type Vault } from './vault.ts'

/** Everything the engine must know of who is signed in. */
export interface SignedIn {
  folder: string
  key: Buffer
  me: Me
  serverUrl: string
  clientId: Id
  accessToken: TokenKeeper['accessToken']
}

/** What works for one account: opened, told and destroyed as the account comes and goes. */
export interface AccountDesk {
  open(signedIn: SignedIn): void
  /** Its files cannot be opened before somebody signs in again. */
  shut(): void
  signedInAgain(): void
  /** Messages that the server has not taken. Throws when the files cannot be opened. */
  unsent(): Promise<number>
  /** Stops, and removes the account's files, whether or not they could be opened. */
  destroy(folder: string): Promise<void>
}

export interface AccountOptions {
  userData: string
  clientId: Id
  remembered: Remembered
  vault: Vault
  api: Api
  desk: AccountDesk
  /** What is remembered, or what is shown, is another than before. */
  onChanged(): void
  log: Log
}

/** One account's life on this computer: its secrets, its tokens, and the desk that works for it. */
export interface Account {
  state(): AccountState
  /** Opens it with what the last run has left in the vault; when that is out of reach, it is shut. */
  start(): Promise<void>
  /** Puts a sign-in's secrets where the next start finds them. */
  keep(tokens: Tokens): Promise<void>
  /** Goes to work with a sign-in that has been kept. */
  enter(answer: RouteResponse<'signIn'>): void
  /** Messages that would be lost with it. Null when its files cannot be opened to count them. */
  unsent(): Promise<number | null>
  /** Tells the server, and removes files, key and tokens from this computer. */
  leave(): Promise<void>
}

export function createAccount(options: AccountOptions): Account {
  const { userData, clientId, vault, api, desk, onChanged, log } = options
  const { serverUrl } = options.remembered
  let { me } = options.remembered
  const name = vaultName(serverUrl, me.user.id)
  const folder = accountFolder(userData, vault, name)
  let isShut = false
  let cacheKey: string | null = null
  let keeper: TokenKeeper | null = null

  function open(refreshToken: string, key: string): TokenKeeper {
    const store = (next: string) => writeSecrets(vault, name, { refreshToken: next, cacheKey: key })
    const opened = createTokenKeeper({ serverUrl, refreshToken, api, store, log })
    cacheKey = key
    keeper = opened
    desk.open({
      folder,
      key: Buffer.from(key, 'base64'),
      me,
      serverUrl,
      clientId,
      accessToken: opened.accessToken,
    })
    return opened
  }

  async function start(): Promise<void> {
    try {
      const secrets = await readSecrets(vault, name)
      if (secrets) {
        void renewMe(open(secrets.refreshToken, secrets.cacheKey))
        return
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

  return {
    state: () => ({ id: me.workspace.id, me, serverUrl, vault: vault.kind, isShut }),
    start,
    async keep({ refreshToken }) {
      cacheKey ??= await findKey()
      await writeSecrets(vault, name, { refreshToken, cacheKey })
    },
    enter(answer) {
      if (cacheKey === null) throw new Error('A sign-in is kept before it is used.')
      me = answer.me
      if (keeper === null) {
        open(answer.tokens.refreshToken, cacheKey).accept(answer.tokens)
      } else {
        keeper.accept(answer.tokens)
        desk.signedInAgain()
      }
    },
    unsent: () => desk.unsent().catch(() => null),
    async leave() {
      if (keeper) await revoke(api, serverUrl, keeper.refreshToken(), log)
      await desk.destroy(folder)
      await vault
        .remove(name)
        .catch((error: unknown) => log.error('account.secrets-not-removed', errorFacts(error)))
    },
  }
}
