import { useShallow } from 'zustand/shallow'
import { may } from '#shared/access.ts'
import { VIEWS, type View } from '#shared/queue.ts'
import type { MessageKey } from '../i18n/en/index.ts'
import { useText } from '../i18n/I18n.tsx'
import { listOf, type QueueList } from '../store/queue-lists.ts'
import { currentList, readerOf, shownAccounts, useCounts, useStore } from '../store/store.ts'

/** The lists that are offered: the views that say something to whoever is here, then their own. */
export function useLists(): { views: readonly QueueList[]; own: readonly QueueList[] } {
  const queue = useStore((state) => state.preferences.queue)
  const current = useStore((state) => currentList(state.preferences).view)
  const views = useStore(
    useShallow((state) => {
      const shown = shownAccounts(state)
      const isOffered: Partial<Record<View, boolean>> = {
        team: shown.some((account) => readerOf(state, account).teamIds.length > 0),
        approval: shown.some(({ me }) => may(me.user.role, 'message.review')),
      }
      return VIEWS.filter((view) => view === current || (isOffered[view] ?? true))
    }),
  )
  return {
    views: views.map((view) => listOf(queue, view)),
    own: queue.saved.map(({ id }) => listOf(queue, id)),
  }
}

export function useListName(): (list: Pick<QueueList, 'view' | 'name'>) => string {
  const text = useText()
  return ({ view, name }) => name ?? text(`view.${view}` satisfies MessageKey)
}

/** How many chats a list has, as it was made. Null until those of a saved view are counted. */
export function useListCount({ id, view, name }: QueueList): number | null {
  const saved = useStore((state) => state.listCounts[id])
  const counts = useCounts()
  return name === null ? counts[view] : (saved ?? null)
}
