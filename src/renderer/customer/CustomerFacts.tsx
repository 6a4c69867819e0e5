import { Link } from 'react-aria-components'
import type { Customer } from '#shared/entities.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { ask } from '../store/bridge.ts'
import { Fact, Facts } from './Facts.tsx'
import { languageName } from './language-name.ts'

export function CustomerFacts({ customer }: { customer: Customer }) {
  const text = useText()
  const intl = useIntl()
  const { email, locale, createdAt } = customer
  const at = email?.indexOf('@')
  return (
    <Facts title={text('customer.about')}>
      {email && (
        <Fact label={text('customer.email')}>
          <Link
            className="cursor-pointer text-accent-text underline-offset-2 hover:underline"
            onPress={() => void ask('link.open', { url: `mailto:${encodeURI(email)}` })}
          >
            {email.slice(0, at)}
            <wbr />
            {email.slice(at)}
          </Link>
        </Fact>
      )}
      {locale && <Fact label={text('customer.language')}>{languageName(locale, intl.locale)}</Fact>}
      <Fact label={text('customer.since')}>{intl.formatDate(createdAt, { dateStyle: 'medium' })}</Fact>
    </Facts>
  )
}
