/** Where a draft is: `unsaved` until the pause in typing, `saving` until main has it on disk. */
export type DraftState = 'none' | 'unsaved' | 'saving' | 'saved' | 'failed'

/** A pause in typing this long saves: under the 300 ms that a crash may cost. */
export const SAVE_AFTER_MS = 250

interface DraftSaverPorts {
  /** Answers whether the text is on disk. An empty text removes the draft. */
  save(body: string): Promise<boolean>
  onState(state: DraftState): void
}

/**
 * Saves what is typed. One save is under way at a time, and the last text always gets its turn, so that an older one
 * can never overwrite it.
 */
export function createDraftSaver({ save, onState }: DraftSaverPorts) {
  let waiting: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay: Promise<void> | null = null

  async function saveAll(): Promise<void> {
    while (waiting !== null) {
      const body = waiting
      waiting = null
      onState('saving')
      const isSaved = await save(body)
      if (waiting === null) onState(isSaved ? (body === '' ? 'none' : 'saved') : 'failed')
    }
    underWay = null
  }

  function changed(body: string): void {
    waiting = body
    onState('unsaved')
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), SAVE_AFTER_MS)
  }

  /** Saves now what still waits. */
  function flush(): Promise<void> {
    clearTimeout(timer)
    if (waiting !== null) underWay ??= saveAll()
    return underWay ?? Promise.resolve()
  }

  /** Forgets what waits: it is being sent. Answers when nothing older can reach the disk any more. */
  async function drop(): Promise<void> {
    clearTimeout(timer)
    waiting = null
    await underWay
    onState('none')
  }

  return { changed, flush, drop }
}
