import type { Session } from '#shared/entities.ts'
import { Chip } from '../design/Chip.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { useHeld } from '../store/account.tsx'
import { Fact, Facts } from './Facts.tsx'

export function SessionFacts({ session }: { session: Session }) {
  const text = useText()
  const intl = useIntl()
  const assignee = useHeld(({ users }) => (session.assigneeId ? users[session.assigneeId]?.name : undefined))
  const team = useHeld(({ teams }) => (session.teamId ? teams[session.teamId]?.name : undefined))
  const when = (at: string) => intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Facts title={text('customer.chat')}>
      <Fact label={text('customer.type')}>{text(`session.type.${session.type}`)}</Fact>
      {session.category && <Fact label={text('customer.category')}>{session.category}</Fact>}
      <Fact label={text('customer.priority')}>{text(`priority.${session.priority}`)}</Fact>
      <Fact label={text('customer.assignee')}>
        {session.assigneeId ? (assignee ?? text('message.unknownSender')) : text('customer.nobody')}
      </Fact>
      {team && <Fact label={text('customer.team')}>{team}</Fact>}
      {session.externalRef && (
        <Fact label={text(`customer.${session.externalRef.kind}`)}>
          <span dir="ltr" className="figures">
            {session.externalRef.reference}
          </span>
        </Fact>
      )}
      <Fact label={text('customer.started')}>
        <span className="figures">{when(session.createdAt)}</span>
      </Fact>
      {session.endedAt && (
        <Fact label={text('customer.ended')}>
          <span className="figures">{when(session.endedAt)}</span>
        </Fact>
      )}
      <Fact label={text('customer.messages')}>{intl.formatNumber(session.lastSeq)}</Fact>
      {session.tags.length > 0 && (
        <Fact label={text('customer.tags')}>
          <span className="flex flex-wrap gap-1">
            {session.tags.map((tag) => (
              <Chip key={tag}>
                <bdi>{tag}</bdi>
              </Chip>
            ))}
          </span>
        </Fact>
      )}
    </Facts>
  )
}
