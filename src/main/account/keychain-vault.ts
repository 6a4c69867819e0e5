import type { Vault } from './vault.ts'

const KEYCHAIN_SERVICE = 'Parley'

/** keytar, as far as it is used. */
export interface Keychain {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

/** The system's keychain. `load` brings the native module, which may be missing or lack its library. */
export function keychainVault(load: () => Promise<Keychain>): Vault {
  return {
    kind: 'keychain',
    async read(name) {
      const keychain = await load()
      return keychain.getPassword(KEYCHAIN_SERVICE, name)
    },
    async write(name, secret) {
      const keychain = await load()
      await keychain.setPassword(KEYCHAIN_SERVICE, name, secret)
    },
    async remove(name) {
      const keychain = await load()
      await keychain.deletePassword(KEYCHAIN_SERVICE, name)
    },
  }
}
