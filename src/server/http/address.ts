import type { IncomingMessage } from 'node:http'
import proxyAddr from '@fastify/proxy-addr'

/** Whether an address is in one of the networks. */
export type InNetworks = (address: string) => boolean

export function inNetworks(networks: readonly string[]): InNetworks {
  const contains = proxyAddr.compile([...networks])
  return (address) => contains(address, 0)
}

/** Where a request comes from: its peer, or what proxies that are trusted say about it. Nobody else is believed. */
export function addressOf(request: IncomingMessage, isTrustedProxy: InNetworks): string {
  return proxyAddr(request, isTrustedProxy)
}
