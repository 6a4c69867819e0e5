import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import { MAX_RANGE } from '#shared/protocol.ts'
import type { Commit, EvictionPlace, Hole, PackLook, Store } from '../cache/index.ts'
import type { Connection } from '../connection/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import { type CacheBudget, EVICT_TO, FILL_TO } from './budget.ts'

/** Between two fetches. */
const PAUSE_MS = 500
/** Between two steps of eviction, as a part of that. */
const EVICTION_PAUSE = 0.2
/** After the desk did something: whoever works there comes first. */
const QUIET_MS = 2_000
const RETRY_MS = 30_000
const DAY_MS = 24 * 60 * 60_000
/** Of one step of eviction. Taking a message's words out of the full text takes 1 ms or more, and holds up the worker. */
const EVICTED_AT_ONCE = { sessions: 200, messages: 10 } as const
/** Free pages that may stay for what comes next, and those given back in one step. */
const FREE_BYTES = 4 * 1024 * 1024
const GIVEN_BACK_AT_ONCE = 250

/** Whole transcripts that are here, of those that should be. */
export interface PackProgress {
  complete: number
  wanted: number
}

export interface PackOptions {
  store: Pick<Store, 'call'>
  ask: Connection['ask']
  isOnline(): boolean
  /** Sessions that are on the screen. */
  shown(): readonly Id[]
  onCommit(commit: Commit): void
  onProgress(progress: PackProgress): void
  budget: CacheBudget
  log: Log
  pause?: number
  quiet?: number
  now?: () => number
}

export interface Pack {
  /** There may be something to fetch or to evict. */
  look(): void
  /** The desk works: the next step waits until it has been quiet for a while. */
  defer(): void
  stop(): void
}

/**
 * Fills the cache with whole transcripts to be read offline, and keeps it within its budget: one small step at a time,
 * with pauses, and only while nobody at the desk waits for anything.
 */
export function createPack(options: PackOptions): Pack {
  const { store, ask, isOnline, shown, onCommit, onProgress, budget, log } = options
  const { pause = PAUSE_MS, quiet = QUIET_MS, now = Date.now } = options
  let timer: NodeJS.Timeout | undefined
  let isBusy = false
  let isWanted = false
  let isStopped = false
  let deferredAt = Number.NEGATIVE_INFINITY
  let told: PackProgress = { complete: 0, wanted: 0 }
  /** An eviction under way, and where it goes on. */
  let eviction: { after: EvictionPlace | null } | null = null
  /** Sessions that the server had nothing of: not asked for twice. */
  const hopeless = new Set<Id>()

  async function work(): Promise<void> {
    timer = undefined
    const wait = deferredAt + quiet - performance.now()
    if (wait > 0) return later(wait)
    isBusy = true
    isWanted = false
    let next: number | null = null
    try {
      next = await step()
    } catch (error) {
      // What was asked of a line that is gone is asked again on the next one.
      if (isOnline()) {
        log.warn('pack.failed', error instanceof ParleyError ? { code: error.code } : errorFacts(error))
        later(Math.max(RETRY_MS, error instanceof ParleyError ? (error.body.retryAfterMs ?? 0) : 0))
      }
    } finally {
      isBusy = false
    }
    if (next !== null) later(next)
    else if (isWanted) later(quiet)
  }

  /** Answers when there may be another step, if so: in how many milliseconds. */
  async function step(): Promise<number | null> {
    const look = await store.call('lookAtPack', {
      transcripts: budget.transcripts,
      since: new Date(now() - budget.days * DAY_MS).toISOString(),
      limit: 1 + hopeless.size,
    })
    tell(look)
    if (look.used > budget.bytes) eviction ??= { after: null }
    if (eviction) return evict(eviction.after)
    if (look.free > FREE_BYTES && (await giveBack(look.free))) return pause
    const hole = look.missing.find(({ sessionId }) => !hopeless.has(sessionId))
    if (!hole || !isOnline() || look.used > budget.bytes * FILL_TO) return null
    await fill(hole)
    return pause
  }

  async function evict(after: EvictionPlace | null): Promise<number | null> {
    const done = await store.call('evict', { after, shown: shown(), ...EVICTED_AT_ONCE })
    const { used, evicted, isThrough } = done
    log.debug('pack.evicted', { messages: evicted })
    eviction = isThrough || used <= budget.bytes * EVICT_TO ? null : { after: done.after }
    // With nothing left to evict there is nothing to be done about it.
    return eviction !== null || used <= budget.bytes ? pause * EVICTION_PAUSE : null
  }

  /** Answers whether the file had something to give. */
  async function giveBack(freeBefore: number): Promise<boolean> {
    const { free } = await store.call('giveBack', { pages: GIVEN_BACK_AT_ONCE })
    return free < freeBefore
  }

  async function fill(hole: Hole): Promise<void> {
    // A session that is out of sight by now is no failure; its end is on its way as a change.
    const range = await ask('range', { ...hole, limit: MAX_RANGE }).catch((error: unknown) => {
      if (error instanceof ParleyError && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN'))
        return null
      throw error
    })
    if (range === null || range.toSeq < hole.toSeq || range.fromSeq > hole.toSeq) hopeless.add(hole.sessionId)
    if (range !== null) onCommit(await store.call('storeRange', { sessionId: hole.sessionId, ...range }))
  }

  function tell({ complete, wanted }: PackLook): void {
    if (complete === told.complete && wanted === told.wanted) return
    told = { complete, wanted }
    onProgress(told)
  }

  function later(milliseconds: number): void {
    if (!isStopped) timer ??= setTimeout(() => void work(), milliseconds)
  }

  return {
    look() {
      isWanted = true
      if (!isBusy) later(quiet)
    },
    defer() {
      deferredAt = performance.now()
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
