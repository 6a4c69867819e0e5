import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { addressOf, inNetworks } from '../../../src/server/http/address.ts'

function from(peer: string, forwarded?: string): IncomingMessage {
  return {
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: peer },
    connection: { remoteAddress: peer },
  } as unknown as IncomingMessage
}

it.each<[string, string[], IncomingMessage, string]>([
  ['nobody is believed by default', [], from('10.0.0.7', '203.0.113.5'), '10.0.0.7'],
  ['a peer that is no proxy is not believed', ['10.0.0.8'], from('10.0.0.7', '203.0.113.5'), '10.0.0.7'],
  ['a proxy is', ['10.0.0.0/24'], from('10.0.0.7', '203.0.113.5'), '203.0.113.5'],
  [
    'what the client put before it is not',
    ['10.0.0.7'],
    from('10.0.0.7', '1.1.1.1, 203.0.113.5'),
    '203.0.113.5',
  ],
  ['a chain of proxies is', ['10.0.0.0/8'], from('10.0.0.7', '203.0.113.5, 10.1.1.1'), '203.0.113.5'],
  ['IPv4 in IPv6 is the same', ['10.0.0.7'], from('::ffff:10.0.0.7', '203.0.113.5'), '203.0.113.5'],
  ['a proxy that says nothing is who calls', ['10.0.0.7'], from('10.0.0.7'), '10.0.0.7'],
])('%s', (_rule, proxies, request, address) => {
  expect(addressOf(request, inNetworks(proxies))).toBe(address)
})
