import { AlarmClockCheck, BadgeCheck, Hourglass, Mail, PencilLine, Plug, Siren } from 'lucide-react'
import { isReadOnly } from '#shared/access.ts'
import { type Label, USUAL_CHANNEL } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { QueueRow } from '#shared/ipc.ts'
import type { QueueSort } from '#shared/queue-order.ts'
import { Chip } from '../design/Chip.tsx'
import { TagDot } from '../design/Tag.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { exactTime } from '../i18n/times.ts'
import { ScoreChip } from '../rating/Score.tsx'
import { useHeld, useMe } from '../store/account.tsx'
import { useNow } from '../store/clock.ts'
import { DueChip } from './DueChip.tsx'
import { PriorityChip } from './PriorityChip.tsx'
import { StatusChip } from './StatusChip.tsx'
import { shortSpan } from './short-span.ts'

/** What most chats came in by is not said: it would stand on every row. */
const CHANNEL_ICONS = { api: Plug, form: Mail } as const

/** The third line: what sorts this chat from the others, the most pressing first. What does not fit is left out. */
export function RowFacts({ row, sort }: { row: QueueRow; sort: QueueSort }) {
  const { session, hasDraft, isSnoozed, toReview } = row
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
      {toReview > 0 && (
        <Chip tone="warning" icon={BadgeCheck}>
          {text('row.toReview', { count: toReview })}
        </Chip>
      )}
      {isSnoozed && session.snoozedUntil && <SnoozedChip until={session.snoozedUntil} />}
      {isOpen && sort !== 'waiting' && sort !== 'priority' && session.waitingSince && (
        <WaitingChip since={session.waitingSince} />
      )}
      {hasDraft && (
        <Chip tone="accent" icon={PencilLine}>
          {text('row.draft')}
        </Chip>
      )}
      {session.channel !== USUAL_CHANNEL && (
        <Chip icon={CHANNEL_ICONS[session.channel]}>{text(`session.channel.${session.channel}`)}</Chip>
      )}
      {session.rating !== null && <ScoreChip score={session.rating.score} />}
      <StatusChip status={session.status} holder={holder} />
      <Labels session={session} />
    </div>
  )
}

/** How long the customer has been without an answer. */
function WaitingChip({ since }: { since: string }) {
  const text = useText()
  const intl = useIntl()
  const time = shortSpan(intl, useNow(30_000) - Date.parse(since))
  return (
    <span title={exactTime(intl, since)} className="contents">
      <Chip tone="quiet" icon={Hourglass}>
        {text('row.waiting', { time })}
      </Chip>
    </span>
  )
}

function SnoozedChip({ until }: { until: string }) {
  const text = useText()
  const intl = useIntl()
  const isToday = new Date(until).toDateString() === new Date(useNow(30_000)).toDateString()
  const time = isToday
    ? intl.formatTime(until, { timeStyle: 'short' })
    : intl.formatDate(until, { weekday: 'short', hour: 'numeric', minute: '2-digit' })
  return (
    <Chip tone="accent" icon={AlarmClockCheck}>
      {text('row.snoozed', { time })}
    </Chip>
  )
}

/** Its category and tags, in the colours that the workspace has given them. */
function Labels({ session: { category, tags } }: { session: QueueRow['session'] }) {
  const labels = useHeld((held) => held.labels)
  const colorOf = (kind: 'tag' | 'category', name: string) =>
    Object.values(labels).find((label) => label.kind === kind && label.name === name)?.color ?? 'gray'
  return (
    <>
      {category !== null && <LabelName name={category} color={colorOf('category', category)} />}
      {tags.map((tag) => (
        <LabelName key={tag} name={tag} color={colorOf('tag', tag)} />
      ))}
    </>
  )
}

function LabelName({ name, color }: Pick<Label, 'name' | 'color'>) {
  return (
    <span className="inline-flex h-5 max-w-full min-w-0 shrink-0 items-center gap-1.5 text-12 text-muted">
      <TagDot color={color} />
      <bdi className="truncate">{name}</bdi>
    </span>
  )
}

function useColleague(userId: Id | null): string | undefined {
  const me = useMe().user.id
  return useHeld(({ users }) => (userId && userId !== me ? users[userId]?.name : undefined))
}
