import type { SIGN_IN_ROUTES } from '#shared/routes/sign-in.ts'
import { noProvider } from '../../domain/account/index.ts'
import { anybodyAt } from '../../limits/index.ts'
import type { HandlerServices, Handlers } from './handler.ts'

export function signInHandlers({
  account,
  limiter,
  guardSignIn,
  version,
  minAppVersion,
}: HandlerServices): Handlers<keyof typeof SIGN_IN_ROUTES> {
  const { provider } = account
  return {
    async signInOptions() {
      const name = provider?.name
      return { product: 'parley', version, minAppVersion, provider: name === undefined ? null : { name } }
    },
    async enrolAtSignIn({ body, address }) {
      await limiter.consume('connections', anybodyAt(`enrolment ${address}`))
      return account.enrolAtSignIn(body.challenge)
    },
    // A wrong code counts as a wrong password does: for the account, wherever it comes from.
    async signInWithCode({ body, address }) {
      const email = await account.emailOf(body.challenge)
      return guardSignIn(email, address, () => account.signInWithCode(body, address))
    },
    async beginProviderSignIn({ body, address }) {
      await limiter.consume('connections', anybodyAt(`provider ${address}`))
      if (provider === null) throw noProvider()
      return provider.begin(body)
    },
    async signInWithProvider({ body, address }) {
      await limiter.consume('connections', anybodyAt(`provider ${address}`))
      return account.signInWithProvider(body, address)
    },
  }
}
