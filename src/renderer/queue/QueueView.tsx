import { CircleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { isNarrowed } from '#shared/queue-filters.ts'
import { Button } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Spinner } from '../design/Spinner.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useCommand } from '../shell/commands.ts'
import { loadNextPage } from '../store/queue.ts'
import { currentList, pagingOf, shownAccounts, useCurrentIds, useStore, wantedOf } from '../store/store.ts'
import { NoMatch, QueueEmpty } from './QueueEmpty.tsx'
import { QueueList } from './QueueList.tsx'

/** The list on view, or why there is none. */
export function QueueView() {
  const ids = useCurrentIds()
  return ids.length > 0 ? <QueueList ids={ids} /> : <NoList />
}

/** Whoever came here by keys had the focus in a list that has gone: it is kept in what stands in its place. */
function NoList() {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.focus()
  }, [])
  useCommand('queue.focus', () => box.current?.focus())
  return (
    <div ref={box} tabIndex={-1} data-testid="no-list" className="h-full -outline-offset-2">
      <WhyEmpty />
    </div>
  )
}

function WhyEmpty() {
  const text = useText()
  const { id: listId, view } = useStore((store) => currentList(store.preferences))
  const isNarrow = useStore((store) => isNarrowed(wantedOf(store).filters))
  const state = useStore((store) => pagingOf(store, listId).state)
  const isFirstSync = useStore((store) =>
    shownAccounts(store).some(({ id }) => store.held[id]?.sync.completeTo === null),
  )

  if (state === 'failed') {
    return (
      <EmptyState icon={CircleAlert} title={text('queue.failed')} body={text('error.generic')}>
        <Button onPress={() => void loadNextPage(listId)}>{text('action.retry')}</Button>
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
  if (state !== 'ready') return null
  return isNarrow ? <NoMatch view={view} /> : <QueueEmpty view={view} />
}
