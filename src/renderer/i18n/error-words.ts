import type { ErrorBody, ErrorCode } from '#shared/errors.ts'
import type { MessageKey } from './en/index.ts'
import type { Words } from './I18n.tsx'

const KEYS: Partial<Record<ErrorCode, MessageKey>> = {
  UNAUTHENTICATED: 'error.signInAgain',
  TOKEN_EXPIRED: 'error.signInAgain',
  DEVICE_WIPED: 'error.deviceWiped',
  FORBIDDEN: 'error.forbidden',
  NOT_FOUND: 'error.notFound',
  READ_ONLY: 'error.readOnly',
  TRANSITION: 'error.transition',
  CONFLICT: 'error.transition',
  TOO_LARGE: 'error.tooLarge',
  UNSUPPORTED_CLIENT: 'error.unsupported',
  UNAVAILABLE: 'error.offline',
  OFFLINE: 'error.offline',
  TIMEOUT: 'error.timeout',
}

/** A refusal in the agent's words. What the server wrote is for logs: it knows neither language nor screen. */
export function errorWords(error: ErrorBody): Words {
  if (error.code === 'RATE_LIMITED') {
    return { key: 'error.rateLimited', values: { seconds: secondsUntilRetry(error) } }
  }
  return { key: KEYS[error.code] ?? 'error.generic' }
}

/** {@link errorWords} where a file is what was refused. */
export function fileErrorWords(error: ErrorBody): Words {
  if (error.code === 'TOO_LARGE') return { key: 'error.fileTooLarge' }
  if (error.code === 'INVALID') return { key: 'error.fileRefused' }
  return errorWords(error)
}

export function secondsUntilRetry(error: ErrorBody): number {
  return Math.max(1, Math.ceil((error.retryAfterMs ?? 1_000) / 1_000))
}
