import cors from '@fastify/cors'
import Fastify, { type FastifyInstance } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import type { Config } from '../config/index.ts'
import type { Log } from '../log.ts'
import { inNetworks } from './address.ts'
import { registerDocs } from './docs.ts'
import { answerError, registerErrors } from './errors.ts'
import { createHandlers, type HandlerServices } from './handlers/index.ts'
import { registerProvider } from './provider.ts'
import { registerRoutes } from './routes.ts'
import { addBareHeaders, registerSecurityHeaders } from './security-headers.ts'
import { registerWidget } from './widget.ts'

export { addressOf, type InNetworks, inNetworks } from './address.ts'
export { API_PREFIX } from './routes.ts'
export { bareHeaders } from './security-headers.ts'

/** Bytes of a body: the longest message (`MAX_BODY`), written in JSON with every character escaped, and some more. */
export const BODY_LIMIT = 64 * 1024

/** Until a request has come as a whole: 10 MB on a line of 0.7 Mbit/s. */
const REQUEST_TIMEOUT_MS = 120_000
/** A client that takes longer to say what it wants is not waited for; nor is one that has nothing more to say. */
const HEADERS_TIMEOUT_MS = 10_000
const KEEP_ALIVE_MS = 72_000
const LOOK_FOR_SLOW_EVERY_MS = 5_000
/** Bytes of all headers of a request: a token and what browsers add. */
const MAX_HEADERS = 16 * 1024

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
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: {
      headersTimeout: HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: LOOK_FOR_SLOW_EVERY_MS,
      maxHeaderSize: MAX_HEADERS,
    },
    // An empty list is nobody: what is forwarded then says nothing.
    trustProxy: inNetworks(config.trustedProxies),
    // A link to a file is longer than the framework allows a part of a path to be.
    routerOptions: { maxParamLength: 1_000 },
    forceCloseConnections: 'idle',
    genReqId: () => uuidv7(),
    // An address that is no text fails before there is a route, or a hook, to speak for it.
    frameworkErrors: (error, request, reply) =>
      answerError(error, request, addBareHeaders(reply, config.production), log),
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
  await registerSecurityHeaders(app, config.production)
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
    mayAdministerFrom: services.mayAdministerFrom,
  })
  registerDocs(app, services.limiter)
  if (services.account.provider) registerProvider(app, services.account.provider, services.limiter)
  await registerWidget(app, config.widgetDir, config.widgetSites)
  return app
}
