import { ERROR_KINDS, type ErrorCode } from '#shared/errors.ts'

/**
 * What becomes of a message that was not taken. `waits`: the line's trouble, not the message's. `pauses`: the server
 * wants less from all of us. `later`: it may be taken next time. `stale`: its author decides. `failed`: for good.
 */
export type SendVerdict = 'waits' | 'pauses' | 'later' | 'stale' | 'failed'

const WAITS: ReadonlySet<ErrorCode> = new Set([
  'OFFLINE',
  'UNAUTHENTICATED',
  'TOKEN_EXPIRED',
  'UNSUPPORTED_CLIENT',
])

export function judgeRefusal(code: ErrorCode): SendVerdict {
  if (WAITS.has(code)) return 'waits'
  if (code === 'RATE_LIMITED') return 'pauses'
  if (code === 'STALE') return 'stale'
  return ERROR_KINDS[code].retryable ? 'later' : 'failed'
}
