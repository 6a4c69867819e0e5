import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import type { Config } from '../config/index.ts'
import type { Log } from '../log.ts'
import { registerDocs } from './docs.ts'
import { answerError, registerErrors } from './errors.ts'
import { createHandlers, type HandlerServices } from './handlers/index.ts'
import { registerRoutes } from './routes.ts'
import { registerWidget } from './widget.ts'

export { API_PREFIX } from './routes.ts'

/** Bytes of a body: the longest message (`MAX_BODY`), written in JSON with every character escaped, and some more. */
export const BODY_LIMIT = 64 * 1024

const REQUEST_TIMEOUT_MS = 30_000

export async function createHttp(
  config: Config,
  log: Log,
  services: HandlerServices,
): Promise<FastifyInstance> {
  const app = Fastify({
    // Requests are logged below, by route: the framework's own lines carry addresses and query strings.
    logger: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    genReqId: () => uuidv7(),
    // An address that is no text fails before there is a route, or a hook, to speak for it.
    frameworkErrors: (error, request, reply) => answerError(error, request, reply, log),
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const ms = Math.round(reply.elapsedTime)
    log.info(
      { requestId: request.id, method: request.method, route, status: reply.statusCode, ms },
      'request',
    )
  })
  registerErrors(app, log)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
    },
    hsts: config.production && { maxAge: 31_536_000, includeSubDomains: true },
  })
  await app.register(cors, {
    origin: config.allowedOrigins,
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['retry-after', 'x-request-id'],
    maxAge: 600,
  })
  registerRoutes(app, {
    handlers: createHandlers(services),
    accessTokens: services.account.accessTokens,
    limiter: services.limiter,
  })
  registerDocs(app, services.limiter)
  await registerWidget(app, config.widgetDir, config.widgetSites)
  return app
}
