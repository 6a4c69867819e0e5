import { ChevronDown, ChevronsUp, ChevronUp, Minus } from 'lucide-react'
import type { FieldValue } from '#shared/edits.ts'
import { type Priority, priority as priorities } from '#shared/entities.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { Tag, TagDot } from '../design/Tag.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { RatingFact } from '../rating/RatingFact.tsx'
import { useHeld, useMe } from '../store/account.tsx'
import { SessionAttributes } from './Attributes.tsx'
import { FixedFact } from './Fact.tsx'
import { labelOptions } from './labels.ts'
import { Part } from './Part.tsx'
import { PickFact } from './PickFact.tsx'
import { ReferenceFact } from './ReferenceFact.tsx'
import { mayEditSession } from './rights.ts'
import { TagsFact } from './TagsFact.tsx'
import { TextFact } from './TextFact.tsx'
import { useField } from './use-field.ts'
import { AS_TEXT, type Writing } from './writing.ts'

const PRIORITY_ICONS = { low: ChevronDown, normal: Minus, high: ChevronUp, urgent: ChevronsUp } as const
const PRIORITY_TONES: Record<Priority, string> = {
  low: 'text-muted',
  normal: 'text-muted',
  high: 'text-warning-text',
  urgent: 'text-danger-text',
}

/** What the open chat is about, and how it is filed. */
export function ChatFacts({ row }: { row: QueueRow }) {
  const text = useText()
  const intl = useIntl()
  const { session } = row
  const assignee = useHeld(({ users }) => (session.assigneeId ? users[session.assigneeId]?.name : undefined))
  const team = useHeld(({ teams }) => (session.teamId ? teams[session.teamId]?.name : undefined))
  const when = (at: string) => intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Part id="chat" title={text('customer.chat')}>
      <dl className="flex flex-col gap-0.5">
        <FixedFact label={text('customer.type')}>{text(`session.type.${session.type}`)}</FixedFact>
        <FixedFact label={text('filter.facet.channel')}>
          {text(`session.channel.${session.channel}`)}
        </FixedFact>
        <SubjectFact row={row} />
        <PriorityFact row={row} />
        <CategoryFact row={row} />
        <TagsFact row={row} />
        <ReferenceFact row={row} />
        <SessionAttributes row={row} />
        <FixedFact label={text('customer.assignee')}>
          {session.assigneeId ? (
            <bdi>{assignee ?? text('message.unknownSender')}</bdi>
          ) : (
            text('customer.nobody')
          )}
        </FixedFact>
        {team && (
          <FixedFact label={text('customer.team')}>
            <bdi>{team}</bdi>
          </FixedFact>
        )}
        <FixedFact label={text('customer.started')}>
          <span className="figures">{when(session.createdAt)}</span>
        </FixedFact>
        {session.endedAt && (
          <FixedFact label={text('customer.ended')}>
            <span className="figures">{when(session.endedAt)}</span>
          </FixedFact>
        )}
        <RatingFact session={session} />
        <FixedFact label={text('customer.messages')}>{intl.formatNumber(session.lastSeq)}</FixedFact>
      </dl>
    </Part>
  )
}

/** Having none is an empty one. */
const AS_SUBJECT: Writing = { ...AS_TEXT, read: (written) => ({ value: written.trim() }) }

function SubjectFact({ row }: { row: QueueRow }) {
  const text = useText()
  const me = useMe().user
  return (
    <TextFact
      label={text('customer.subject')}
      field={useField(row, 'session', 'subject')}
      isFixed={!mayEditSession(row.session, me, 'agreed')}
      writing={AS_SUBJECT}
    />
  )
}

function PriorityFact({ row }: { row: QueueRow }) {
  const text = useText()
  const me = useMe().user
  const say = (value: FieldValue) => text(`priority.${priorities.parse(value)}`)
  return (
    <PickFact
      label={text('customer.priority')}
      field={useField(row, 'session', 'priority')}
      isFixed={!mayEditSession(row.session, me, 'agreed')}
      isRequired
      options={priorities.options.map((id) => ({
        id,
        label: text(`priority.${id}`),
        mark: <PriorityMark priority={id} />,
      }))}
      show={(value) => (
        <span className="inline-flex items-center gap-1.5">
          <PriorityMark priority={priorities.parse(value)} />
          {say(value)}
        </span>
      )}
      say={say}
    />
  )
}

function PriorityMark({ priority }: { priority: Priority }) {
  const Icon = PRIORITY_ICONS[priority]
  return <Icon aria-hidden size={14} strokeWidth={2.25} className={`shrink-0 ${PRIORITY_TONES[priority]}`} />
}

function CategoryFact({ row }: { row: QueueRow }) {
  const text = useText()
  const me = useMe().user
  const labels = useHeld((held) => held.labels)
  const options = labelOptions(
    labels,
    'category',
    row.session.category === null ? [] : [row.session.category],
  )
  const colorOf = (value: FieldValue) => options.find(({ id }) => id === value)?.color
  const color = colorOf(row.session.category)
  return (
    <PickFact
      label={text('customer.category')}
      field={useField(row, 'session', 'category')}
      isFixed={!mayEditSession(row.session, me, 'filing')}
      options={options.map(({ color: dot, ...option }) => ({ ...option, mark: <TagDot color={dot} /> }))}
      show={(value) => value !== null && <Tag name={String(value)} {...(color && { color })} />}
      say={(value) => String(value ?? '')}
      empty={text('customer.noCategories')}
    />
  )
}
