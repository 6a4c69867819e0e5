import type { EventPayload, Patch, StoreChange } from '#shared/ipc.ts'

/** One frame: changes that come closer together than this travel together. */
const FRAME_MS = 16
/** Of these only the last one says anything. */
const LAST_WINS: ReadonlySet<Patch['kind']> = new Set(['sync', 'counts'])
/** What a reset does not touch. */
const OUTLIVES_RESET: ReadonlySet<Patch['kind']> = new Set(['sync', 'notice', 'notice.gone'])

export interface PatchFeed {
  add(changes: readonly StoreChange[]): void
  /** What to start from: `read` plus its place in the feed. No change is lost, or told before, between the two. */
  snapshot(read: () => Promise<StoreChange[]>): Promise<{ storeRev: number; changes: StoreChange[] }>
  /** What a snapshot brings has been replaced: a gap in the numbers makes the listener ask for a new one. */
  interrupt(): void
}

/**
 * The one stream of changes to the renderer, numbered without a gap.
 *
 * While a snapshot is read, changes wait: they are told afterwards, with higher numbers. One that the snapshot has
 * already seen is told again, which harms nothing, for changes carry states and keep their order. What would harm is
 * a `reset` told after the snapshot, or a snapshot of what a lock or an interruption has replaced: then it is read
 * again.
 */
export function createPatchFeed(send: (payload: EventPayload<'store.patch'>) => void): PatchFeed {
  let storeRev = 0
  let waiting: StoreChange[] = []
  let timer: NodeJS.Timeout | null = null
  let readers = 0
  /** Counts resets, locks and interruptions. */
  let generation = 0

  function schedule(): void {
    if (timer !== null || readers > 0 || waiting.length === 0) return
    timer = setTimeout(flush, FRAME_MS)
  }

  function flush(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (waiting.length === 0) return
    const changes = waiting
    waiting = []
    send({ storeRev: ++storeRev, changes })
  }

  async function readUndisturbed(read: () => Promise<StoreChange[]>): Promise<StoreChange[]> {
    for (;;) {
      const before = generation
      const changes = await read()
      if (generation === before) return changes
    }
  }

  return {
    add(changes) {
      for (const change of changes) {
        if (isReset(change)) {
          generation++
          waiting = waiting.filter((earlier) => outlives(earlier, change))
        } else if (change.kind === 'lock' && change.lock.isLocked) {
          generation++
          waiting = []
        } else if (replaces(change, waiting.at(-1))) {
          waiting.pop()
        }
        waiting.push(change)
      }
      schedule()
    },

    async snapshot(read) {
      if (readers === 0) flush()
      readers++
      try {
        const changes = await readUndisturbed(read)
        // This snapshot was read after it.
        waiting = waiting.filter((change) => !isReset(change))
        return { storeRev, changes }
      } finally {
        readers--
        schedule()
      }
    },

    interrupt() {
      generation++
      if (readers > 0) return
      flush()
      storeRev += 2
      send({ storeRev, changes: [] })
    },
  }
}

type AccountChange = Extract<StoreChange, { kind: 'account' }>

function isReset(change: StoreChange): change is AccountChange {
  return change.kind === 'account' && change.patch.kind === 'reset'
}

function outlives(earlier: StoreChange, { accountId }: AccountChange): boolean {
  return (
    earlier.kind !== 'account' || earlier.accountId !== accountId || OUTLIVES_RESET.has(earlier.patch.kind)
  )
}

/** Whether the earlier one says nothing any more, once this one is told. */
function replaces(change: StoreChange, earlier: StoreChange | undefined): boolean {
  if (change.kind !== 'account' || earlier?.kind !== 'account') return change.kind === earlier?.kind
  const { accountId, patch } = earlier
  return accountId === change.accountId && patch.kind === change.patch.kind && LAST_WINS.has(patch.kind)
}
