import { networkInterfaces } from 'node:os'
import { net, powerMonitor } from 'electron'
import { createLook, LOOK_EVERY_MS, networkName, type Observation } from './network-watch.ts'

/** Tells when the computer has woken up or the network is another one: both end every waiting. */
export function onWake(kick: (reason: 'resume' | 'network') => void): void {
  powerMonitor.on('resume', () => kick('resume'))
  // Electron tells pages, not main, when the network changes.
  const look = createLook()
  look(observe())
  setInterval(() => {
    const reason = look(observe())
    if (reason) kick(reason)
  }, LOOK_EVERY_MS)
}

function observe(): Observation {
  return { at: Date.now(), isOnline: net.isOnline(), network: networkName(networkInterfaces()) }
}
