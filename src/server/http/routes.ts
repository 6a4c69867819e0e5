import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ParleyError } from '#shared/errors.ts'
import { ROUTES, type RouteName } from '#shared/rest.ts'
import type { Route } from '#shared/routes/route.ts'
import type { AccessTokens, Caller } from '../domain/account/index.ts'
import type { Content } from '../domain/files/index.ts'
import { anybodyAt, type Limiter, memberAt } from '../limits/index.ts'
import { parse } from '../refusal.ts'
import type { InNetworks } from './address.ts'
import { incomingOf, sendContent, takeFiles } from './content.ts'
import type { Call, Handlers } from './handlers/index.ts'

export const API_PREFIX = '/v1'

interface RouteServices {
  readonly handlers: Handlers
  readonly accessTokens: AccessTokens
  readonly limiter: Limiter
  readonly mayAdministerFrom: InNetworks
}

/** The whole API in one loop: for every route who may call, what goes in, what it does, and what comes out. */
export function registerRoutes(app: FastifyInstance, services: RouteServices): void {
  for (const name of Object.keys(ROUTES) as RouteName[]) {
    const { method, path, binary }: Route = ROUTES[name]
    const register = (scope: FastifyInstance) =>
      scope.route({
        method,
        url: `${API_PREFIX}${path}`,
        handler: (request, reply) => answer(name, services, request, reply),
      })
    if (binary !== 'request') register(app)
    else {
      app.register((scope, _options, done) => {
        takeFiles(scope)
        register(scope)
        done()
      })
    }
  }
}

async function answer<Name extends RouteName>(
  name: Name,
  services: RouteServices,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const route: Route = ROUTES[name]
  const { limits = [] } = route
  const { limiter } = services
  await limiter.consume('addresses', anybodyAt(request.ip))
  const caller = route.auth === 'public' ? null : await authenticate(services.accessTokens, request)
  const who = caller === null ? anybodyAt(request.ip) : memberAt(caller, request.ip)
  for (const limit of ['requests', ...limits] as const) await limiter.consume(limit, who)
  if (limits.includes('admin') && !services.mayAdministerFrom(request.ip)) {
    throw new ParleyError('FORBIDDEN', 'Administration is not done from here.', {
      hint: 'Use one of the networks that PARLEY_ADMIN_ADDRESSES names.',
    })
  }
  if (caller !== null && !isOf(route.auth, caller)) {
    throw new ParleyError('FORBIDDEN', `This is for ${route.auth === 'staff' ? 'staff' : 'customers'} only.`)
  }
  const params = route.params.safeParse(request.params)
  if (!params.success) throw new ParleyError('NOT_FOUND', 'There is nothing under this address.')
  // The table ties a route's schemas, its caller and its handler together by name; the compiler checks both ends of
  // that, the table and the mapped type of the handlers, but cannot follow the name through this call.
  const call = {
    params: params.data,
    query: parse(route.query, request.query),
    body: route.body === null ? undefined : parse(route.body, request.body),
    caller,
    address: request.ip,
    incoming: route.binary === 'request' ? incomingOf(request) : null,
    range: request.headers.range,
  } as unknown as Call<Name>
  const result: unknown = await services.handlers[name](call)
  if (route.binary === 'response') return sendContent(reply, result as Content)
  reply.code(route.status)
  // A response that its schema does not describe is a fault of ours; one with too much in it is cut to the schema.
  return route.response.parse(result)
}

async function authenticate(accessTokens: AccessTokens, request: FastifyRequest): Promise<Caller> {
  const [scheme, token] = request.headers.authorization?.split(' ') ?? []
  if (scheme?.toLowerCase() !== 'bearer' || token === undefined) {
    throw new ParleyError('UNAUTHENTICATED', 'An access token is needed.', {
      hint: 'Authorization: Bearer <token>',
    })
  }
  return accessTokens.verify(token)
}

function isOf(auth: 'staff' | 'customer' | 'any' | 'public', caller: Caller): boolean {
  if (auth === 'staff') return caller.kind === 'user'
  if (auth === 'customer') return caller.kind === 'customer'
  return true
}
