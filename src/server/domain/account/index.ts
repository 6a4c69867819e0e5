export { type AccessTokens, type Caller, tokenExpired } from './access-token.ts'
export { type Account, createAccount, findWorkspace } from './account.ts'
export { changePassword, listDevices, removeDevice, revokeMember } from './devices.ts'
export { hashPassword } from './password.ts'
