import { errorBody, ParleyError } from '#shared/errors.ts'
import { ROUTES, type RouteBody, type RouteResponse } from '#shared/rest.ts'

const TIMEOUT_MS = 15_000

type PublicRoute = 'createCustomer' | 'refresh'

/** A call of the REST API that needs no token. Throws a {@link ParleyError} for every way it can go wrong. */
export async function call<Name extends PublicRoute>(
  name: Name,
  body: RouteBody<Name>,
): Promise<RouteResponse<Name>> {
  const route = ROUTES[name]
  const response = await fetch(`/v1${route.path}`, {
    method: route.method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new ParleyError('OFFLINE', 'The server cannot be reached.')
  })
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw refusal(answer)
  return route.response.parse(answer) as RouteResponse<Name>
}

/** A refusal in the protocol's words; what a proxy in between says instead counts as "not available". */
export function refusal(answer: unknown): ParleyError {
  const body = errorBody.safeParse(answer)
  return body.success
    ? ParleyError.from(body.data)
    : new ParleyError('UNAVAILABLE', 'The server is not available.')
}
