import type { Log } from './log.ts'

export interface Loop {
  /** Have the work done soon; asked while it runs, it runs once more. */
  wake(): void
  /** No new round; resolves when the running one has ended. */
  close(): Promise<void>
}

/** Work that runs one round at a time: when woken, and every `intervalMs` in case a wake-up was lost. */
export function createLoop(name: string, intervalMs: number, log: Log, work: () => Promise<void>): Loop {
  let wanted = false
  let closed = false
  let running: Promise<void> | null = null

  async function rounds(): Promise<void> {
    while (wanted && !closed) {
      wanted = false
      await work().catch((err: unknown) =>
        log.warn({ err, loop: name }, 'a round failed, the next one tries again'),
      )
    }
    running = null
  }

  function wake(): void {
    wanted = true
    if (!closed) running ??= rounds()
  }

  const timer = setInterval(wake, intervalMs)
  return {
    wake,
    async close() {
      closed = true
      clearInterval(timer)
      await running
    },
  }
}
