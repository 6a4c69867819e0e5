import type { Id } from '#shared/ids.ts'
import { LONGEST_HOLD } from '#shared/ipc.ts'
import type { Commit, Store } from '../cache/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'

const LONGEST_MS = LONGEST_HOLD * 1_000
/** When the journal cannot be written. */
const BROKEN_MS = 5_000

export interface HoldsOptions {
  store: Pick<Store, 'call'>
  /** Something may go out now. */
  onReleased(commit: Commit): void
  log: Log
  now?: () => number
}

export interface Holds {
  /** What an earlier run has left held goes on being held, or goes out if its time is over. */
  start(): Promise<void>
  /** Milliseconds from now; 0 is not held at all. */
  add(id: Id, heldFor: number): void
  stop(): void
}

/**
 * Lets messages go once the time in which they can be taken back is over. Within a run that time is measured by timers,
 * which setting the clock does not touch; after a restart only the clock is left, and nothing is held longer than
 * {@link LONGEST_HOLD} by it.
 */
export function createHolds({ store, onReleased, log, now = Date.now }: HoldsOptions): Holds {
  const timers = new Map<Id, NodeJS.Timeout>()
  let isStopped = false

  function releaseIn(id: Id, milliseconds: number): void {
    if (!isStopped) timers.set(id, setTimeout(release, milliseconds, id))
  }

  async function release(id: Id): Promise<void> {
    timers.delete(id)
    try {
      onReleased(await store.call('releaseHeld', { id }))
    } catch (error) {
      log.error('outbox.not-released', errorFacts(error))
      releaseIn(id, BROKEN_MS)
    }
  }

  return {
    async start() {
      try {
        for (const { id, leavesAt } of await store.call('heldMessages')) {
          if (!timers.has(id)) releaseIn(id, Math.min(Math.max(leavesAt - now(), 0), LONGEST_MS))
        }
      } catch (error) {
        log.error('outbox.not-released', errorFacts(error))
      }
    },
    add(id, heldFor) {
      if (heldFor > 0) releaseIn(id, heldFor)
    },
    stop() {
      isStopped = true
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
