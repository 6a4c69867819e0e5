export type { AccountDesk, SignedIn } from './account.ts'
export { type Accounts, createAccounts } from './accounts.ts'
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
export { encryptedFileVault } from './encrypted-file-vault.ts'
export { type Keychain, keychainVault } from './keychain-vault.ts'
export { impatient, memoryVault } from './vault.ts'
