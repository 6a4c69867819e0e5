import { ERROR_KINDS, ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { DueMark, Store } from '../cache/index.ts'
import type { Connection } from '../connection/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'

/** Marks are gathered this long, so that of many in one session only the last is told. */
const GATHER_MS = 500
const BATCH = 50
const RETRY_MS = 5_000

export interface MarksOptions {
  store: Pick<Store, 'call'>
  ask: Connection['ask']
  isOnline(): boolean
  newId(): Id
  log: Log
}

export interface Marks {
  /** Something has been read, or has come in. */
  look(): void
  stop(): void
}

/** Tells the server how far the agent has read, and what has reached this desk. */
export function createMarks({ store, ask, isOnline, newId, log }: MarksOptions): Marks {
  let timer: NodeJS.Timeout | undefined
  let isBusy = false
  let isStopped = false

  function lookIn(milliseconds: number): void {
    if (!isStopped) timer ??= setTimeout(() => void work(), milliseconds)
  }

  async function work(): Promise<void> {
    timer = undefined
    if (isBusy) return lookIn(GATHER_MS)
    isBusy = true
    try {
      for (;;) {
        const due = isOnline() ? await store.call('dueMarks', { limit: BATCH }) : []
        if (due.length === 0) return
        for (const mark of due) await tell(mark)
      }
    } catch (error) {
      if (!(error instanceof ParleyError)) log.error('marks.failed', errorFacts(error))
      const hint = error instanceof ParleyError ? (error.body.retryAfterMs ?? 0) : 0
      lookIn(Math.max(hint, RETRY_MS))
    } finally {
      isBusy = false
    }
  }

  async function tell(mark: DueMark): Promise<void> {
    const { sessionId, readSeq, deliveredSeq } = mark
    const input = {
      sessionId,
      ...(readSeq !== null && { readSeq }),
      ...(deliveredSeq !== null && { deliveredSeq }),
    }
    try {
      await ask('command', { id: newId(), name: 'session.mark', input })
    } catch (error) {
      // A mark that the server will never take is of no use to anybody.
      const isFinal = error instanceof ParleyError && !ERROR_KINDS[error.code].retryable && !isAboutUs(error)
      if (!isFinal) throw error
    }
    await store.call('settleMark', mark)
  }

  return {
    look: () => lookIn(GATHER_MS),
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

function isAboutUs({ code }: ParleyError): boolean {
  return code === 'UNAUTHENTICATED' || code === 'TOKEN_EXPIRED'
}
