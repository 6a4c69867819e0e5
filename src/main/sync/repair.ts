import { ParleyError } from '#shared/errors.ts'
import { MAX_RANGE } from '#shared/protocol.ts'
import type { Commit, Hole, Store } from '../cache/index.ts'
import type { Connection } from '../connection/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'

/** Holes are asked for one after the other, with a pause: whoever works at the desk comes first. */
const PAUSE_MS = 200
/** Holes looked up at a time. */
const BATCH = 20
const RETRY_MS = 5_000

export interface RepairOptions {
  store: Pick<Store, 'call'>
  ask: Connection['ask']
  isOnline(): boolean
  onCommit(commit: Commit): void
  /** What was urgent has been fetched. */
  onComplete(): void
  log: Log
  pause?: number
}

export interface Repair {
  /** Messages may be missing: look, and fetch them. */
  look(): void
  stop(): void
}

/** Fetches the messages that the cache should have and has not, seen by their dense `seq`. */
export function createRepair({
  store,
  ask,
  isOnline,
  onCommit,
  onComplete,
  log,
  pause = PAUSE_MS,
}: RepairOptions): Repair {
  let isBusy = false
  let isWanted = false
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  /** Holes that the server had nothing for: not asked for twice. */
  const hopeless = new Set<string>()

  async function work(): Promise<void> {
    if (isBusy || timer !== undefined) return
    isBusy = true
    let wasIncomplete = false
    try {
      while (isWanted && !isStopped && isOnline()) {
        isWanted = false
        const holes = await store.call('findHoles', { limit: BATCH + hopeless.size })
        const isIncomplete = holes.some(({ isUrgent }) => isUrgent)
        if (wasIncomplete && !isIncomplete) onComplete()
        wasIncomplete = isIncomplete
        for (const hole of holes.filter((each) => !hopeless.has(nameOf(each)))) {
          if (isStopped || !isOnline()) return
          await fill(hole)
          // There may be another hole below this one, or in other sessions.
          isWanted = true
          await new Promise((resolve) => setTimeout(resolve, pause))
        }
      }
    } catch (error) {
      log.warn('sync.repair-failed', error instanceof ParleyError ? { code: error.code } : errorFacts(error))
      isWanted = true
      later(Math.max(RETRY_MS, error instanceof ParleyError ? (error.body.retryAfterMs ?? 0) : 0))
    } finally {
      isBusy = false
    }
  }

  async function fill(hole: Hole): Promise<void> {
    // A session that is out of sight by now is no failure; its end is on its way as a change.
    const range = await ask('range', { ...hole, limit: MAX_RANGE }).catch((error: unknown) => {
      if (error instanceof ParleyError && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN'))
        return null
      throw error
    })
    if (range === null || range.toSeq < hole.toSeq || range.fromSeq > hole.toSeq) hopeless.add(nameOf(hole))
    if (range !== null) onCommit(await store.call('storeRange', { sessionId: hole.sessionId, ...range }))
  }

  function later(milliseconds: number): void {
    if (isStopped || timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      void work()
    }, milliseconds)
  }

  return {
    look() {
      isWanted = true
      void work()
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

function nameOf({ sessionId, fromSeq, toSeq }: Hole): string {
  return `${sessionId} ${fromSeq}-${toSeq}`
}
