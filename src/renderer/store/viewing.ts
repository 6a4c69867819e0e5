import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { Id } from '#shared/ids.ts'
import { useHeld, useMe } from './account.tsx'

export interface Colleague {
  id: Id
  /** Undefined for somebody who is not known here. */
  name: string | undefined
}

/** Colleagues who look at a chat now, in the order in which they came. */
export function useColleaguesIn(sessionId: Id): readonly Colleague[] {
  const me = useMe().user.id
  const users = useHeld((held) => held.users)
  const ids = useHeld(
    useShallow((held) =>
      (held.viewing[sessionId] ?? [])
        .filter(({ who, memberId }) => who === 'user' && memberId !== me)
        .map(({ memberId }) => memberId),
    ),
  )
  return useMemo(() => ids.map((id) => ({ id, name: users[id]?.name })), [ids, users])
}
