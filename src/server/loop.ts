import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from './log.ts'

export interface Loop {
  /** Have the work done soon; asked while it runs, it runs once more. */
  wake(): void
  /** No new round; resolves when the running one has ended. */
  close(): Promise<void>
}

/**
 * Work that runs one round at a time: when woken, and every `intervalMs` in case a wake-up was lost. The first of
 * several wake-ups is followed at once. After a round it rests for as long as that took, but no longer than `maxRestMs`:
 * what comes fast is done together, and what comes seldom does not wait.
 */
export function createLoop(
  name: string,
  intervalMs: number,
  log: Log,
  work: () => Promise<void>,
  maxRestMs = 0,
): Loop {
  let wanted = false
  let closed = false
  let running: Promise<void> | null = null
  let restsUntil = 0

  async function rounds(): Promise<void> {
    while (wanted && !closed) {
      const rest = restsUntil - performance.now()
      if (rest > 0) await delay(rest)
      wanted = false
      const began = performance.now()
      await work().catch((err: unknown) =>
        log.warn({ err, loop: name }, 'a round failed, the next one tries again'),
      )
      const ended = performance.now()
      restsUntil = ended + Math.min(maxRestMs, ended - began)
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
