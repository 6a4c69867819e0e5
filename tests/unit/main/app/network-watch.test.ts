import type { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { createLook, networkName } from '../../../../src/main/app/network-watch.ts'

type Interfaces = ReturnType<typeof networkInterfaces>

function address(address: string, family: 'IPv4' | 'IPv6' = 'IPv4', internal = false) {
  const common = { address, internal, netmask: '', mac: '', cidr: null }
  return family === 'IPv4' ? { ...common, family } : { ...common, family, scopeid: 0 }
}

const HOME: Interfaces = { wlan0: [address('192.168.1.5'), address('2001:db8:1:2:aaaa::1', 'IPv6')] }

test('another network is one with other addresses, not one of the same with a new address of IPv6', () => {
  const home = networkName(HOME)
  const renumbered = { wlan0: [address('192.168.1.5'), address('2001:db8:1:2:bbbb::9', 'IPv6')] }
  expect(networkName(renumbered)).toBe(home)
  expect(networkName({ lo: [address('127.0.0.1', 'IPv4', true)], ...HOME })).toBe(home)
  expect(networkName({ wlan0: [address('fe80::1', 'IPv6'), ...(HOME.wlan0 ?? [])] })).toBe(home)
  expect(networkName({ wlan0: [address('10.0.0.7')] })).not.toBe(home)
  expect(networkName({ ...HOME, tun0: [address('10.8.0.2')] })).not.toBe(home)
})

test('sleep and a network that is another one are told once', () => {
  const look = createLook()
  const seen = (at: number, isOnline: boolean, network: string) => look({ at, isOnline, network })
  expect(seen(0, true, 'home')).toBeNull()
  expect(seen(3_000, true, 'home')).toBeNull()
  expect(seen(6_000, true, 'train')).toBe('network')
  expect(seen(9_000, false, '')).toBeNull()
  expect(seen(12_000, true, 'train')).toBe('network')
  expect(seen(15_000, true, 'train')).toBeNull()
  expect(seen(3_600_000, true, 'train')).toBe('resume')
  expect(seen(3_603_000, true, 'train')).toBeNull()
})
