import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ERROR_KINDS, type ErrorBody, ParleyError } from '#shared/errors.ts'
import type { Log } from '../log.ts'
import { refusalOf } from '../refusal.ts'

/** Every refusal in one shape, those of the framework included. */
export function registerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, log))
  app.setNotFoundHandler((request, reply) =>
    refuse(request, reply, { code: 'NOT_FOUND', message: 'There is nothing under this address.' }),
  )
}

export function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Log,
): FastifyReply {
  return refuse(request, reply, refusalOf(asParleyError(error), log.child({ requestId: request.id })))
}

function refuse(request: FastifyRequest, reply: FastifyReply, body: ErrorBody): FastifyReply {
  if (body.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(body.retryAfterMs / 1000))
  reply.header('x-request-id', request.id)
  return reply.code(ERROR_KINDS[body.code].http).send({ ...body, requestId: request.id })
}

/** The framework's refusals carry a status and a text that is fit for clients. */
function asParleyError(error: unknown): unknown {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number')
    return error
  // An address with a longer part than any of ours.
  if (error.statusCode === 414) return new ParleyError('NOT_FOUND', 'There is nothing under this address.')
  if (error.statusCode === 413) return new ParleyError('TOO_LARGE', 'The request is too large.')
  if (error.statusCode >= 400 && error.statusCode < 500) return new ParleyError('INVALID', error.message)
  return error
}
