import { useMemo } from 'react'
import type { QueueRow } from '#shared/ipc.ts'
import { useText } from '../i18n/I18n.tsx'
import { useIsOnline, useMe } from '../store/account.tsx'
import { useNow } from '../store/clock.ts'
import { actionsFor, type ChatAction } from './table.ts'

/** What can be done with a chat by who reads, and why none of it can be now. */
export function useChatActions({ session }: QueueRow): {
  actions: readonly ChatAction[]
  unavailable: string | null
} {
  const text = useText()
  const me = useMe().user
  const isOnline = useIsOnline()
  const now = useNow(30_000)
  const actions = useMemo(() => actionsFor(session, me, now), [session, me, now])
  return { actions, unavailable: isOnline ? null : text('action.offline') }
}
