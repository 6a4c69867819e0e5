export { type Challenges, challengeOver, createChallenges, markOf } from './challenge.ts'
export { begin, confirm, findFactor, isRequired, spendCode, wrongCode } from './factor.ts'
export { createSignInKeys, type SignInKeys } from './keys.ts'
export {
  beginSecondFactor,
  confirmSecondFactor,
  putSecondFactorPolicy,
  readSecondFactor,
  readSecondFactorPolicy,
  removeSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
} from './manage.ts'
