import { type ErrorCode, ParleyError } from '#shared/errors.ts'
import type { Cursor, Poke } from '#shared/protocol.ts'
import type { Store, SyncCommit, SyncPlace } from '../cache/index.ts'
import { backoffDelay, type Connection } from '../connection/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import { createPageSize } from './page-size.ts'
import { clientRule, type Rule } from './rule.ts'

const PULL_AGAIN = { first: 500, longest: 20_000 } as const
/** A page may be long on its way without being lost. */
const PULL_TIMEOUT_MS = 20_000
/** Pokes kept while a pull runs; with more than these, pulling again is the shorter way. */
const MAX_KEPT = 500
const UNANSWERED: ReadonlySet<ErrorCode> = new Set(['TIMEOUT', 'OFFLINE'])
/** Between two comparisons of the queue with the server's. */
const CHECK_MS = 60_000
/** Pulls of everything that a difference asks for are this far apart: what they do not heal, more of them will not. */
const HEAL_AGAIN_MS = 60 * 60_000

export interface SyncOptions {
  store: Pick<Store, 'call'>
  ask: Connection['ask']
  place: SyncPlace
  onCommit(commit: SyncCommit): void
  onPlace(place: SyncPlace): void
  /** A write has failed, or its answer was lost: what the cache holds may be more than was told. */
  onUnsure(): void
  /** The cache has everything that the server had a moment ago. */
  onCaughtUp(): void
  log: Log
  rule?: Rule
  checkEvery?: number
}

export interface Sync {
  cursor(): Cursor | null
  /** A new connection: whatever was said on the one before is forgotten, and everything missed is pulled. */
  connected(): void
  disconnected(): void
  poke(poke: Poke): void
  /** Something may be missing. */
  pull(): void
  /** The cache cannot be what the server has: its queue is not compared any more. */
  differs(): void
  /** The cache is another one now, with this place. */
  startOver(place: SyncPlace): void
  stop(): void
}

/**
 * Keeps the cache in step with the server's change log. One thing happens at a time: while a pull runs, or a poke is
 * written, pokes wait, and are judged when their turn comes.
 */
