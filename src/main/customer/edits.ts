import { type ErrorBody, ParleyError } from '#shared/errors.ts'
import type { CallOutput, Commit, Store } from '../cache/index.ts'
import type { Connection } from '../connection/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import { judgeRefusal } from '../outbox/index.ts'

const RETRY_MS = 5_000

export interface EditsOptions {
  store: Pick<Store, 'call'>
  ask: Connection['ask']
  isOnline(): boolean
  onCommit(commit: Commit): void
  crash(point: string): void
  log: Log
}

export interface Edits {
  /** The line is up, and what others have changed meanwhile is here: only now can it be seen whether it is the same. */
  caughtUp(): void
  disconnected(): void
  /** A field was changed. */
  look(): void
  stop(): void
}

/** Tells the server which fields were changed here, one after the other. */
export function createEdits({ store, ask, isOnline, onCommit, crash, log }: EditsOptions): Edits {
  let timer: NodeJS.Timeout | undefined
  let isReady = false
  let isBusy = false
  let isWoken = false

  async function work(): Promise<void> {
    isWoken = true
    if (isBusy) return
    isBusy = true
    try {
      while (isWoken && isReady) {
        isWoken = false
        for (const job of await store.call('dueEdits')) {
          if (!isReady) return
          await tell(job)
        }
      }
    } catch (error) {
      if (!(error instanceof ParleyError)) log.error('edits.failed', errorFacts(error))
      const hint = error instanceof ParleyError ? (error.body.retryAfterMs ?? 0) : 0
      clearTimeout(timer)
      timer = setTimeout(() => void work(), Math.max(hint, RETRY_MS))
    } finally {
      isBusy = false
    }
  }

  async function tell(job: CallOutput<'dueEdits'>[number]): Promise<void> {
    const error = await ask('command', job).then(
      () => null,
      (refusal: unknown): ErrorBody => {
        if (!(refusal instanceof ParleyError) || judgeRefusal(refusal.code) !== 'failed') throw refusal
        log.info('edits.refused', { name: job.name, code: refusal.code })
        return refusal.body
      },
    )
    crash('edit-acked')
    onCommit(await store.call('settleEdit', { id: job.id, error }))
  }

  return {
    caughtUp() {
      // What was on its way when the line broke may still be written down.
      isReady = isOnline()
      void work()
    },
    disconnected() {
      isReady = false
    },
    look: () => void work(),
    stop() {
      isReady = false
      clearTimeout(timer)
    },
  }
}
