import { Archive, CircleDashed, CirclePause, CirclePlay, Lock, type LucideIcon } from 'lucide-react'
import type { SessionStatus } from '#shared/entities.ts'
import { Chip } from '../design/Chip.tsx'
import { useText } from '../i18n/I18n.tsx'

const ICONS: Record<SessionStatus, LucideIcon> = {
  waiting: CircleDashed,
  active: CirclePlay,
  paused: CirclePause,
  ended: Archive,
  locked: Lock,
}

interface StatusChipProps {
  status: SessionStatus
  /** Who has the chat, where that is not said beside it. */
  holder?: string | undefined
}

export function StatusChip({ status, holder }: StatusChipProps) {
  const text = useText()
  return (
    <Chip tone="quiet" icon={ICONS[status]}>
      {text(`session.status.${status}`)}
      {holder && <> · {holder}</>}
    </Chip>
  )
}
