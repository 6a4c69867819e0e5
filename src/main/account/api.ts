import { errorBody, ParleyError } from '#shared/errors.ts'
import { ROUTES, type RouteName, type RouteResponse } from '#shared/rest.ts'
import type { Log } from '../diagnostics/index.ts'
import type { Diagnose } from '../network/index.ts'

/** Milliseconds that signing out waits for the server to hear of it. */
const FAREWELL_MS = 5_000

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** The account's own questions to the server, its searches and its files; everything else goes over the socket. */
export type CalledRoute = Extract<
  RouteName,
  | 'signIn'
  | 'signInOptions'
  | 'signInWithCode'
  | 'enrolAtSignIn'
  | 'beginProviderSignIn'
  | 'signInWithProvider'
  | 'readSecondFactor'
  | 'beginSecondFactor'
  | 'confirmSecondFactor'
  | 'renewRecoveryCodes'
  | 'removeSecondFactor'
  | 'refresh'
  | 'signOut'
  | 'me'
  | 'search'
  | 'listCustomerSessions'
  | 'listPresence'
  | 'bulkSessions'
  | 'listDevices'
  | 'removeDevice'
  | 'wipeOwnDevice'
  | 'wipeReceipt'
  | 'listUsers'
  | 'updateUser'
  | 'resetSecondFactor'
  | 'readSecondFactorPolicy'
  | 'putSecondFactorPolicy'
  | 'readPolicy'
  | 'putPolicy'
  | 'uploadFile'
  | 'uploadState'
  | 'appendFile'
  | 'abandonUpload'
  | 'linkFile'
  | 'putCannedResponse'
  | 'deleteCannedResponse'
>

export interface ApiCall<Name extends CalledRoute> {
  serverUrl: string
  route: Name
  /** What stands for the names in its path. */
  params?: Readonly<Record<string, string>>
  /** What is undefined is not asked. */
  query?: Readonly<Record<string, string | number | undefined>>
  body?: object
  /** Of a route that takes bytes rather than JSON. */
  bytes?: Uint8Array<ArrayBuffer>
  accessToken?: string
  /** Milliseconds until the server counts as unreachable. */
  timeout?: number
  /** Gives the question up: OFFLINE. */
  signal?: AbortSignal
}

export type Api = <Name extends CalledRoute>(call: ApiCall<Name>) => Promise<RouteResponse<Name>>

/** Calls routes of the server's REST API. Throws only {@link ParleyError}: the server's own, OFFLINE or INVALID. */
export function createApi(fetch: Fetch, diagnose: Diagnose = async () => null): Api {
  return async (call) => {
    const { serverUrl, route, body, bytes, accessToken, timeout = 20_000, signal } = call
    const { method, response: schema } = ROUTES[route]
    const headers: Record<string, string> = {}
    if (body) headers['content-type'] = 'application/json'
    if (bytes) headers['content-type'] = 'application/octet-stream'
    if (accessToken) headers.authorization = `Bearer ${accessToken}`
    // A question that was given up says nothing about the line.
    const whyNot: Diagnose = async (url) => (signal?.aborted ? null : diagnose(url))
    const { response, text } = await reach(serverUrl, whyNot, () =>
      within(timeout, signal, (ended) =>
        read(fetch, addressOf(call), {
          method,
          headers,
          body: bytes ?? (body ? JSON.stringify(body) : null),
          // A redirect would carry a password or a token to a place that nobody typed.
          redirect: 'error',
          credentials: 'omit',
          cache: 'no-store',
          signal: ended,
        }),
      ),
    )
    const answer = parseJson(text)
    if (!response.ok) throw refusalFrom(response.status, answer, serverUrl)
    const parsed = schema.safeParse(answer)
    if (!parsed.success) throw notParley(serverUrl)
    return parsed.data as RouteResponse<typeof route>
  }
}

function addressOf<Name extends CalledRoute>({
  serverUrl,
  route,
  params,
  query = {},
}: ApiCall<Name>): string {
  const path = ROUTES[route].path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(params?.[name] ?? ''),
  )
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) asked.set(name, `${value}`)
  const search = `${asked}`
  return `${serverUrl}/v1${path}${search && `?${search}`}`
}

/**
 * Ends what is done after a time, or when `signal` says so; Node 18 cannot join two signals. What takes long tells
 * with `goesOn` that it does, and has the whole time again.
 */
export async function within<Value>(
  timeout: number,
  signal: AbortSignal | undefined,
  work: (ended: AbortSignal, goesOn: () => void) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController()
  const end = () => controller.abort()
  let timer = setTimeout(end, timeout)
  const goesOn = () => {
    clearTimeout(timer)
    timer = setTimeout(end, timeout)
  }
  signal?.addEventListener('abort', end)
  if (signal?.aborted) end()
  try {
    return await work(controller.signal, goesOn)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', end)
  }
}

/** The server is told if it can be; an unreachable one must not keep anybody from leaving. */
export async function revoke(api: Api, serverUrl: string, refreshToken: string, log: Log): Promise<void> {
  await api({ serverUrl, route: 'signOut', body: { refreshToken }, timeout: FAREWELL_MS }).catch(
    (error: unknown) =>
      log.warn('account.not-revoked', { code: error instanceof ParleyError ? error.code : null }),
  )
}

async function read(
  fetch: Fetch,
  url: string,
  init: RequestInit,
): Promise<{ response: Response; text: string }> {
  const response = await fetchFromServer(fetch, url, init)
  return { response, text: await response.text() }
}

/** Fetches; throws when it was a proxy that answered. */
export async function fetchFromServer(fetch: Fetch, url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init)
  // Said by a proxy, never by a server.
  if (response.status === 407) throw new Error('net::ERR_PROXY_AUTH_REQUESTED')
  return response
}

/** Turns what a network does into what an agent can be told. */
export async function reach<Value>(
  serverUrl: string,
  diagnose: Diagnose,
  attempt: () => Promise<Value>,
): Promise<Value> {
  try {
    return await attempt()
  } catch (error) {
    if (error instanceof ParleyError) throw error
    const reason = error instanceof Error ? error.message : ''
    const { host } = new URL(serverUrl)
    if (/ERR_CERT|ERR_SSL|certificate/i.test(reason)) {
      throw new ParleyError(
        'INVALID',
        `The certificate of ${host} cannot be trusted, so nothing was sent to it.`,
        {
          field: 'serverUrl',
          details: { problem: 'certificate' },
          hint: 'Ask whoever runs the server. A wrong clock on this computer can cause this too.',
        },
      )
    }
    if (/redirect/i.test(reason)) throw notParley(serverUrl)
    const found = await diagnose(serverUrl)
    if (found) throw found
    throw new ParleyError('OFFLINE', `Parley cannot reach the server at ${host}.`, {
      hint: 'Check the address and your network connection.',
    })
  }
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What an answer that is no success says. */
export function refusalFrom(status: number, answer: unknown, serverUrl: string): ParleyError {
  const body = errorBody.safeParse(answer)
  if (body.success) return ParleyError.from(body.data)
  if (status >= 500) return new ParleyError('UNAVAILABLE', 'The server is not available right now.')
  return notParley(serverUrl)
}

function notParley(serverUrl: string): ParleyError {
  return new ParleyError('INVALID', `There is no Parley server at ${new URL(serverUrl).host}.`, {
    field: 'serverUrl',
    details: { problem: 'not_parley' },
    hint: 'Check the address. It is the one your administrator gave you.',
  })
}
