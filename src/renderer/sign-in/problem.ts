import type { ErrorBody } from '#shared/errors.ts'
import type { ChannelInput } from '#shared/ipc.ts'
import type { MessageKey } from '../i18n/en/index.ts'
import { errorWords, secondsUntilRetry } from '../i18n/error-words.ts'
import type { Words } from '../i18n/I18n.tsx'

export type SignInFields = ChannelInput<'account.signIn'>
export type SignInField = keyof SignInFields

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
export function problemOf(error: ErrorBody, { serverUrl }: SignInFields, now: number): Problem {
  switch (error.code) {
    case 'WRONG_CREDENTIALS':
      return { fields: {}, banner: { kind: 'other', words: { key: 'signIn.wrongCredentials' } } }
    case 'INVALID':
      if (error.field === 'email') return { fields: { email: 'signIn.invalidEmail' } }
      if (error.field === 'password') return { fields: { password: 'signIn.missingPassword' } }
      return { fields: { serverUrl: 'signIn.invalidServer' } }
    case 'OFFLINE':
    case 'TIMEOUT':
    case 'UNAVAILABLE':
      return { fields: {}, banner: { kind: 'unreachable', server: hostOf(serverUrl) } }
    case 'CONFLICT':
      return { fields: {}, banner: { kind: 'other', words: { key: 'signIn.taken' } } }
    case 'RATE_LIMITED':
      return { fields: {}, banner: { kind: 'rate_limited', until: now + secondsUntilRetry(error) * 1_000 } }
    default:
      return { fields: {}, banner: { kind: 'other', words: errorWords(error) } }
  }
}

function hostOf(serverUrl: string): string {
  return serverUrl
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
}
