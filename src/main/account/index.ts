export type { AccountDesk } from './account.ts'
export { createAccounts } from './accounts.ts'
export {
  type Api,
  type ApiCall,
  createApi,
  type Fetch,
  fetchFromServer,
  reach,
  refusalFrom,
  within,
} from './api.ts'
export { writeAtomically } from './atomic-file.ts'
export { type AuthorisedApi, authorised } from './authorised.ts'
export type { Accounts } from './contract.ts'
export { createDeviceKey } from './device-key.ts'
export { encryptedFileVault } from './encrypted-file-vault.ts'
export { type Keychain, keychainVault } from './keychain-vault.ts'
export type { SignedIn } from './signed-in.ts'
export { firstUsable, impatient, memoryVault, type Vault } from './vault.ts'
export { createWaysIn } from './ways-in.ts'
export { createWiper } from './wipe.ts'
