import { ParleyError } from '#shared/errors.ts'
import type { Commit, Store, SuggestionJob } from '../cache/index.ts'
import type { Connection } from '../connection/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import { judgeRefusal } from './verdict.ts'

const RETRY_MS = 5_000

export interface SuggestionsOptions {
  store: Pick<Store, 'call'>
  ask: Connection['ask']
  isOnline(): boolean
  onCommit(commit: Commit): void
  log: Log
  now?: () => number
}

export interface Suggestions {
  /** A draft may be on its way to somebody else, or a decision about a suggestion. */
  look(): void
  stop(): void
}

/** Tells the server which drafts go to others, and what was decided about those that came from others. */
export function createSuggestions(options: SuggestionsOptions): Suggestions {
  const { store, ask, isOnline, onCommit, log, now = Date.now } = options
  let timer: NodeJS.Timeout | undefined
  let isBusy = false
  let isWoken = false
  let isStopped = false

  function lookIn(milliseconds: number): void {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(() => void work(), milliseconds)
  }

  async function work(): Promise<void> {
    isWoken = true
    if (isBusy) return
    isBusy = true
    try {
      while (isWoken && isOnline() && !isStopped) {
        isWoken = false
        const at = now()
        const { jobs, nextAt } = await store.call('dueSuggestions', { now: at })
        for (const job of jobs) await tell(job)
        if (nextAt !== null) lookIn(Math.max(0, nextAt - at))
      }
    } catch (error) {
      if (!(error instanceof ParleyError)) log.error('suggestions.failed', errorFacts(error))
      const hint = error instanceof ParleyError ? (error.body.retryAfterMs ?? 0) : 0
      lookIn(Math.max(hint, RETRY_MS))
    } finally {
      isBusy = false
    }
  }

  async function tell(job: SuggestionJob): Promise<void> {
    const isTaken = await ask('command', job).then(
      () => true,
      (refusal: unknown) => {
        // What will never be taken stays with its author.
        if (!(refusal instanceof ParleyError) || judgeRefusal(refusal.code) !== 'failed') throw refusal
        log.info('suggestions.refused', { name: job.name, code: refusal.code })
        return false
      },
    )
    onCommit(await store.call('settleSuggestion', { job, isTaken }))
  }

  return {
    look: () => void work(),
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
