import { type Lease, type WipeOrder, wipeOrder } from '#shared/devices.ts'
import type { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { Me } from '#shared/rest.ts'
import type { Log } from '../diagnostics/index.ts'
import type { Api } from './api.ts'
import { type AccountLease, openLease } from './lease.ts'
import { accountFolder, type Secrets, vaultName, writeSecrets } from './secrets.ts'
import { createTokenKeeper, type TokenKeeper } from './tokens.ts'
import type { Vault } from './vault.ts'
import type { WipeRequest, Wiper } from './wipe.ts'

/** Everything the engine must know of who is signed in. */
export interface SignedIn {
  folder: string
  key: Buffer
  me: Me
  serverUrl: string
  clientId: Id
  accessToken: TokenKeeper['accessToken']
  /** The server has answered this account. */
  onContact(lease: Lease): void
  /** The server has told this device to wipe itself. */
  onWiped(refusal: ParleyError): void
}

/** One signed-in account: its secrets, its tokens, its lease. */
export interface SignedInAccount {
  /** For whoever opens its files. */
  readonly signedIn: SignedIn
  readonly keeper: TokenKeeper
  readonly lease: AccountLease
  /** Asks the server, which renews the lease: a clock that is wrong costs nothing while that works. */
  reach(): Promise<boolean>
  /** Lets nothing be written to the vault any more, and destroys what is there, its files and its traces. */
  destroy(why: Pick<WipeRequest, 'reason' | 'wipeToken' | 'unsent'>): Promise<void>
}

export interface SignedInAccountOptions {
  userData: string
  clientId: Id
  serverUrl: string
  me: Me
  vault: Vault
  secrets: Secrets
  api: Api
  wiper: Wiper
  onContact(): void
  /** An order for this account on this device; others are none. */
  onOrder(order: WipeOrder): void
  log: Log
}

export function createSignedInAccount(options: SignedInAccountOptions): SignedInAccount {
  const { userData, clientId, serverUrl, me, vault, secrets, api, wiper, log } = options
  const { cacheKey } = secrets
  const name = vaultName(serverUrl, me.user.id)
  const lease = openLease({ vault, name, log })
  let writing: Promise<void> = Promise.resolve()
  let isOver = false

  async function onContact(contact: Lease): Promise<void> {
    await lease.contact(contact)
    options.onContact()
  }

  function onWiped(refusal: ParleyError): void {
    const order = wipeOrder.safeParse(refusal.body.details)
    if (order.success && order.data.userId === me.user.id && order.data.deviceId === clientId) {
      options.onOrder(order.data)
    } else {
      log.error('account.wipe-order-of-another')
    }
  }

  const keeper = createTokenKeeper({
    serverUrl,
    refreshToken: secrets.refreshToken,
    api,
    async store(refreshToken) {
      if (isOver) return
      writing = writeSecrets(vault, name, { refreshToken, cacheKey })
      await writing
    },
    onContact: (contact) => void onContact(contact),
    onWiped,
    log,
  })

  return {
    signedIn: {
      folder: accountFolder(userData, vault, name),
      key: Buffer.from(cacheKey, 'base64'),
      me,
      serverUrl,
      clientId,
      accessToken: keeper.accessToken,
      onContact: (contact) => void onContact(contact),
      onWiped,
    },
    keeper,
    lease,
    reach: () =>
      keeper.accessToken(true).then(
        () => true,
        () => false,
      ),
    async destroy(why) {
      const lastContact = await lease.lastContact()
      isOver = true
      await writing.catch(() => undefined)
      await lease.end()
      const about = { serverUrl, userId: me.user.id, deviceId: clientId, vault: vault.kind }
      await wiper.destroy({ ...about, lastContact, ...why })
    },
  }
}
