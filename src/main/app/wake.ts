import { net, powerMonitor } from 'electron'

/** Electron tells pages, not main, when the network changes. */
const LOOK_EVERY_MS = 3_000

/** Tells when the computer has woken up or the network has come back: both end every waiting. */
export function onWake(kick: (reason: 'resume' | 'network') => void): void {
  powerMonitor.on('resume', () => kick('resume'))
  let online = net.isOnline()
  setInterval(() => {
    const before = online
    online = net.isOnline()
    if (online && !before) kick('network')
  }, LOOK_EVERY_MS)
}
