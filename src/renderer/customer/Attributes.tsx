import { may } from '#shared/access.ts'
import { type EditSubject, type FieldValue, fieldIn } from '#shared/edits.ts'
import type { AttributeDefinition } from '#shared/entities.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { useHeld, useMe } from '../store/account.tsx'
import { writingOf } from './attribute-writing.ts'
import { shownDefinitions } from './definitions.ts'
import { FixedFact } from './Fact.tsx'
import { Part } from './Part.tsx'
import { PickFact } from './PickFact.tsx'
import { mayEditSession } from './rights.ts'
import { TextFact } from './TextFact.tsx'
import { useField } from './use-field.ts'

/** What the company keeps about its customers beside what everybody keeps. */
export function CustomerAttributes({ row }: { row: QueueRow }) {
  const text = useText()
  const definitions = useHeld((held) => held.definitions)
  const isFixed = !may(useMe().user.role, 'customer.update')
  const facts = shownDefinitions(definitions, 'customer', row.customer.attributes)
  if (facts.length === 0) return null
  return (
    <Part id="attributes" title={text('customer.attributes')}>
      <dl className="flex flex-col gap-0.5">
        <AttributeFacts {...{ row, facts, isFixed }} subject="customer" />
      </dl>
    </Part>
  )
}

/** The same of a chat, among its other facts. */
export function SessionAttributes({ row }: { row: QueueRow }) {
  const definitions = useHeld((held) => held.definitions)
  const me = useMe().user
  const facts = shownDefinitions(definitions, 'session', row.session.attributes)
  const isFixed = !mayEditSession(row.session, me, 'filing')
  return <AttributeFacts {...{ row, facts, isFixed }} subject="session" />
}

interface AttributeFactsProps {
  row: QueueRow
  subject: EditSubject
  facts: readonly AttributeDefinition[]
  isFixed: boolean
}

function AttributeFacts({ row, subject, facts, isFixed }: AttributeFactsProps) {
  return facts.map((definition) => (
    <AttributeFact key={definition.key} {...{ row, subject, definition, isFixed }} />
  ))
}

interface AttributeFactProps {
  row: QueueRow
  subject: EditSubject
  definition: AttributeDefinition
  isFixed: boolean
}

function AttributeFact({ row, subject, definition, isFixed }: AttributeFactProps) {
  const text = useText()
  const intl = useIntl()
  const { key, label, type, choices, archivedAt } = definition
  const field = useField(row, subject, `attributes.${key}`)
  const say = (value: FieldValue): string => {
    if (value === null) return ''
    if (typeof value === 'boolean') return text(value ? 'customer.yes' : 'customer.no')
    if (typeof value === 'number') return intl.formatNumber(value, { maximumFractionDigits: 20 })
    if (type === 'date') return dateWords(intl, String(value))
    return String(value)
  }
  const show = (value: FieldValue) => <bdi>{say(value)}</bdi>
  // What is archived can be read where it is set.
  if (archivedAt !== null) {
    return <FixedFact label={label}>{show(fieldIn(row[subject], `attributes.${key}`))}</FixedFact>
  }
  if (type === 'boolean') {
    const options = [
      { id: 'true', label: text('customer.yes') },
      { id: 'false', label: text('customer.no') },
    ]
    return <PickFact {...{ label, field, isFixed, options, show, say }} toValue={(id) => id === 'true'} />
  }
  if (type === 'choice') {
    const options = choices.map((choice) => ({ id: choice, label: choice }))
    return <PickFact {...{ label, field, isFixed, options, show, say }} />
  }
  return (
    <TextFact
      {...{ label, field, isFixed, say }}
      writing={writingOf(type)}
      type={type === 'date' ? 'date' : 'text'}
    />
  )
}

/** A day is the same day wherever it is read. */
function dateWords(intl: ReturnType<typeof useIntl>, day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(time) ? day : intl.formatDate(time, { dateStyle: 'medium', timeZone: 'UTC' })
}
