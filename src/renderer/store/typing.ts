import { useMemo } from 'react'
import type { Id } from '#shared/ids.ts'
import { useHeld, useIsOnline, useMe } from './account.tsx'
import type { Somebody } from './entities.ts'

const NOBODY: readonly Somebody[] = []

/** Who writes in a chat now, apart from me at another computer. Without a line, nobody knows any more. */
export function useTypists(sessionId: Id): readonly Somebody[] {
  const isOnline = useIsOnline()
  const me = useMe().user.id
  const heard = useHeld((held) => held.typing[sessionId] ?? NOBODY)
  return useMemo(
    () => (isOnline ? heard.filter(({ memberId }) => memberId !== me) : NOBODY),
    [heard, isOnline, me],
  )
}
