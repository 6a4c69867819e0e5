import { expect, test, vi } from 'vitest'
import { createApi, type Fetch, within } from '../../../../src/main/account/api.ts'

const serverUrl = 'https://chat.example.com'
const tokens = { accessToken: 'a', expiresIn: 600, refreshToken: 'r' }

function apiAnswering(answer: () => Response | Promise<Response>) {
  const fetch = vi.fn<Fetch>(async () => answer())
  const api = createApi(fetch)
  return { fetch, refresh: () => api({ serverUrl, route: 'refresh', body: { refreshToken: 'r' } }) }
}

const refuses = (code: string, message: RegExp) => ({
  body: expect.objectContaining({ code, message: expect.stringMatching(message) }),
})

test('asks as the route says, and never follows, caches or sends cookies', async () => {
  const { fetch, refresh } = apiAnswering(() => Response.json({ tokens, extra: 1 }))
  expect(await refresh()).toEqual({ tokens })
  const [url, init] = fetch.mock.calls[0] ?? []
  expect(url).toBe('https://chat.example.com/v1/auth/refresh')
  expect(init).toMatchObject({
    method: 'POST',
    body: '{"refreshToken":"r"}',
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
  })
})

test('an access token travels in its header alone', async () => {
  const fetch = vi.fn<Fetch>(async () => new Response('{}', { status: 401 }))
  await createApi(fetch)({ serverUrl, route: 'me', accessToken: 'secret' }).catch(() => undefined)
  const [url, init] = fetch.mock.calls[0] ?? []
  expect(url).not.toContain('secret')
  expect(init).toMatchObject({ method: 'GET', headers: { authorization: 'Bearer secret' }, body: null })
})

test('an answer without a body is none', async () => {
  const api = createApi(async () => new Response(null, { status: 204 }))
  expect(await api({ serverUrl, route: 'signOut', body: { refreshToken: 'r' } })).toBeUndefined()
})

test("the server's own refusal is passed on", async () => {
  const body = { code: 'RATE_LIMITED', message: 'Too many attempts.', retryAfterMs: 5_000 }
  const { refresh } = apiAnswering(() => Response.json(body, { status: 429 }))
  await expect(refresh()).rejects.toMatchObject({ body })
})

test.each([
  ['net::ERR_CONNECTION_REFUSED', 'OFFLINE', /cannot reach the server at chat\.example\.com/],
  ['net::ERR_NAME_NOT_RESOLVED', 'OFFLINE', /cannot reach/],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'INVALID', /certificate of chat\.example\.com cannot be trusted/],
  ["Attempted to redirect, but redirect policy was 'error'", 'INVALID', /no Parley server/],
])('%s is said plainly', async (reason, code, sentence) => {
  const { refresh } = apiAnswering(() => Promise.reject(new Error(reason)))
  await expect(refresh()).rejects.toMatchObject(refuses(code, sentence))
})

test.each([
  ['a web page', () => new Response('<html>', { status: 200 }), 'INVALID'],
  ['another API', () => Response.json({ hello: 'world' }), 'INVALID'],
  ['a page that is not there', () => new Response('nothing here', { status: 404 }), 'INVALID'],
  ['a broken gateway', () => new Response('<html>502', { status: 502 }), 'UNAVAILABLE'],
  ['tokens of the wrong shape', () => Response.json({ tokens: { accessToken: 1 } }), 'INVALID'],
])('%s is not taken for an answer', async (_name, answer, code) => {
  await expect(apiAnswering(answer).refresh()).rejects.toMatchObject({ body: { code } })
})

test('a server that says nothing counts as unreachable', async () => {
  const api = createApi(
    (_url, { signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
  )
  await expect(api({ serverUrl, route: 'me', timeout: 20 })).rejects.toMatchObject({
    body: { code: 'OFFLINE' },
  })
})

test('a question that was taken back does not have the line looked at', async () => {
  const diagnose = vi.fn(async () => null)
  const api = createApi(async (_url, { signal }) => {
    signal?.throwIfAborted()
    throw new Error('net::ERR_FAILED')
  }, diagnose)
  await expect(api({ serverUrl, route: 'me', signal: AbortSignal.abort() })).rejects.toThrow()
  expect(diagnose).not.toHaveBeenCalled()
  await expect(api({ serverUrl, route: 'me' })).rejects.toThrow()
  expect(diagnose).toHaveBeenCalledOnce()
})

test('what goes on has its whole time again, and silence ends it', async () => {
  vi.useFakeTimers()
  const ended = vi.fn()
  let goOn = () => {}
  const working = within(1_000, undefined, (signal, goesOn) => {
    goOn = goesOn
    signal.addEventListener('abort', ended)
    return new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(new Error('over'))),
    )
  })
  const over = expect(working).rejects.toThrow('over')
  for (let time = 0; time < 3; time++) {
    await vi.advanceTimersByTimeAsync(900)
    goOn()
  }
  expect(ended).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1_000)
  await over
  expect(ended).toHaveBeenCalledOnce()
  vi.useRealTimers()
})
