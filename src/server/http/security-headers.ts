import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Nothing here uses a device of the visitor's, or tells others where they are. */
const PERMISSIONS =
  'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), serial=(), usb=()'

const YEAR_SECONDS = 31_536_000

/** What answers carry that no route has spoken for: those of the socket's own transport and of broken requests. */
export function bareHeaders(production: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': "default-src 'none';frame-ancestors 'none';base-uri 'none'",
    'permissions-policy': PERMISSIONS,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(production && { 'strict-transport-security': `max-age=${YEAR_SECONDS}; includeSubDomains` }),
  }
}

/** On every answer; pages loosen what they must, by `helmet` in their route's options. */
export async function registerSecurityHeaders(app: FastifyInstance, production: boolean): Promise<void> {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', PERMISSIONS)
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
    },
    frameguard: { action: 'deny' },
    hsts: production && { maxAge: YEAR_SECONDS, includeSubDomains: true },
  })
}

/** For an answer that is given before any hook has run. */
export function addBareHeaders(reply: FastifyReply, production: boolean): FastifyReply {
  return reply.headers(bareHeaders(production))
}
