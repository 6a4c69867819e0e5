import { useEffect } from 'react'
import type { Id } from '#shared/ids.ts'
import { useRow } from '../store/store.ts'
import { titleOf } from './title.ts'

/** The system shows it beside other programs' windows. Behind the lock it names nobody. */
export function useTitle(sessionId: Id): void {
  const row = useRow(sessionId)
  const title = titleOf(row?.customer.name ?? '', row?.unread ?? 0)
  useEffect(() => {
    document.title = title
    return () => {
      document.title = titleOf('', 0)
    }
  }, [title])
}
