import type { z } from 'zod'
import { type ErrorBody, invalidInput, ParleyError } from '#shared/errors.ts'
import { isDatabaseUnavailable } from './db/index.ts'
import type { Log } from './log.ts'
import { assertSound } from './soundness.ts'

const UNAVAILABLE_RETRY_MS = 2_000

/** What a client gets to hear of an error. Whatever is not a refusal is a fault of ours: logged, and not described. */
export function refusalOf(error: unknown, log: Log): ErrorBody {
  if (error instanceof ParleyError) return error.body
  if (isDatabaseUnavailable(error)) {
    log.warn({ err: error }, 'the database does not answer')
    return {
      code: 'UNAVAILABLE',
      message: 'The server cannot reach its database.',
      retryAfterMs: UNAVAILABLE_RETRY_MS,
    }
  }
  log.error({ err: error }, 'a request failed')
  return { code: 'INTERNAL', message: 'Something went wrong on the server.' }
}

/** Data from outside as its schema's type, or the refusal that names the field. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  assertSound(input)
  const result = schema.safeParse(input)
  if (!result.success) throw invalidInput(result.error)
  return result.data
}
