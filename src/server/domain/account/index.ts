export { type AccessTokens, type Caller, tokenExpired } from './access-token.ts'
export { type Account, createAccount, findWorkspace } from './account.ts'
export { changePassword, listDevices, removeDevice, revokeMember, wipeDevice } from './devices.ts'
export { hashPassword } from './password.ts'
export { createProviderSignIns, type ProviderSignIns } from './provider/index.ts'
export {
  beginSecondFactor,
  confirmSecondFactor,
  createSignInKeys,
  putSecondFactorPolicy,
  readSecondFactor,
  readSecondFactorPolicy,
  removeSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
  type SignInKeys,
} from './second-factor/index.ts'
export { noProvider } from './sign-in.ts'
export type { Trust } from './trust.ts'
export { takeReceipt } from './wipe-receipt.ts'
