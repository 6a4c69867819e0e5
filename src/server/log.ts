import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/** What no line may carry, at its top or one level down. */
const SECRETS = ['authorization', 'password', 'token', 'accessToken', 'refreshToken', 'secret']
const WORDS = ['body', 'subject', 'email', 'name', 'payload', 'input']

/**
 * JSON lines about names and counts. Whatever a customer or an agent wrote, and whatever opens a door, is blanked in
 * the sink, so that no call site can forget it.
 */
export function createLog(level: string, destination: DestinationStream = pino.destination(1)): Log {
  const hidden = [...SECRETS, ...WORDS]
  return pino(
    {
      level,
      base: { app: 'parley-server' },
      redact: { paths: hidden.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
      serializers: { err: describeError },
    },
    destination,
  )
}

/** PostgreSQL puts values of rows into an error's `detail` and `where`: neither is passed on. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, constraint } = error as Error & { code?: string; constraint?: string }
  return { type: error.name, message: error.message, code, constraint, stack: error.stack }
}
