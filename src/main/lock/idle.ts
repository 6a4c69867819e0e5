import type { PowerMonitor } from 'electron'

/** The system counts the seconds; it does not tell when they are enough. */
const LOOK_EVERY_MS = 5_000

/** Locks when nobody has touched the computer for long enough, and when it is locked or put to sleep itself. */
export function lockWhenIdle(
  power: Pick<PowerMonitor, 'getSystemIdleTime'> & Pick<NodeJS.EventEmitter, 'on'>,
  idleMinutes: () => number,
  lock: () => void,
): NodeJS.Timeout {
  // Some systems never tell either.
  power.on('lock-screen', lock)
  power.on('suspend', lock)
  return setInterval(() => {
    if (power.getSystemIdleTime() >= idleMinutes() * 60) lock()
  }, LOOK_EVERY_MS)
}
