import type { App } from 'electron'
import { errorFacts, type Log } from '../diagnostics/index.ts'

/** What is worth keeping is on disk as soon as it is answered; leaving waits for tidiness only this long. */
const DEADLINE_MS = 3_000

/** Lets `tidyUp` finish before the application ends, up to a deadline. */
export function tidyUpBeforeQuit(app: Pick<App, 'on' | 'quit'>, tidyUp: () => Promise<void>, log: Log): void {
  let tidy = false
  let tidying = false

  async function finish(): Promise<void> {
    const deadline = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), DEADLINE_MS))
    const outcome = await Promise.race([tidyUp(), deadline]).catch((error: unknown) => {
      log.error('app.quit-failed', errorFacts(error))
    })
    if (outcome === 'late') log.warn('app.quit-late')
    tidy = true
    // Not before Electron has seen that the first attempt was prevented: it ignores a second one until then.
    setImmediate(() => app.quit())
  }

  app.on('will-quit', (event) => {
    if (tidy) return
    event.preventDefault()
    if (tidying) return
    tidying = true
    void finish()
  })
}
