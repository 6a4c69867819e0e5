import { useMemo } from 'react'
import { may } from '#shared/access.ts'
import type { FieldValue } from '#shared/edits.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { useMe } from '../store/account.tsx'
import { FixedFact } from './Fact.tsx'
import { languageName, languageOptions } from './languages.ts'
import { Part } from './Part.tsx'
import { PickFact } from './PickFact.tsx'
import { TextFact } from './TextFact.tsx'
import { zoneOptions } from './time-zones.ts'
import { useField } from './use-field.ts'

/** What is known about somebody, each of it changed where it stands. */
export function Profile({ row }: { row: QueueRow }) {
  const text = useText()
  const intl = useIntl()
  const isFixed = !may(useMe().user.role, 'customer.update')
  const phone = useField(row, 'customer', 'phone')
  const externalId = useField(row, 'customer', 'externalId')
  const locale = useField(row, 'customer', 'locale')
  const timeZone = useField(row, 'customer', 'timeZone')
  const languages = useMemo(
    () => languageOptions(intl.locale, row.customer.locale),
    [intl.locale, row.customer.locale],
  )
  const zones = useMemo(zoneOptions, [])
  const language = (value: FieldValue) => (value === null ? '' : languageName(String(value), intl.locale))
  return (
    <Part id="profile" title={text('customer.about')}>
      <dl className="flex flex-col gap-0.5">
        <TextFact label={text('customer.name')} field={useField(row, 'customer', 'name')} isFixed={isFixed} />
        <Email row={row} isFixed={isFixed} />
        <TextFact
          label={text('customer.phone')}
          field={phone}
          isFixed={isFixed}
          type="tel"
          canCopy
          show={(value) => <Latin>{value}</Latin>}
        />
        <PickFact
          label={text('customer.language')}
          field={locale}
          isFixed={isFixed}
          options={languages}
          show={(value) => <bdi>{language(value)}</bdi>}
          say={language}
        />
        <PickFact
          label={text('customer.timeZone')}
          field={timeZone}
          isFixed={isFixed}
          options={zones}
          show={(value) => <bdi>{zoneName(value)}</bdi>}
          say={zoneName}
        />
        <TextFact
          label={text('customer.externalId')}
          field={externalId}
          isFixed={isFixed}
          canCopy
          show={(value) => <Latin>{value}</Latin>}
        />
        <FixedFact label={text('customer.since')}>
          {intl.formatDate(row.customer.createdAt, { dateStyle: 'medium' })}
        </FixedFact>
      </dl>
    </Part>
  )
}

function Email({ row, isFixed }: { row: QueueRow; isFixed: boolean }) {
  const text = useText()
  const field = useField(row, 'customer', 'email')
  return (
    <TextFact
      label={text('customer.email')}
      field={field}
      isFixed={isFixed}
      type="email"
      canCopy
      show={(value) => <Address value={String(value ?? '')} />}
    />
  )
}

/** An address breaks before its @, if it must. */
function Address({ value }: { value: string }) {
  const at = value.indexOf('@')
  if (at < 0) return <bdi dir="ltr">{value}</bdi>
  return (
    <bdi dir="ltr">
      {value.slice(0, at)}
      <wbr />
      {value.slice(at)}
    </bdi>
  )
}

/** Numbers and references are read from left to right in every language. */
function Latin({ children }: { children: FieldValue }) {
  return (
    <bdi dir="ltr" className="figures">
      {String(children ?? '')}
    </bdi>
  )
}

function zoneName(value: FieldValue): string {
  return String(value ?? '').replaceAll('_', ' ')
}
