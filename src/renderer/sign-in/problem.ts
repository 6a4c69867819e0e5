import type { ErrorBody } from '#shared/errors.ts'
import type { ChannelInput } from '#shared/ipc.ts'
import { providerRefusal } from '#shared/provider.ts'
import type { MessageKey } from '../i18n/en/index.ts'
import { errorWords, secondsUntilRetry } from '../i18n/error-words.ts'
import type { Words } from '../i18n/I18n.tsx'

export type SignInFields = ChannelInput<'account.signIn'>
export type SignInField = keyof SignInFields | 'code'

/** What stands above the button: the whole attempt failed, no single field did. */
export type ProblemBanner =
  | { kind: 'unreachable'; server: string }
  | { kind: 'rate_limited'; until: number }
  | { kind: 'other'; words: Words }

export interface Problem {
  fields: Partial<Record<SignInField, MessageKey>>
  banner?: ProblemBanner
}

/** What can be seen to be missing without asking the server. */
export function missingFields({ serverUrl, email, password }: SignInFields): Problem | null {
  const fields: Problem['fields'] = {}
  if (serverUrl.trim() === '') fields.serverUrl = 'signIn.invalidServer'
  if (!/^\S+@\S+$/.test(email.trim())) fields.email = 'signIn.invalidEmail'
  if (password === '') fields.password = 'signIn.missingPassword'
  return Object.keys(fields).length > 0 ? { fields } : null
}

/** Where a refusal belongs: at a field, or above the button. `now` in milliseconds. */
export function problemOf(error: ErrorBody, serverUrl: string, now: number): Problem {
  switch (error.code) {
    case 'WRONG_CREDENTIALS':
      if (error.field === 'code') return { fields: { code: 'signIn.wrongCode' } }
      return saying('signIn.wrongCredentials')
    case 'INVALID':
      if (error.field === 'email') return { fields: { email: 'signIn.invalidEmail' } }
      if (error.field === 'password') return { fields: { password: 'signIn.missingPassword' } }
      if (error.field === 'code') return { fields: { code: 'signIn.wrongCode' } }
      return { fields: { serverUrl: serverFault(error) } }
    case 'OFFLINE':
    case 'UNAVAILABLE':
    case 'TIMEOUT':
      return { fields: {}, banner: { kind: 'unreachable', server: hostOf(serverUrl) } }
    case 'CONFLICT':
      return saying('signIn.taken')
    case 'RATE_LIMITED':
      return { fields: {}, banner: { kind: 'rate_limited', until: now + secondsUntilRetry(error) * 1_000 } }
    case 'FORBIDDEN':
      return saying(providerFault(error))
    case 'UNAUTHENTICATED':
      return saying('signIn.over')
    default:
      return { fields: {}, banner: { kind: 'other', words: errorWords(error) } }
  }
}

/** Why an address is not one to sign in at. */
export function serverFault(error: ErrorBody): MessageKey {
  if (error.details?.problem === 'not_parley') return 'signIn.notParley'
  if (error.details?.problem === 'certificate') return 'signIn.certificate'
  return 'signIn.invalidServer'
}

function providerFault(error: ErrorBody): MessageKey {
  const refusal = providerRefusal.safeParse(error.details)
  return refusal.success ? `signIn.provider.${refusal.data.problem}` : 'signIn.notFromHere'
}

function saying(key: MessageKey): Problem {
  return { fields: {}, banner: { kind: 'other', words: { key } } }
}

export function hostOf(serverUrl: string): string {
  return serverUrl
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
}
