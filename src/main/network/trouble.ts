import { ParleyError } from '#shared/errors.ts'
import type { OfflineCause } from '#shared/ipc.ts'

/** What is said of each cause, and what to do about it; `host` is the server's. */
const WORDS: Record<OfflineCause, (host: string) => [message: string, hint: string]> = {
  captive_portal: (host) => [
    'This network wants you to sign in before it lets anything through.',
    `Open http://${host} in your browser and follow what this network asks for.`,
  ],
  proxy_auth: () => [
    'The proxy of this network wants a user name and a password.',
    'Sign in to the proxy with what your company gave you.',
  ],
  proxy_scheme: () => [
    'The proxy of this network wants a way of signing in that Parley does not know (NTLM or Kerberos).',
    'Ask whoever runs the proxy to let the server through, or to offer Basic.',
  ],
  proxy: () => [
    'The proxy of this network cannot be reached, or does not let Parley through.',
    "Check the system's proxy settings, or ask whoever runs the proxy.",
  ],
  tls_expired: (host) => [
    `The certificate of ${host} has expired or is not valid yet, so nothing is sent to it.`,
    "Check this computer's date. If it is right, tell whoever runs the server.",
  ],
  tls_unknown_authority: (host) => [
    `The certificate of ${host} comes from nobody whom this computer trusts, so nothing is sent to it.`,
    "In a company's network its own certificate may have to be installed on this computer first.",
  ],
  tls_wrong_host: (host) => [
    `Somebody answers for ${host} with a certificate of another name, so nothing is sent to them.`,
    'Check the address, and whether this network wants you to sign in.',
  ],
  tls: (host) => [
    `No safe connection to ${host} can be made, so nothing is sent to it.`,
    'Tell whoever runs the server or this network.',
  ],
  dns: (host) => [`The name ${host} is not found.`, 'Check the address and your network connection.'],
  refused: (host) => [
    `Nothing answers at ${host}.`,
    'The server may be down for a moment. Parley keeps trying.',
  ],
  timeout: (host) => [`${host} does not answer in time.`, 'The network may be slow. Parley keeps trying.'],
  no_network: () => [
    'This computer is not connected to a network.',
    'Connect to one. Parley notices by itself.',
  ],
  server_error: () => ['The server is not well right now.', 'Parley keeps trying.'],
  not_parley: (host) => [
    `What answers at ${host} is not a Parley server.`,
    'Check the address. It is the one your administrator gave you.',
  ],
  unreachable: () => ['The server cannot be reached.', 'Parley keeps trying.'],
}

/** A connection that could not be made, as a refusal: OFFLINE, with its cause in `details`. */
export function troubleOf(cause: OfflineCause, serverUrl: string): ParleyError {
  const [message, hint] = WORDS[cause](new URL(serverUrl).hostname)
  return new ParleyError('OFFLINE', message, { hint, details: { cause } })
}

/** Names of failures as Chromium (`net::ERR_…`) and Node (`error.code`) spell them. The first that matches counts. */
const CAUSES: [RegExp, OfflineCause][] = [
  [/ERR_CERT_DATE_INVALID|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, 'tls_expired'],
  [/ERR_CERT_COMMON_NAME_INVALID|ERR_TLS_CERT_ALTNAME_INVALID/, 'tls_wrong_host'],
  [/ERR_CERT_AUTHORITY_INVALID|UNABLE_TO_|SELF_SIGNED_CERT/, 'tls_unknown_authority'],
  [/ERR_CERT|ERR_SSL|ERR_BAD_SSL|ERR_TLS|^CERT_|^EPROTO$/, 'tls'],
  [/ERR_NAME_|ERR_DNS|^ENOTFOUND$|^EAI_/, 'dns'],
  [/ERR_PROXY_AUTH/, 'proxy_auth'],
  [/PROXY|ERR_TUNNEL|ERR_PAC|ERR_SOCKS|SOCKS/, 'proxy'],
  [/CONNECTION_REFUSED|^ECONNREFUSED$/, 'refused'],
  [/TIMED_OUT|^ETIMEDOUT$/, 'timeout'],
  [/ERR_INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|^ENETUNREACH$|^EHOSTUNREACH$|^ENETDOWN$/, 'no_network'],
]

/** What a failure's name means. */
export function causeOf(name: string): OfflineCause {
  return CAUSES.find(([pattern]) => pattern.test(name))?.[1] ?? 'unreachable'
}
