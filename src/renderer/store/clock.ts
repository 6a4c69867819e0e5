import { useSyncExternalStore } from 'react'
import { useHeld } from './account.tsx'

type Period = 1_000 | 30_000

/** One timer for each period, however many rows show a time: they all change in the same frame. */
function createTicker(period: Period) {
  const listeners = new Set<() => void>()
  let now = Date.now()
  let timer: ReturnType<typeof setInterval> | undefined

  function subscribe(listener: () => void): () => void {
    if (listeners.size === 0) {
      now = Date.now()
      timer = setInterval(() => {
        now = Date.now()
        for (const tell of listeners) tell()
      }, period)
    }
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) clearInterval(timer)
    }
  }

  return { subscribe, read: () => now }
}

const TICKERS = { 1000: createTicker(1_000), 30000: createTicker(30_000) } as const

/**
 * The time of the server of the account around it, in milliseconds, renewed every second or every half minute: what is
 * shown is counted from that. Outside of any account, this computer's.
 */
export function useNow(period: Period): number {
  const { subscribe, read } = TICKERS[period]
  const offset = useHeld(({ sync }) => sync.clock.offsetMs)
  return useSyncExternalStore(subscribe, read) + offset
}
