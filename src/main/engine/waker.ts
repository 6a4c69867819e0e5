import type { Commit, Store } from '../cache/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'

/** The longest sleep: a computer's clock may be put right meanwhile. */
const LONGEST_MS = 60_000

export interface WakerOptions {
  store: Pick<Store, 'call'>
  onCommit(commit: Commit): void
  log: Log
  /** Milliseconds, by the server's clock. */
  now(): number
}

/** Brings snoozed sessions back into sight when their time has come, also while the server cannot be reached. */
export function createWaker({ store, onCommit, log, now }: WakerOptions) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false

  /** After what may have been put aside. */
  async function look(): Promise<void> {
    try {
      const { commit, nextAt } = await store.call('wakeSnoozed', { now: new Date(now()).toISOString() })
      if (isStopped) return
      if (commit) onCommit(commit)
      clearTimeout(timer)
      if (nextAt === null) return
      const wait = Math.min(LONGEST_MS, Math.max(0, Date.parse(nextAt) - now()))
      timer = setTimeout(() => void look(), wait)
    } catch (error) {
      log.error('engine.not-woken', errorFacts(error))
    }
  }

  return {
    look,
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
