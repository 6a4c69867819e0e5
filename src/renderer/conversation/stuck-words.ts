import { staleDetails } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { PendingMessage } from '#shared/ipc.ts'
import type { Words } from '../i18n/I18n.tsx'

/** Why a stale message was held back: the change that matters most to its author. */
export function staleWords(pending: PendingMessage, nameOf: (userId: Id) => string | undefined): Words {
  const details = staleDetails.safeParse(pending.error?.details)
  if (!details.success) return { key: 'pending.stale.unknown' }
  const { reasons, assigneeId } = details.data
  const owner = assigneeId ? nameOf(assigneeId) : undefined
  if (reasons.includes('owner_changed') && owner !== undefined) {
    return { key: 'pending.stale.owner_changed', values: { name: owner } }
  }
  if (reasons.includes('answered')) return { key: 'pending.stale.answered' }
  return { key: 'pending.stale.status_changed' }
}
