import type { ReactNode } from 'react'
import type { Session } from '#shared/entities.ts'
import type { QueueSort } from '#shared/queue-order.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { exactTime } from '../i18n/times.ts'
import { useNow } from '../store/clock.ts'
import { Age } from './Age.tsx'
import { shortSpan } from './short-span.ts'

/** Why the row stands where it stands: what the list is sorted by, of this chat. */
export function SortReason({ sort, session }: { sort: QueueSort; session: Session }) {
  switch (sort) {
    case 'lastMessage':
      return <Age at={session.lastMessageAt} />
    case 'waiting':
    case 'priority':
      return <Waiting since={session.waitingSince} />
    case 'due':
      return <Due at={session.dueAt} />
  }
}

function Waiting({ since }: { since: string | null }) {
  const text = useText()
  const intl = useIntl()
  const now = useNow(30_000)
  if (since === null) return <Reason>{text('row.answered')}</Reason>
  const time = shortSpan(intl, now - Date.parse(since))
  return <Reason at={since}>{text('row.waiting', { time })}</Reason>
}

function Due({ at }: { at: string | null }) {
  const text = useText()
  const intl = useIntl()
  const now = useNow(30_000)
  if (at === null) return <Reason>{text('row.noDue')}</Reason>
  const left = Date.parse(at) - now
  const time = shortSpan(intl, Math.abs(left))
  return <Reason at={at}>{text(left < 0 ? 'row.overdue' : 'row.dueIn', { time })}</Reason>
}

function Reason({ at, children }: { at?: string; children: ReactNode }) {
  const intl = useIntl()
  return (
    <span title={at && exactTime(intl, at)} className="figures shrink-0 text-12 whitespace-nowrap text-faint">
      {children}
    </span>
  )
}
