import type { Id } from '#shared/ids.ts'
import type { LifeEvent } from '#shared/ipc.ts'
import type { LifeNote, Store } from '../cache/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'

/** Events are written this often: whatever happens must not wait for what is only noted. */
const GATHER_MS = 1_000
/** Noted between two writings at most: of a flood, its beginning tells enough. */
const MAX_GATHERED = 1_000
/** What is kept: about two weeks of a busy desk. */
const MAX_KEPT = 50_000
const KEEP_MS = 30 * 86_400_000

export interface LifeLineOptions {
  store: Pick<Store, 'call'>
  log: Log
  /** Milliseconds of the wall clock. */
  now?: () => number
  gather?: number
}

/** What happens to messages where no transaction of the journal notes it. */
export interface LifeLine {
  note(notes: readonly LifeNote[]): void
  read(messageId: Id): Promise<LifeEvent[]>
  /** Writes what has been gathered. */
  stop(): Promise<void>
}

export function createLifeLine({
  store,
  log,
  now = Date.now,
  gather = GATHER_MS,
}: LifeLineOptions): LifeLine {
  let gathered: (LifeNote & { at: string })[] = []
  let timer: NodeJS.Timeout | undefined

  async function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (gathered.length === 0) return
    const notes = gathered
    gathered = []
    const from = new Date(now() - KEEP_MS).toISOString()
    try {
      await store.call('recordLife', { notes, from, most: MAX_KEPT })
    } catch (error) {
      // Only told less: nothing depends on it.
      log.warn('lifeline.not-written', errorFacts(error))
    }
  }

  return {
    note(notes) {
      if (notes.length === 0) return
      const at = new Date(now()).toISOString()
      for (const note of notes.slice(0, MAX_GATHERED - gathered.length)) gathered.push({ ...note, at })
      timer ??= setTimeout(() => void write(), gather)
    },
    async read(messageId) {
      await write()
      return store.call('readLife', { messageId })
    },
    stop: write,
  }
}
