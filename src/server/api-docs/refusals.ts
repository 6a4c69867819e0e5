import { ERROR_KINDS, type ErrorCode } from '#shared/errors.ts'
import type { DescribedRoute } from './types.ts'

/** What each code means to whoever gets it. */
export const ERROR_WORDS: Readonly<Record<ErrorCode, string>> = {
  INVALID: 'The request does not fit the schema, or its values do not fit together. `field` names the first.',
  UNAUTHENTICATED: 'There is no valid token. Sign in again.',
  TOKEN_EXPIRED: 'The access token has run out. Refresh it, then repeat the request.',
  WRONG_CREDENTIALS: 'The address, the password or the code is wrong.',
  SECOND_FACTOR_REQUIRED:
    'The password was right, and a code is needed as well. `details` is a SecondFactorChallenge.',
  DEVICE_WIPED:
    'This device was wiped, or removed, or its user disabled: it has to destroy what it holds. `details` is a WipeOrder.',
  FORBIDDEN: 'The caller may not do this.',
  NOT_FOUND: 'It is not there, or the caller may not see it.',
  STALE: 'The conversation has moved on since `baseSeq`. `details` is a StaleDetails; `force` sends anyway.',
  CONFLICT:
    'Somebody was first, another chat of this type is open, or it is not to be had twice or taken away. `details` says who or which of a chat: a ConflictDetails, or a `sessionId`.',
  ID_REUSED: 'The id has come before with another payload. Never to be repeated.',
  READ_ONLY: 'The session is ended or locked.',
  TRANSITION: 'The session cannot go from its status to this one.',
  TOO_LARGE: 'The body is larger than the server takes.',
  UNSUPPORTED_CLIENT: 'This version of the protocol or the application is no longer served.',
  RATE_LIMITED: 'Too many requests. `retryAfterMs` says when to come back.',
  SLOW_CONSUMER: 'The connection does not keep up with what it is sent, and is closed.',
  INTERNAL: 'Something went wrong on the server; its log has the `requestId`.',
  UNAVAILABLE: 'The server cannot do this now, and can soon.',
  OFFLINE: 'The console cannot reach its server. Never sent by a server.',
  TIMEOUT: 'No answer came in time. Never sent by a server.',
}

/** Every code that a route may answer with, by status, in the order of `ERROR_KINDS`. */
export function refusalsOf(route: DescribedRoute): ReadonlyMap<number, readonly ErrorCode[]> {
  const codes = new Set<ErrorCode>(['INVALID', 'RATE_LIMITED', 'INTERNAL', 'UNAVAILABLE'])
  if (route.auth !== 'public') codes.add('UNAUTHENTICATED').add('TOKEN_EXPIRED')
  if (route.auth === 'staff' || route.auth === 'any') codes.add('DEVICE_WIPED')
  if (route.auth === 'staff' || route.auth === 'customer') codes.add('FORBIDDEN')
  if (Object.keys(route.params.shape).length > 0) codes.add('NOT_FOUND')
  if (route.body !== null) codes.add('TOO_LARGE')
  for (const code of route.refusals) codes.add(code)

  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of Object.keys(ERROR_KINDS) as ErrorCode[]) {
    if (!codes.has(code)) continue
    const { http } = ERROR_KINDS[code]
    byStatus.set(http, [...(byStatus.get(http) ?? []), code])
  }
  return byStatus
}
