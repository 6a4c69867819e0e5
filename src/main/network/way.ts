import type { Agent } from 'node:http'
import { createAgent } from './agent.ts'
import { systemAuthorities } from './authorities.ts'
import type { ProxyLogins } from './proxy-logins.ts'
import { parseRoutes } from './route.ts'

/** How Node's sockets get to a server: what Chromium's do by themselves. */
export interface Way {
  /** Undefined: directly. */
  agent: Agent | undefined
  /** In PEM. Undefined: those that Node brings. */
  authorities: string[] | undefined
}

export interface WayOptions {
  /** The system's answer for an address, as a proxy script writes it. */
  resolveProxy(url: string): Promise<string>
  logins: ProxyLogins
}

/** Finds the way anew for each connection: settings and networks change. */
export function createWay({ resolveProxy, logins }: WayOptions): (serverUrl: string) => Promise<Way> {
  return async (serverUrl) => {
    const routes = parseRoutes(await resolveProxy(serverUrl))
    const authorities = serverUrl.startsWith('https:') ? systemAuthorities() : undefined
    const isDirect = routes[0]?.via === 'direct'
    const agent = isDirect ? undefined : createAgent({ serverUrl, routes, logins, authorities })
    return { agent, authorities }
  }
}
