import { CirclePause } from 'lucide-react'
import type { Session } from '#shared/entities.ts'
import { Chip } from '../design/Chip.tsx'
import { useText } from '../i18n/I18n.tsx'
import { DueChip } from '../queue/DueChip.tsx'

/** How long until staff must have answered or resolved, or that this clock stands still. */
export function SlaClock({ session: { dueAt, sla } }: { session: Session }) {
  const text = useText()
  if (dueAt !== null) return <DueChip at={dueAt} />
  const promises = [sla?.firstResponse, sla?.nextResponse, sla?.resolution]
  if (!promises.some((promise) => promise && promise.metAt === null)) return null
  return (
    <Chip tone="quiet" icon={CirclePause}>
      {text('sla.paused')}
    </Chip>
  )
}
