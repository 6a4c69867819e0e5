import { Archive, Hand, Lock, UserRound } from 'lucide-react'
import type { QueueRow } from '#shared/ipc.ts'
import { claim } from '../actions/run.ts'
import { Button } from '../design/Button.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useHeld, useIsOnline } from '../store/account.tsx'

interface ReplyHurdleProps {
  hurdle: 'closed' | 'unclaimed' | 'held'
  row: QueueRow
}

/** Why no reply can be written here, and the way there if there is one. */
export function ReplyHurdle({ hurdle, row }: ReplyHurdleProps) {
  const text = useText()
  const isOnline = useIsOnline()
  const { session } = row
  const holder = useHeld(({ users }) => (session.assigneeId ? users[session.assigneeId]?.name : undefined))
  const isLocked = session.status === 'locked'
  const Icon = hurdle === 'unclaimed' ? Hand : hurdle === 'held' ? UserRound : isLocked ? Lock : Archive
  const lines = {
    closed: [text(isLocked ? 'composer.closedLocked' : 'composer.closed'), text('composer.closedHint')],
    unclaimed: [text('composer.unclaimed'), ''],
    held: [
      text('composer.held', { name: holder ?? text('message.unknownSender') }),
      text('composer.heldHint'),
    ],
  }[hurdle]
  return (
    <div className="flex min-h-16 items-center gap-3 pt-2 text-13 text-muted">
      <Icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
      <p className="min-w-0 flex-1">
        <span className="font-medium text-ink">{lines[0]}</span> {lines[1]}
      </p>
      {hurdle === 'unclaimed' && (
        <Button
          kind="primary"
          onPress={() => void claim(row)}
          unavailable={isOnline ? null : text('action.offline')}
        >
          {text('composer.claimToReply')}
        </Button>
      )}
    </div>
  )
}
