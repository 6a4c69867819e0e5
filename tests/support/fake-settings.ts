import type { DeviceEntry } from '#shared/devices.ts'
import { ago, nextId } from './renderer-preview/data.ts'

const DAY = 86_400_000

function device(name: string, seenAgo: number, more: Partial<DeviceEntry> = {}): DeviceEntry {
  const seen = { name, lastSeenAt: ago(seenAgo), isCurrent: false, isSignedIn: true, wipe: null }
  return { id: nextId(), ...seen, ...more }
}

/** Where the preview's agent is signed in, or was. */
export function fakeDevices(): DeviceEntry[] {
  return [
    device('FRONTDESK-03', 0, { isCurrent: true }),
    device('Maras Laptop in der Donaudampfschifffahrtsgesellschaft', DAY / 2),
    device('old-laptop', 9 * DAY, {
      isSignedIn: false,
      wipe: { reason: 'remote_wipe', orderedAt: ago(8 * DAY), wipedAt: null, unsent: null },
    }),
  ]
}
