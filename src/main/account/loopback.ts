import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { LOOPBACK_PATH } from '#shared/provider.ts'
import { BACK_PAGE } from './loopback-page.ts'

/** A console that waits for the browser to come back to it, as RFC 8252 has it. */
export interface Loopback {
  /** Of 127.0.0.1: nobody on the network reaches it. */
  readonly port: number
  /** What the browser brings. Rejects with the signal's reason. */
  readonly arrived: Promise<URLSearchParams>
}

/** Listens until the browser has come with this state, or the signal ends it. */
export async function listenForBrowser(state: string, signal: AbortSignal): Promise<Loopback> {
  let arrive: (answer: URLSearchParams) => void = () => undefined
  const arrived = new Promise<URLSearchParams>((resolve, reject) => {
    arrive = resolve
    signal.addEventListener('abort', () => reject(signal.reason))
  })
  // Whoever awaits it hears of it; nobody may have begun to when it ends.
  arrived.catch(() => undefined)

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    // Any page in any browser here may knock; only the one that was sent off knows the state.
    const isOurs =
      request.method === 'GET' && pathname === LOOPBACK_PATH && searchParams.get('state') === state
    if (!isOurs) return answer(response, 404, '')
    answer(response, 200, BACK_PAGE)
    arrive(searchParams)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const close = () => {
    server.close()
    server.closeIdleConnections()
  }
  arrived.then(close, close)
  return { port: (server.address() as AddressInfo).port, arrived }
}

function answer(response: ServerResponse, status: number, page: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      // The server stops when the browser has come: a connection that is kept would keep it.
      connection: 'close',
    })
    .end(page)
}
