import { CircleAlert } from 'lucide-react'
import type { View } from '#shared/queue.ts'
import { Button } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Spinner } from '../design/Spinner.tsx'
import { useText } from '../i18n/I18n.tsx'
import { loadNextPage } from '../store/queue.ts'
import { shownAccounts, useStore, useViewList } from '../store/store.ts'
import { QueueEmpty } from './QueueEmpty.tsx'
import { QueueList } from './QueueList.tsx'

/** One view's list, or why there is none. */
export function QueueView({ view }: { view: View }) {
  const text = useText()
  const ids = useViewList(view)
  const state = useStore((store) => store.paging[view].state)
  const isFirstSync = useStore((store) =>
    shownAccounts(store).some(({ id }) => store.held[id]?.sync.completeTo === null),
  )

  if (ids.length > 0) return <QueueList view={view} ids={ids} />
  if (state === 'failed') {
    return (
      <EmptyState icon={CircleAlert} title={text('queue.failed')} body={text('error.generic')}>
        <Button onPress={() => void loadNextPage(view)}>{text('action.retry')}</Button>
      </EmptyState>
    )
  }
  if (isFirstSync) {
    return (
      <div role="status" className="flex h-full items-center justify-center gap-2 pb-12 text-13 text-muted">
        <Spinner />
        {text('queue.loading')}
      </div>
    )
  }
  return state === 'ready' ? <QueueEmpty view={view} /> : null
}
