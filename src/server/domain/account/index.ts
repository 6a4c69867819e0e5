export { type AccessTokens, type Caller, tokenExpired } from './access-token.ts'
export { type Account, createAccount } from './account.ts'
export { hashPassword } from './password.ts'
