import type { App } from 'electron'
import { errorFacts, type Log } from '../diagnostics/index.ts'

/** What is worth keeping is on disk as soon as it is answered; leaving waits for tidiness only this long. */
const DEADLINE_MS = 3_000

export interface LastThings {
  /** While the pages are still there. */
  takeLeave(): Promise<void>
  /** Once they are gone. */
  tidyUp(): Promise<void>
}

/** Lets both finish before the application ends, each up to a deadline. */
export function tidyUpBeforeQuit(
  app: Pick<App, 'on' | 'quit'>,
  { takeLeave, tidyUp }: LastThings,
  log: Log,
): void {
  app.on('before-quit', heldBackBy(takeLeave))
  app.on('will-quit', heldBackBy(tidyUp))

  function heldBackBy(work: () => Promise<void>): (event: Pick<Event, 'preventDefault'>) => void {
    let state: 'ahead' | 'under way' | 'done' = 'ahead'

    async function finish(): Promise<void> {
      const deadline = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), DEADLINE_MS))
      const outcome = await Promise.race([work(), deadline]).catch((error: unknown) => {
        log.error('app.quit-failed', errorFacts(error))
      })
      if (outcome === 'late') log.warn('app.quit-late')
      state = 'done'
      // Not before Electron has seen that the first attempt was prevented: it ignores a second one until then.
      setImmediate(() => app.quit())
    }

    return (event) => {
      if (state === 'done') return
      event.preventDefault()
      if (state === 'under way') return
      state = 'under way'
      void finish()
    }
  }
}