export function createSync(options: SyncOptions): Sync {
  const {
    store,
    ask,
    onCommit,
    onPlace,
    onUnsure,
    onCaughtUp,
    log,
    rule = clientRule,
    checkEvery = CHECK_MS,
  } = options
  let { place } = options
  /** Whether `place` is the cache's: not after a write of which we do not know whether it took place. */
  let isPlaceSure = true
  let kept: Poke[] = []
  let isConnected = false
  let isPullWanted = false
  /** The next pull is one of everything, from its beginning. */
  let isResetWanted = false
  const pageSize = createPageSize()
  let isComparable = true
  let healedAt = Number.NEGATIVE_INFINITY
  let isBusy = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined
  /** Counts connections: an answer on an earlier one is not listened to. */
  let connection = 0

  async function work(): Promise<void> {
    if (isBusy) return
    isBusy = true
    try {
      while (isConnected && timer === undefined) {
        if (!isPlaceSure) await findPlace()
        else if (isPullWanted) await pullPage()
        else {
          const poke = kept.shift()
          if (!poke) break
          await take(poke)
        }
      }
    } catch (error) {
      retryLater(error)
    } finally {
      isBusy = false
    }
  }

  function retryLater(error: unknown): void {
    if (!(error instanceof ParleyError)) log.error('sync.failed', errorFacts(error))
    // What was asked of a line that is gone is asked again on the next one.
    if (!isConnected) return
    const hint = error instanceof ParleyError ? (error.body.retryAfterMs ?? 0) : 0
    isPullWanted = true
    timer = setTimeout(
      () => {
        timer = undefined
        void work()
      },
      Math.max(hint, backoffDelay(PULL_AGAIN, failures++, Math.random)),
    )
  }

  async function written<Value>(write: Promise<Value>): Promise<Value> {
    try {
      return await write
    } catch (error) {
      isPlaceSure = false
      throw error
    }
  }

  async function findPlace(): Promise<void> {
    place = await store.call('readPlace')
    isPlaceSure = true
    onUnsure()
  }

  async function pullPage(): Promise<void> {
    const mine = connection
    const { cursor, resume } = place
    const since = isResetWanted ? null : cursor
    isPullWanted = false
    isResetWanted = false
    const askedAt = performance.now()
    const frame = { since, limit: pageSize.next(), ...(resume !== null && { resume }) }
    const page = await ask('pull', frame, PULL_TIMEOUT_MS).catch((error: unknown) => {
      if (error instanceof ParleyError && UNANSWERED.has(error.code)) pageSize.failed()
      if (mine !== connection) return null
      // The server does not know this place in a pull any more: from its beginning, then.
      if (resume === null || !(error instanceof ParleyError) || error.code !== 'INVALID') throw error
      place = { ...place, resume: null }
      isPullWanted = true
      return null
    })
    if (page === null || mine !== connection) return
    pageSize.took(performance.now() - askedAt)
    const commit = await written(store.call('applyPage', page))
    failures = 0
    // A pull of everything says where it began, not where it ends: what happened meanwhile comes with another one.
    if (page.more || page.reset) isPullWanted = true
    committed(commit)
    if (!isPullWanted) onCaughtUp()
  }

  async function take(poke: Poke): Promise<void> {
    const verdict = rule(place.cursor, poke)
    if (verdict === 'apply') {
      committed(await written(store.call('applyPoke', poke)))
    } else if (verdict === 'pull') {
      log.info('sync.gap', { from: poke.from, to: poke.to })
      // The pull brings what this poke says too: it is asked for after the poke was sent.
      isPullWanted = true
    } else if (poke.to === place.cursor?.rev) {
      place = await store.call('noteFresh', { at: poke.at })
      onPlace(place)
    }
  }

  /** Compares the open sessions with the server's. Only of the same place in the log can the two say the same. */
  async function check(): Promise<void> {
    if (!isComparable || !isIdle()) return
    const mine = connection
    const theirs = await ask('checksum', {}).catch(() => null)
    const { cursor } = place
    if (theirs === null || mine !== connection || !isIdle()) return
    if (theirs.epoch !== cursor?.epoch || theirs.rev !== cursor.rev) return
    const sum = await store.call('queueSum').catch(() => null)
    // What has come meanwhile is judged the next time.
    if (sum === null || sum === theirs.sum || place.cursor?.rev !== theirs.rev) return
    const isHealing = performance.now() - healedAt > HEAL_AGAIN_MS
    log.error('sync.differs', { rev: theirs.rev, isHealing })
    if (!isHealing) return
    healedAt = performance.now()
    isResetWanted = true
    pullIfConnected()
  }

  function isIdle(): boolean {
    return isConnected && !isBusy && !isPullWanted && kept.length === 0 && timer === undefined
  }

  const checking = setInterval(() => void check(), checkEvery)

  function pullIfConnected(): void {
    if (isConnected) wantPull()
  }

  function committed(commit: SyncCommit): void {
    place = commit.place
    onCommit(commit)
  }

  function wantPull(): void {
    isPullWanted = true
    clearTimeout(timer)
    timer = undefined
    void work()
  }

  return {
    cursor: () => place.cursor,
    connected() {
      connection++
      kept = []
      isConnected = true
      failures = 0
      wantPull()
    },
    disconnected() {
      connection++
      isConnected = false
      kept = []
    },
    poke(poke) {
      kept.push(poke)
      if (kept.length > MAX_KEPT) {
        kept = []
        isPullWanted = true
      }
      void work()
    },
    pull: pullIfConnected,
    differs() {
      isComparable = false
    },
    startOver(next) {
      place = next
      pullIfConnected()
    },
    stop() {
      isConnected = false
      clearTimeout(timer)
      clearInterval(checking)
    },
  }
}
