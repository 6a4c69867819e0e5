import { useEffect, useRef } from 'react'
import { useIsOnline } from '../store/account.tsx'

/** What failed without a line is tried again when there is one. */
export function useAgainOnline(hasFailed: boolean, retry: () => void): void {
  const isOnline = useIsOnline()
  const latest = useRef(retry)
  const wasOnline = useRef(isOnline)
  useEffect(() => {
    latest.current = retry
  })
  useEffect(() => {
    if (isOnline && !wasOnline.current && hasFailed) latest.current()
    wasOnline.current = isOnline
  }, [isOnline, hasFailed])
}
