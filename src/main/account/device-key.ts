import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import { firstUsable, type Vault } from './vault.ts'

const ENTRY = 'device-key'

/**
 * The key with which this installation signs that it has destroyed something. It says nothing about anybody and opens
 * nothing, so it outlives the accounts: a receipt may have to be signed long after their keys are gone.
 */
export interface DeviceKey {
  /** As it is registered with servers: the raw public key in base64url. */
  publicKey(): Promise<string>
  /** A compact JWS over the claims. */
  sign(claims: object): Promise<string>
}

export function createDeviceKey(vaults: readonly Vault[], log: Log): DeviceKey {
  let loaded: Promise<KeyObject> | null = null

  async function load(): Promise<KeyObject> {
    for (const vault of vaults) {
      const kept = await vault.read(ENTRY).catch(() => null)
      const key = kept === null ? null : parse(kept)
      if (key) return key
    }
    const { privateKey } = generateKeyPairSync('ed25519')
    const text = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    await (await firstUsable(vaults, log)).write(ENTRY, text)
    return privateKey
  }

  function key(): Promise<KeyObject> {
    loaded ??= load().catch((error: unknown) => {
      loaded = null
      throw error
    })
    return loaded
  }

  function parse(text: string): KeyObject | null {
    try {
      return createPrivateKey(text)
    } catch (error) {
      log.error('device-key.damaged', errorFacts(error))
      return null
    }
  }

  return {
    async publicKey() {
      const { x } = createPublicKey(await key()).export({ format: 'jwk' })
      if (x === undefined) throw new Error('The device key is no Ed25519 key.')
      return x
    },
    // By hand, for the library that the server checks with needs a newer Node than the oldest Electron has.
    async sign(claims) {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
      const text = `${part({ alg: 'EdDSA' })}.${part(claims)}`
      return `${text}.${sign(null, Buffer.from(text), await key()).toString('base64url')}`
    },
  }
}
