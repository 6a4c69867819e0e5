import type { networkInterfaces } from 'node:os'

export const LOOK_EVERY_MS = 3_000
/** A timer that is later than this was asleep: not every system says so. */
const ASLEEP_MS = 15_000

export interface Observation {
  at: number
  isOnline: boolean
  network: string
}

/** Compares what is seen with what was seen before. */
export function createLook(): (seen: Observation) => 'resume' | 'network' | null {
  let before: Observation | null = null
  return (seen) => {
    const last = before
    before = seen
    if (last === null) return null
    if (seen.at - last.at > LOOK_EVERY_MS + ASLEEP_MS) return 'resume'
    return seen.isOnline && (!last.isOnline || seen.network !== last.network) ? 'network' : null
  }
}

/** What tells one network from another: its addresses, of IPv6 the network's half, for the other changes by itself. */
export function networkName(interfaces: ReturnType<typeof networkInterfaces>): string {
  return Object.entries(interfaces)
    .flatMap(([name, addresses = []]) =>
      addresses
        .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
        .map(
          ({ family, address }) => `${name} ${family === 'IPv6' ? address.split(':', 4).join(':') : address}`,
        ),
    )
    .sort()
    .join('\n')
}
