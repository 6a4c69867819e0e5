import { CircleAlert, SearchX, TextSearch } from 'lucide-react'
import type { Ref } from 'react'
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso'
import type { SearchSection } from '#shared/search.ts'
import { cx } from '../design/cx.ts'
import { EmptyState } from '../design/EmptyState.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { InAccount } from '../store/account.tsx'
import { coverageWords, shortMoment } from './coverage-words.ts'
import { HitFace } from './HitFace.tsx'
import { type Found, keyOf } from './merge.ts'
import type { Results } from './use-search.ts'

/** Pixels: the list's first guess, before it has measured one. */
const ROW_HEIGHT = 64

export function optionId(listId: string, found: Found): string {
  return `${listId}-${keyOf(found)}`
}

interface SearchResultsProps {
  ref: Ref<VirtuosoHandle>
  id: string
  section: SearchSection
  /** There are words to look for. */
  isAsked: boolean
  results: Results | undefined
  active: Found | undefined
  onChoose(found: Found): void
  onEnd(): void
}

/** What was found, virtual, newest first; or why there is nothing. Below it, how much was looked through. */
export function SearchResults({ results, isAsked, ...list }: SearchResultsProps) {
  const text = useText()
  const found = results?.found ?? []
  if (!isAsked) {
    return (
      <EmptyState icon={TextSearch} title={text('search.empty.title')} body={text('search.empty.body')} />
    )
  }
  return (
    <>
      <div className="min-h-0 flex-1">
        {results?.isRefused ? (
          <EmptyState icon={CircleAlert} title={text('search.refused')} body={text('search.refusedHint')} />
        ) : found.length > 0 ? (
          <HitList {...list} found={found} />
        ) : (
          results?.page &&
          !results.isCompleting && (
            <EmptyState icon={SearchX} title={text('search.none.title')} body={text('search.none.body')} />
          )
        )}
      </div>
      <Coverage results={results} />
    </>
  )
}

interface HitListProps extends Omit<SearchResultsProps, 'results' | 'isAsked'> {
  found: readonly Found[]
}

function HitList({ ref, id, section, found, active, onChoose, onEnd }: HitListProps) {
  const text = useText()
  return (
    <Virtuoso<Found>
      ref={ref}
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={text(`search.section.${section}`)}
      data={found}
      computeItemKey={(_, one) => keyOf(one)}
      defaultItemHeight={ROW_HEIGHT}
      increaseViewportBy={300}
      endReached={onEnd}
      itemContent={(index, one) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys, as aria-activedescendant wants it
        // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus
        <div
          id={optionId(id, one)}
          role="option"
          data-testid="search-hit"
          aria-selected={one === active}
          aria-posinset={index + 1}
          aria-setsize={found.length}
          className={cx(
            'flex min-h-16 items-center gap-3 border-b border-line px-4 py-2 text-13 hover:bg-hover',
            one === active && 'bg-selected outline-2 -outline-offset-2 outline-accent hover:bg-selected',
          )}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(one)}
        >
          <InAccount id={one.accountId}>
            <HitFace found={one} lines={2} />
          </InAccount>
        </div>
      )}
    />
  )
}

function Coverage({ results }: { results: Results | undefined }) {
  const text = useText()
  const intl = useIntl()
  if (!results?.page) return null
  const words = coverageWords(results.page, (at) => shortMoment(intl, at))
  return (
    <p role="status" className="shrink-0 border-t border-line px-4 py-2 text-pretty text-12 text-muted">
      {text('search.count', { count: results.found.length, more: results.page.more ? 'yes' : 'no' })}{' '}
      {results.isCompleting ? text('search.completing') : text(words.key, words.values)}
    </p>
  )
}
