import { parseAddress } from './address.ts'

/** One way to a server, as the system's proxy settings name it. */
export type Route = { via: 'direct' } | { via: 'http' | 'https' | 'socks4' | 'socks5'; proxy: string }

const KINDS: Record<string, Exclude<Route['via'], 'direct'>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
}

/**
 * The ways that a proxy script's answer lists, best first: `PROXY a:8080; SOCKS5 b:1080; DIRECT`. What is not
 * understood is left out: with nothing left there is no way, rather than one around the proxy.
 */
export function parseRoutes(answer: string): Route[] {
  return answer.split(';').flatMap((part): Route[] => {
    const [kind = '', proxy] = part.trim().split(/\s+/)
    const name = kind.toUpperCase()
    if (name === 'DIRECT') return [{ via: 'direct' }]
    const via = KINDS[name]
    return via && proxy !== undefined && parseAddress(`http://${proxy}`) ? [{ via, proxy }] : []
  })
}
