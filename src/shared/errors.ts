import { z } from 'zod'
import { sessionStatus } from './entities.ts'
import { id, seq, timestamp } from './ids.ts'

/**
 * Every way in which Parley refuses, on REST, socket and IPC alike. `http` is the status REST answers with;
 * `retryable` says whether the same request may succeed later without anybody changing it.
 */
export const ERROR_KINDS = {
  INVALID: { http: 400, retryable: false },
  UNAUTHENTICATED: { http: 401, retryable: false },
  TOKEN_EXPIRED: { http: 401, retryable: false },
  WRONG_CREDENTIALS: { http: 401, retryable: false },
  /** The password was right, and a code is needed as well: `details` is a SecondFactorChallenge. */
  SECOND_FACTOR_REQUIRED: { http: 401, retryable: false },
  /** This device has to destroy what it holds: `details` is a WipeOrder. */
  DEVICE_WIPED: { http: 401, retryable: false },
  FORBIDDEN: { http: 403, retryable: false },
  NOT_FOUND: { http: 404, retryable: false },
  /** The reply was written against a state that has changed: see `details` of {@link staleDetails}. */
  STALE: { http: 409, retryable: false },
  /** Somebody else was first: `details` of {@link conflictDetails} names them. */
  CONFLICT: { http: 409, retryable: false },
  /** An id came back with another payload: a client's mistake, never to be retried. */
  ID_REUSED: { http: 409, retryable: false },
  /** The session is ended or locked. */
  READ_ONLY: { http: 409, retryable: false },
  TRANSITION: { http: 409, retryable: false },
  TOO_LARGE: { http: 413, retryable: false },
  UNSUPPORTED_CLIENT: { http: 426, retryable: false },
  RATE_LIMITED: { http: 429, retryable: true },
  SLOW_CONSUMER: { http: 429, retryable: true },
  INTERNAL: { http: 500, retryable: true },
  UNAVAILABLE: { http: 503, retryable: true },
  /** The console cannot reach its server. Never sent by a server. */
  OFFLINE: { http: 503, retryable: true },
  TIMEOUT: { http: 504, retryable: true },
} as const satisfies Record<string, { http: number; retryable: boolean }>

export type ErrorCode = keyof typeof ERROR_KINDS
export const errorCode = z.enum(Object.keys(ERROR_KINDS) as [ErrorCode, ...ErrorCode[]])

/** What a refusal looks like on every boundary. `message` is a plain sentence; `hint` says what to do next. */
export const errorBody = z.object({
  code: errorCode,
  message: z.string(),
  field: z.string().optional(),
  hint: z.string().optional(),
  requestId: z.string().optional(),
  retryAfterMs: z.int().nonnegative().optional(),
  details: z.record(z.string(), z.json()).optional(),
})
export type ErrorBody = z.infer<typeof errorBody>

const happening = { seq, at: timestamp }

/** Something that others have done in a session, at its place there. Text comes by sync. */
export const staleChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    ...happening,
    senderKind: z.enum(['customer', 'user']),
    senderId: id.nullable(),
  }),
  /** By nobody: routing did it. */
  z.object({
    kind: z.literal('owner_changed'),
    ...happening,
    fromUserId: id.nullable(),
    toUserId: id.nullable(),
    toTeamId: id.nullable(),
    byId: id.nullable(),
  }),
  z.object({
    kind: z.literal('status_changed'),
    ...happening,
    from: sessionStatus,
    to: sessionStatus,
    byId: id.nullable(),
  }),
])
export type StaleChange = z.infer<typeof staleChange>

/** Changes that a STALE refusal lists at most: the newest. */
export const MAX_STALE_CHANGES = 50

/** `details` of a STALE refusal: what happened since `baseSeq`, and how the session stands now. */
export const staleDetails = z.object({
  lastSeq: seq,
  reasons: z.array(z.enum(['answered', 'owner_changed', 'status_changed'])).min(1),
  assigneeId: id.nullable(),
  status: sessionStatus,
  /** In rising `seq`. */
  changes: z.array(staleChange).max(MAX_STALE_CHANGES),
})
export type StaleDetails = z.infer<typeof staleDetails>

/** `details` of a CONFLICT refusal: who holds the session now. */
export const conflictDetails = z.object({ assigneeId: z.uuid(), assigneeName: z.string() })
export type ConflictDetails = z.infer<typeof conflictDetails>

/** A refusal on its way to a boundary. Thrown inside a process, an {@link ErrorBody} outside of it. */
export class ParleyError extends Error {
  override readonly name = 'ParleyError'
  readonly body: ErrorBody

  constructor(code: ErrorCode, message: string, more: Omit<ErrorBody, 'code' | 'message'> = {}) {
    super(message)
    this.body = { code, message, ...more }
  }

  get code(): ErrorCode {
    return this.body.code
  }

  get retryable(): boolean {
    return ERROR_KINDS[this.body.code].retryable
  }

  static from(body: ErrorBody): ParleyError {
    const { code, message, ...more } = body
    return new ParleyError(code, message, more)
  }
}

/** The refusal for input that a schema turned down: names the first field that is wrong. */
export function invalidInput(error: z.ZodError): ParleyError {
  const issue = error.issues[0]
  const field = issue?.path.join('.')
  return new ParleyError('INVALID', issue?.message ?? 'The input is not valid.', field ? { field } : {})
}
