import type { Id } from '#shared/ids.ts'
import type { Commit, Store } from '../cache/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'

/** When the journal cannot be written. */
const BROKEN_MS = 5_000

export interface HoldsOptions {
  store: Pick<Store, 'call'>
  /** Something may go out now. */
  onReleased(commit: Commit): void
  log: Log
}

export interface Holds {
  /** What an earlier run has left held is held anew. */
  start(): Promise<void>
  /** Milliseconds from now; 0 is not held at all. */
  add(id: Id, heldFor: number): void
  stop(): void
}

/**
 * Lets messages go once the time in which they can be taken back is over. It is measured by timers, which setting the
 * clock does not touch. After a restart nothing but that clock could say how much of it is left, so it begins anew:
 * nothing leaves early, and nothing later after a start than it was to be held in the first place.
 */
export function createHolds({ store, onReleased, log }: HoldsOptions): Holds {
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
        for (const { id, heldFor } of await store.call('heldMessages')) {
          if (!timers.has(id)) releaseIn(id, heldFor)
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
