import { ChevronsUp, ChevronUp } from 'lucide-react'
import type { Priority } from '#shared/entities.ts'
import { Chip } from '../design/Chip.tsx'
import { useText } from '../i18n/I18n.tsx'

/** Only what is above the ordinary gets a mark: one arrow or two, its colour, its word. */
export function PriorityChip({ priority }: { priority: Priority }) {
  const text = useText()
  if (priority === 'urgent') {
    return (
      <Chip tone="danger" icon={ChevronsUp}>
        {text('priority.urgent')}
      </Chip>
    )
  }
  if (priority === 'high') {
    return (
      <Chip tone="warning" icon={ChevronUp}>
        {text('priority.high')}
      </Chip>
    )
  }
  return null
}
