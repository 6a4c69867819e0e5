import { createServer as createHttpServer, type Server as HttpServer, type IncomingMessage } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { Duplex } from 'node:stream'
import { Server } from 'socket.io'
import { afterEach, expect, test } from 'vitest'
import { createSocketIoDial, type Pipe } from '../../../../src/main/connection/index.ts'
import { createProxyLogins, createWay, type Way } from '../../../../src/main/network/index.ts'
import type { ParleyError } from '../../../../src/shared/errors.ts'
import { AUTHORITY, ELSEWHERE, EXPIRED, GOOD } from '../../../support/certificates.ts'
import { listen, portOf, startProxy, startSocksProxy, type TestProxy } from '../../../support/proxy.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close()
})

async function serve(http: HttpServer, scheme: string) {
  const io = new Server(http, { path: '/v1/socket' })
  await listen(http)
  open.push(io)
  return { io, http, url: `${scheme}://localhost:${portOf(http)}`, host: `localhost:${portOf(http)}` }
}
const servePlain = () => serve(createHttpServer(), 'http')
const serveTls = (identity: { cert: string; key: string }) => serve(createHttpsServer(identity), 'https')

async function proxied<Proxy extends TestProxy>(proxy: Promise<Proxy>): Promise<Proxy> {
  open.push(await proxy)
  return proxy
}

/** Dials once, and answers how that went. */
async function tried(
  serverUrl: string,
  way: (serverUrl: string) => Promise<Way>,
  more: { lookAgainMs?: number; dialTimeoutMs?: number } = {},
): Promise<{ pipe: Pipe; failure: ParleyError | null; end: Promise<ParleyError> }> {
  const dial = createSocketIoDial({ way, ...more })
  return new Promise((resolve) => {
    let ended: (reason: ParleyError) => void = () => undefined
    const end = new Promise<ParleyError>((settle) => (ended = settle))
    const pipe = dial(
      { serverUrl, token: 'token' },
      {
        onOpen: () => resolve({ pipe, failure: null, end }),
        onFrame: () => undefined,
        onClose(reason) {
          ended(reason)
          resolve({ pipe, failure: reason, end })
        },
      },
    )
    open.push(pipe)
  })
}

const through = (answer: string, logins = createProxyLogins()) =>
  createWay({ resolveProxy: async () => answer, logins })
/** As if the system trusted the tests' authority, and nobody else. */
const trusting = (way: (serverUrl: string) => Promise<Way>) => async (serverUrl: string) => ({
  ...(await way(serverUrl)),
  authorities: [AUTHORITY],
})
const causeOf = (failure: ParleyError | null) => failure?.body.details?.cause

test.each([
  ['http', 'PROXY', servePlain, startProxy],
  ['https', 'PROXY', () => serveTls(GOOD), startProxy],
  ['http', 'SOCKS5', servePlain, startSocksProxy],
  ['https', 'SOCKS5', () => serveTls(GOOD), startSocksProxy],
] as const)('an %s server is reached through a %s', async (_scheme, kind, start, startOne) => {
  const { io, url, host } = await start()
  const proxy = await proxied(startOne())
  const transports: string[] = []
  io.on('connection', ({ conn }) => transports.push(conn.transport.name))
  const { failure } = await tried(url, trusting(through(`${kind} ${proxy.address}`)))
  expect(failure).toBeNull()
  expect([transports, proxy.requests]).toEqual([['websocket'], [`CONNECT ${host}`]])
})

test('a proxy that cannot be reached is passed over for the next way, and never gone around unasked', async () => {
  const { url } = await servePlain()
  const gone = await startProxy()
  await gone.close()
  const proxy = await proxied(startProxy())
  expect((await tried(url, through(`PROXY ${gone.address}; PROXY ${proxy.address}`))).failure).toBeNull()
  expect(proxy.requests).toHaveLength(1)
  expect((await tried(url, through(`PROXY ${gone.address}; DIRECT`))).failure).toBeNull()
  expect(causeOf((await tried(url, through(`PROXY ${gone.address}`))).failure)).toBe('proxy')
  expect(causeOf((await tried(url, through('QUIC proxy:1'))).failure)).toBe('proxy')
})

test('a proxy that asks is told who asks, once somebody has said so', async () => {
  const { url } = await servePlain()
  const proxy = await proxied(startProxy({ password: 'ada:sécret' }))
  const logins = createProxyLogins()
  const way = through(`PROXY ${proxy.address}; DIRECT`, logins)
  expect(causeOf((await tried(url, way)).failure)).toBe('proxy_auth')
  logins.give({ username: 'ada', password: 'wrong' })
  expect(causeOf((await tried(url, way)).failure)).toBe('proxy_auth')
  logins.give({ username: 'ada', password: 'sécret' })
  expect((await tried(url, way)).failure).toBeNull()
})

