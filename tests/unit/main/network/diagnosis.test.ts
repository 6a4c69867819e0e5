import { rootCertificates } from 'node:tls'
import { expect, test } from 'vitest'
import {
  causeOf,
  createDiagnosis,
  type Finding,
  systemAuthorities,
  troubleOf,
} from '../../../../src/main/network/index.ts'
import { parseRoutes } from '../../../../src/main/network/route.ts'
import { offlineCause } from '../../../../src/shared/ipc.ts'

const SERVER = 'https://chat.example.com:8443'
const HEALTHY = JSON.stringify({ status: 'ok', version: '0.1.0', serverTime: '2026-01-01T00:00:00.000Z' })
const NOTHING: Finding = { kind: 'failed', name: 'net::ERR_CONNECTION_REFUSED' }

const answer = (status: number, body = ''): Finding => ({ kind: 'answer', status, body })
const failed = (name: string): Finding => ({ kind: 'failed', name })

/** What is found over TLS, and what without. */
async function diagnosed(safe: Finding, plain: Finding = NOTHING) {
  const asked: string[] = []
  const diagnose = createDiagnosis(async (url) => {
    asked.push(url)
    return url.startsWith('https:') ? safe : plain
  })
  const found = await diagnose(SERVER)
  return { cause: found?.body.details?.cause ?? null, asked, found }
}

test('a server that is well is asked once, and is not to blame', async () => {
  const { found, asked } = await diagnosed(answer(200, HEALTHY))
  expect([found, asked]).toEqual([null, [`${SERVER}/v1/health`]])
})

test.each([
  [answer(200, '<html>Welcome</html>'), 'not_parley'],
  [answer(200, '{"status":"ok"}'), 'not_parley'],
  [answer(404), 'not_parley'],
  [answer(511), 'captive_portal'],
  [answer(407), 'proxy_auth'],
  [answer(503), 'server_error'],
  [answer(429), 'server_error'],
  [{ kind: 'redirect', to: 'http://portal.hotel.example/login' } as const, 'captive_portal'],
  [{ kind: 'redirect', to: '/elsewhere' } as const, 'not_parley'],
  [{ kind: 'proxy_asks', scheme: 'basic' } as const, 'proxy_auth'],
  [{ kind: 'proxy_asks', scheme: 'ntlm' } as const, 'proxy_scheme'],
  [failed('net::ERR_CERT_DATE_INVALID'), 'tls_expired'],
  [failed('net::ERR_CERT_AUTHORITY_INVALID'), 'tls_unknown_authority'],
  [failed('net::ERR_CERT_COMMON_NAME_INVALID'), 'tls_wrong_host'],
  [failed('net::ERR_SSL_PROTOCOL_ERROR'), 'tls'],
  [failed('net::ERR_NAME_NOT_RESOLVED'), 'dns'],
  [failed('net::ERR_CONNECTION_REFUSED'), 'refused'],
  [failed('net::ERR_TIMED_OUT'), 'timeout'],
  [failed('net::ERR_INTERNET_DISCONNECTED'), 'no_network'],
  [failed('net::ERR_PROXY_CONNECTION_FAILED'), 'proxy'],
  [failed('net::ERR_TUNNEL_CONNECTION_FAILED'), 'proxy'],
  [failed('net::ERR_CONNECTION_RESET'), 'unreachable'],
])('%j is %s', async (finding, cause) => {
  expect((await diagnosed(finding)).cause).toBe(cause)
})

test('a portal that can only spoil TLS shows itself without it', async () => {
  const plain: Finding = { kind: 'redirect', to: 'https://portal.hotel.example/' }
  for (const safe of [failed('net::ERR_CERT_COMMON_NAME_INVALID'), failed('net::ERR_CONNECTION_RESET')]) {
    const { cause, asked } = await diagnosed(safe, plain)
    expect([cause, asked[1]]).toEqual(['captive_portal', 'http://chat.example.com/v1/health'])
  }
  // A web server that leads from http to https is none.
  const { cause } = await diagnosed(failed('net::ERR_CONNECTION_REFUSED'), {
    ...{ kind: 'redirect', to: 'https://chat.example.com/v1/health' },
  })
  expect(cause).toBe('refused')
})

test.each([
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['ECONNREFUSED', 'refused'],
  ['ETIMEDOUT', 'timeout'],
  ['ENETUNREACH', 'no_network'],
  ['CERT_HAS_EXPIRED', 'tls_expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls_wrong_host'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls_unknown_authority'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls_unknown_authority'],
  ['EPROTO', 'tls'],
  ['undefined', 'unreachable'],
])('Node’s %s is %s', (name, cause) => {
  expect(causeOf(name)).toBe(cause)
})

test('every cause has a sentence, something to do, and no secret', () => {
  for (const cause of offlineCause.options) {
    const { code, body } = troubleOf(cause, SERVER)
    expect(code).toBe('OFFLINE')
    expect(body.message).toMatch(/^[A-Z].+\.$|^chat\.example\.com .+\.$/)
    expect(body.hint).toMatch(/\.$/)
  }
})

test('the ways of a proxy script are read in order, and nonsense is no way', () => {
  expect(parseRoutes('PROXY a.example:8080; SOCKS5 b:1080;HTTPS [::1]:443 ; DIRECT')).toEqual([
    { via: 'http', proxy: 'a.example:8080' },
    { via: 'socks5', proxy: 'b:1080' },
    { via: 'https', proxy: '[::1]:443' },
    { via: 'direct' },
  ])
  expect(parseRoutes('')).toEqual([])
  expect(parseRoutes('PROXY; QUIC a:1; PROXY a:x:y')).toEqual([])
})

test('the system may vouch for servers beside those whom Node knows', () => {
  const authorities = systemAuthorities()
  expect(authorities).toEqual(expect.arrayContaining([rootCertificates[0]]))
  expect(authorities.every((pem) => pem.includes('BEGIN CERTIFICATE'))).toBe(true)
})
