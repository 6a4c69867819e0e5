import {
  AlarmClockCheck,
  Archive,
  BadgeCheck,
  Coffee,
  Inbox,
  type LucideIcon,
  SearchX,
  Sun,
  Users,
} from 'lucide-react'
import type { View } from '#shared/queue.ts'
import { NO_FILTERS } from '#shared/queue-filters.ts'
import { Button } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { useText } from '../i18n/I18n.tsx'
import { arrange, chooseView } from '../store/queue.ts'
import { currentList, getState, useCounts } from '../store/store.ts'

const ICONS: Record<View, LucideIcon> = {
  mine: Coffee,
  unassigned: Sun,
  team: Users,
  all: Inbox,
  approval: BadgeCheck,
  snoozed: AlarmClockCheck,
  ended: Archive,
}

export function QueueEmpty({ view }: { view: View }) {
  const text = useText()
  const waiting = useCounts().unassigned
  return (
    <EmptyState
      icon={ICONS[view]}
      title={text(`queue.empty.${view}.title`)}
      body={text(`queue.empty.${view}.body`)}
    >
      {view === 'mine' && waiting > 0 && (
        <Button onPress={() => chooseView('unassigned')}>{text('queue.empty.mine.action')}</Button>
      )}
    </EmptyState>
  )
}

/** The list would have chats if it were not narrowed. */
export function NoMatch({ view }: { view: View }) {
  const text = useText()
  return (
    <EmptyState icon={SearchX} title={text('queue.noMatch.title')} body={text('queue.noMatch.body')}>
      <div className="flex flex-col items-center gap-2">
        <Button onPress={() => void arrange({ filters: NO_FILTERS, text: '' })}>
          {text('filter.clear')}
        </Button>
        {view !== 'all' && (
          <Button kind="quiet" onPress={lookInAll}>
            {text('queue.noMatch.all')}
          </Button>
        )}
      </div>
    </EmptyState>
  )
}

/** The same question to all open chats. */
function lookInAll(): void {
  const { preferences, queueText } = getState()
  const { filters } = currentList(preferences)
  chooseView('all')
  void arrange({ filters, text: queueText })
}
