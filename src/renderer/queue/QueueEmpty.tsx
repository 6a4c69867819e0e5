import { Archive, Coffee, Inbox, type LucideIcon, Sun } from 'lucide-react'
import type { View } from '#shared/queue.ts'
import { Button } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { useText } from '../i18n/I18n.tsx'
import { chooseView } from '../store/queue.ts'
import { useCounts } from '../store/store.ts'

const ICONS: Record<View, LucideIcon> = { mine: Coffee, unassigned: Sun, all: Inbox, ended: Archive }

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
