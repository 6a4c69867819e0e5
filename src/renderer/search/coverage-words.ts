import type { IntlShape } from 'react-intl'
import type { SearchPage } from '#shared/ipc.ts'
import type { Words } from '../i18n/I18n.tsx'

/** What a search has looked through, honestly: `timeOf` words a moment. */
export function coverageWords(
  { accounts, coverage, isWhole }: SearchPage,
  timeOf: (at: string) => string,
): Words {
  if (!isWhole) return { key: 'search.tooMany' }
  const answers = accounts.filter(({ server }) => server === 'answered').length
  if (accounts.length > 0 && answers === accounts.length) return { key: 'search.everything' }
  const { from, to } = coverage
  if (to === null) return { key: 'search.deskSoFar' }
  const values = { from: from === null ? '' : timeOf(from), to: timeOf(to) }
  return { key: from === null ? 'search.deskUpTo' : 'search.deskBetween', values }
}

export function shortMoment(intl: IntlShape, at: string): string {
  return intl.formatDate(at, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' })
}
