import { type ClientRequest, Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Duplex } from 'node:stream'
import { Agent, type AgentConnectOpts } from 'agent-base'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { SocksProxyAgent } from 'socks-proxy-agent'
import { ParleyError } from '#shared/errors.ts'
import type { ProxyLogins } from './proxy-logins.ts'
import type { Route } from './route.ts'
import { troubleOf } from './trouble.ts'

export interface AgentOptions {
  serverUrl: string
  routes: readonly Route[]
  logins: ProxyLogins
  /** Certificates in PEM that are trusted, also those of a proxy; undefined means those that Node brings. */
  authorities: string[] | undefined
}

/**
 * Connects as the system's settings say: through the first proxy that can be reached, or directly. What a proxy passes
 * on is always a tunnel, so that it sees neither the token nor a frame.
 */
export function createAgent(options: AgentOptions): HttpAgent {
  return new RouteAgent(options)
}

class RouteAgent extends Agent {
  readonly #options: AgentOptions
  readonly #isSecure: boolean

  constructor(options: AgentOptions) {
    // Polling asks again and again: one tunnel for all of it.
    super({ keepAlive: true })
    this.#options = options
    this.#isSecure = new URL(options.serverUrl).protocol === 'https:'
    this.protocol = this.#isSecure ? 'https:' : 'http:'
  }

  override async connect(request: ClientRequest, opts: AgentConnectOpts): Promise<Duplex | HttpAgent> {
    const { serverUrl, routes } = this.#options
    for (const route of routes) {
      try {
        return await this.#connectVia(route, request, opts)
      } catch (error) {
        // A proxy that says no is not gone around.
        if (error instanceof ParleyError) throw error
      }
    }
    throw troubleOf('proxy', serverUrl)
  }

  async #connectVia(
    route: Route,
    request: ClientRequest,
    opts: AgentConnectOpts,
  ): Promise<Duplex | HttpAgent> {
    if (route.via === 'direct') return this.#isSecure ? new HttpsAgent() : new HttpAgent()
    const { authorities } = this.#options
    if (route.via === 'socks4' || route.via === 'socks5') {
      // The proxy looks the name up, as it does for Chromium.
      const scheme = route.via === 'socks5' ? 'socks5h' : 'socks4'
      return new SocksProxyAgent(`${scheme}://${route.proxy}`).connect(request, opts)
    }
    const proxy = new HttpsProxyAgent(new URL(`${route.via}://${route.proxy}`), {
      headers: () => this.#credentials(route.proxy),
      onProxyAuth: ({ response }) => this.#refuse(route.proxy, response.headers['proxy-authenticate']),
      ...(authorities && { ca: authorities }),
    })
    let status = 0
    proxy.on('proxyConnect', ({ statusCode }: { statusCode: number }) => {
      status = statusCode
    })
    const tunnel = await proxy.connect(request, opts)
    if (status === 200) return tunnel
    tunnel.destroy()
    throw troubleOf('proxy', this.#options.serverUrl)
  }

  #credentials(proxy: string): Record<string, string> {
    const login = this.#options.logins.of(proxy)
    if (!login) return {}
    const text = Buffer.from(`${login.username}:${login.password}`).toString('base64')
    return { 'Proxy-Authorization': `Basic ${text}` }
  }

  #refuse(proxy: string, offered: string | string[] | undefined): never {
    const { logins, serverUrl } = this.#options
    logins.asked(proxy, serverUrl)
    const isBasic = [offered].flat().some((scheme) => /^basic\b/i.test(scheme ?? ''))
    throw troubleOf(isBasic ? 'proxy_auth' : 'proxy_scheme', serverUrl)
  }
}
