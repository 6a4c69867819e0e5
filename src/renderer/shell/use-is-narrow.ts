import { useSyncExternalStore } from 'react'

/** Below this width, rail, queue and conversation need the whole window. */
const narrow = matchMedia('(max-width: 1179px)')

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches)
}
