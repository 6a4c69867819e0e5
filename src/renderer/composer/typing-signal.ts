/** Without a key for this long, somebody has stopped typing. */
export const IDLE_MS = 4_000

/** Tells the other side that somebody types: once when they begin, once when they stop. */
export function createTypingSignal(tell: (typing: boolean) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined

  function stop(): void {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    tell(false)
  }

  function typed(): void {
    if (timer === undefined) tell(true)
    clearTimeout(timer)
    timer = setTimeout(stop, IDLE_MS)
  }

  return { typed, stop }
}