test('a proxy that wants something else, or does not want at all, is named', async () => {
  const { url } = await servePlain()
  const ntlm = await proxied(startProxy({ password: 'ada:secret', scheme: 'NTLM' }))
  expect(causeOf((await tried(url, through(`PROXY ${ntlm.address}`))).failure)).toBe('proxy_scheme')
  const closed = await proxied(startProxy({ status: 403 }))
  expect(causeOf((await tried(url, through(`PROXY ${closed.address}`))).failure)).toBe('proxy')
})

test.each([
  ['expired', EXPIRED, [AUTHORITY], 'tls_expired'],
  ['of another name', ELSEWHERE, [AUTHORITY], 'tls_wrong_host'],
  ['of an authority that nobody knows', GOOD, undefined, 'tls_unknown_authority'],
])(
  'a certificate that is %s is final, directly and through a proxy',
  async (_name, identity, authorities, cause) => {
    const { io, url } = await serveTls(identity)
    let connections = 0
    io.on('connection', () => connections++)
    const proxy = await proxied(startProxy())
    for (const answer of ['DIRECT', `PROXY ${proxy.address}`]) {
      const way = through(answer)
      const { failure } = await tried(url, async (to) => ({ ...(await way(to)), authorities }))
      expect(causeOf(failure)).toBe(cause)
      expect(failure?.body.hint).toBeTruthy()
    }
    // The other transport was not tried.
    expect([connections, proxy.requests.length]).toEqual([0, 1])
  },
)

test('a certificate that the system trusts opens polling too', async () => {
  const { io, http, url } = await serveTls(GOOD)
  dropUpgrades(http)
  const transports: string[] = []
  io.on('connection', ({ conn }) => transports.push(conn.transport.name))
  const { failure } = await tried(url, trusting(through('DIRECT')))
  expect([failure, transports]).toEqual([null, ['polling']])
  expect(causeOf((await tried(url, through('DIRECT'))).failure)).toBe('tls_unknown_authority')
})

test.each([
  ['cut', (socket: Duplex) => void socket.destroy()],
  ['left without an answer', (socket: Duplex) => void open.push({ close: () => socket.destroy() })],
])('where WebSocket is %s it polls, and goes back once it is let through', async (_how, treat) => {
  const { io, http, url } = await servePlain()
  const admit = dropUpgrades(http, treat)
  const transports: string[] = []
  io.on('connection', ({ conn }) => transports.push(conn.transport.name))
  const dial = createSocketIoDial({ way: through('DIRECT'), dialTimeoutMs: 1_500, lookAgainMs: 50 })
  const dialled = () =>
    new Promise<{ end: Promise<ParleyError> }>((resolve, reject) => {
      let ended: (reason: ParleyError) => void = reject
      const end = new Promise<ParleyError>((settle) => (ended = settle))
      const events = {
        onOpen: () => resolve({ end }),
        onFrame: () => undefined,
        onClose: (reason: ParleyError) => ended(reason),
      }
      open.push(dial({ serverUrl: url, token: 'token' }, events))
    })
  const { end } = await dialled()
  expect(transports).toEqual(['polling'])
  admit()
  expect((await end).code).toBe('OFFLINE')
  await dialled()
  expect(transports).toEqual(['polling', 'websocket'])
})

test('what answers instead of the server is named', async () => {
  const answers = { status: 502 }
  const http = createHttpServer((_request, response) => response.writeHead(answers.status).end('<html>'))
  await listen(http)
  open.push({ close: () => http.close() })
  const url = `http://localhost:${portOf(http)}`
  expect(causeOf((await tried(url, through('DIRECT'))).failure)).toBe('server_error')
  answers.status = 404
  expect(causeOf((await tried(url, through('DIRECT'))).failure)).toBe('not_parley')
  http.close()
  expect(causeOf((await tried(url, through('DIRECT'))).failure)).toBe('refused')
})

/** A middle box that does not know WebSocket. Answers how to take it out of the way. */
function dropUpgrades(http: HttpServer, treat = (socket: Duplex) => void socket.destroy()): () => void {
  const [serveUpgrade] = http.listeners('upgrade') as ((...all: unknown[]) => void)[]
  let isDropping = true
  http.removeAllListeners('upgrade')
  http.on('upgrade', (request: IncomingMessage, socket, head) => {
    if (isDropping) treat(socket)
    else serveUpgrade?.(request, socket, head)
  })
  return () => {
    isDropping = false
  }
}
