import { net, type Session } from 'electron'
import type { Finding, Probe, ProxyLogins } from '../network/index.ts'

const TIMEOUT_MS = 10_000
/** More than any health answer has; of a portal's page, the beginning is enough to tell. */
const MAX_BYTES = 4_096

/**
 * One GET over Chromium's own network, which knows the system's proxy, its certificates and what went wrong. A proxy
 * that asks for a password is given the one that is known: Chromium remembers it for everything in this session.
 */
export function createProbe(session: Session, logins: ProxyLogins): Probe {
  return (url) =>
    new Promise((resolve) => {
      const request = net.request({
        url,
        session,
        credentials: 'omit',
        redirect: 'manual',
        cache: 'no-store',
      })
      let body = ''
      let isAnswered = false
      let asking: Finding | null = null

      function settle(finding: Finding): void {
        clearTimeout(timer)
        resolve(asking ?? finding)
        request.abort()
      }

      const timer = setTimeout(() => settle({ kind: 'failed', name: 'net::ERR_TIMED_OUT' }), TIMEOUT_MS)
      request.on('login', ({ isProxy, scheme, host, port }, answer) => {
        if (!isProxy) return answer()
        const proxy = `${host}:${port}`
        const login = scheme.toLowerCase() === 'basic' ? logins.of(proxy) : null
        // Asked a second time, what is known does not open it.
        if (login !== null && !isAnswered) {
          isAnswered = true
          return answer(login.username, login.password)
        }
        logins.asked(proxy, url)
        asking = { kind: 'proxy_asks', scheme }
        answer()
      })
      request.on('redirect', (_status, _method, to) => settle({ kind: 'redirect', to }))
      request.on('error', ({ message }) => settle({ kind: 'failed', name: message }))
      request.on('response', (response) => {
        const finish = () => settle({ kind: 'answer', status: response.statusCode, body })
        response.on('data', (chunk) => {
          body += chunk.toString('utf8')
          if (body.length > MAX_BYTES) finish()
        })
        response.on('end', finish)
        response.on('error', () => settle({ kind: 'failed', name: 'net::ERR_CONNECTION_CLOSED' }))
      })
      request.end()
    })
}
