import type { EventPayload, Patch } from '#shared/ipc.ts'

/** One frame: patches that come closer together than this travel together. */
const FRAME_MS = 16
/** Of these only the last one says anything. */
const LAST_WINS: ReadonlySet<Patch['kind']> = new Set(['account', 'sync', 'counts'])
/** What a reset does not touch. */
const OUTLIVES_RESET: ReadonlySet<Patch['kind']> = new Set(['account', 'sync', 'notice'])

export interface PatchFeed {
  add(patches: readonly Patch[]): void
  /** What to start from: `read` plus its place in the feed. No patch is lost, or told before, between the two. */
  snapshot(read: () => Promise<Patch[]>): Promise<{ storeRev: number; patches: Patch[] }>
  /** What a snapshot brings has been replaced: a gap in the numbers makes the listener ask for a new one. */
  interrupt(): void
}

/**
 * The one stream of changes to the renderer, numbered without a gap.
 *
 * While a snapshot is read, patches wait: they are told afterwards, with higher numbers. One that the snapshot has
 * already seen is told again, which harms nothing, for patches carry states and keep their order. What would harm is
 * a `reset` told after the snapshot, or a snapshot of what an interruption has replaced: then it is read again.
 */
export function createPatchFeed(send: (payload: EventPayload<'store.patch'>) => void): PatchFeed {
  let storeRev = 0
  let waiting: Patch[] = []
  let timer: NodeJS.Timeout | null = null
  let readers = 0
  /** Counts resets and interruptions. */
  let generation = 0

  function schedule(): void {
    if (timer !== null || readers > 0 || waiting.length === 0) return
    timer = setTimeout(flush, FRAME_MS)
  }

  function flush(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (waiting.length === 0) return
    const patches = waiting
    waiting = []
    send({ storeRev: ++storeRev, patches })
  }

  async function readUndisturbed(read: () => Promise<Patch[]>): Promise<Patch[]> {
    for (;;) {
      const before = generation
      const patches = await read()
      if (generation === before) return patches
    }
  }

  return {
    add(patches) {
      for (const patch of patches) {
        if (patch.kind === 'reset') {
          generation++
          waiting = waiting.filter(({ kind }) => OUTLIVES_RESET.has(kind))
        } else if (LAST_WINS.has(patch.kind) && waiting.at(-1)?.kind === patch.kind) {
          waiting.pop()
        }
        waiting.push(patch)
      }
      schedule()
    },

    async snapshot(read) {
      if (readers === 0) flush()
      readers++
      try {
        const patches = await readUndisturbed(read)
        // This snapshot was read after it.
        waiting = waiting.filter(({ kind }) => kind !== 'reset')
        return { storeRev, patches }
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
      send({ storeRev, patches: [] })
    },
  }
}
