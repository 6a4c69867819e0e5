import { useMemo, useSyncExternalStore } from 'react'

/** Below this width, rail, queue and conversation need the whole window. */
const CONSOLE_NEEDS = 1180

/** Whether the window is narrower than what is to stand side by side in it. */
export function useIsNarrow(needed = CONSOLE_NEEDS): boolean {
  const [subscribe, read] = useMemo(() => {
    const narrow = matchMedia(`(max-width: ${needed - 1}px)`)
    const listen = (listener: () => void) => {
      narrow.addEventListener('change', listener)
      return () => narrow.removeEventListener('change', listener)
    }
    return [listen, () => narrow.matches] as const
  }, [needed])
  return useSyncExternalStore(subscribe, read)
}
