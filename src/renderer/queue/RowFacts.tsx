import { PencilLine, Siren } from 'lucide-react'
import { isReadOnly } from '#shared/access.ts'
import type { Id } from '#shared/ids.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { Chip } from '../design/Chip.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useHeld, useMe } from '../store/account.tsx'
import { DueChip } from './DueChip.tsx'
import { PriorityChip } from './PriorityChip.tsx'
import { StatusChip } from './StatusChip.tsx'

/** The third line: what sorts this chat from the others, the most pressing first. What does not fit is left out. */
export function RowFacts({ row: { session, hasDraft } }: { row: QueueRow }) {
  const text = useText()
  const holder = useColleague(session.assigneeId)
  const isOpen = !isReadOnly(session.status)
  // An emergency says it all: a priority beside it would only push the clock out of sight.
  const isEmergency = session.type === 'emergency'
  return (
    <div className="flex h-5 min-w-0 flex-wrap items-center gap-x-2 gap-y-4 overflow-hidden">
      {isEmergency && (
        <Chip tone="alarm" icon={Siren}>
          {text('session.type.emergency')}
        </Chip>
      )}
      {isOpen && !isEmergency && <PriorityChip priority={session.priority} />}
      {isOpen && session.dueAt && <DueChip at={session.dueAt} />}
      {hasDraft && (
        <Chip tone="accent" icon={PencilLine}>
          {text('row.draft')}
        </Chip>
      )}
      <StatusChip status={session.status} holder={holder} />
    </div>
  )
}

function useColleague(userId: Id | null): string | undefined {
  const me = useMe().user.id
  return useHeld(({ users }) => (userId && userId !== me ? users[userId]?.name : undefined))
}
