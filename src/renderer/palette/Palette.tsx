import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { FinderDialog } from '../design/Dialog.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { coverageWords, shortMoment } from '../search/coverage-words.ts'
import type { Query } from '../search/filters.ts'
import { SearchInput } from '../search/SearchInput.tsx'
import type { ResultsBySection } from '../search/use-search.ts'
import { useVocabulary } from '../search/use-vocabulary.ts'
import { keysOf } from '../shell/keymap.ts'
import { isKey } from '../shell/keys.ts'
import { openSearch } from '../store/search.ts'
import type { Item } from './items.ts'
import { PaletteList } from './PaletteList.tsx'
import { filterExamples, useGroups } from './use-groups.ts'

const PAGE = 6

/** Go to, act on, search: one field, the keys, and nothing else needed. */
export function Palette({ onClose }: { onClose(): void }) {
  const text = useText()
  return (
    <FinderDialog label={text('palette.title')} onClose={onClose}>
      <Finder onClose={onClose} />
    </FinderDialog>
  )
}

function Finder({ onClose }: { onClose(): void }) {
  const text = useText()
  const vocabulary = useVocabulary()
  const [query, setQuery] = useState<Query>({ text: '', chips: [] })
  const [wanted, setWanted] = useState<string | null>(null)
  const { groups, results } = useGroups(query, vocabulary)
  const listId = useId()
  const items = groups.flatMap((group) => group.items)
  const active = items.find(({ id }) => id === wanted) ?? items[0]
  const list = useRef<HTMLDivElement>(null)
  const activeId = active?.id
  useEffect(() => {
    if (activeId === undefined) return
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  function ask(next: Query): void {
    setQuery(next)
    setWanted(null)
  }

  function choose(item: Item): void {
    if (item.unavailable) return
    if (item.next) {
      ask(item.next)
    } else {
      onClose()
      void item.run?.()
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    const place = active ? items.indexOf(active) : -1
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }
    const step = steps[event.key]
    if (keysOf('window.palette').some((key) => isKey(key, event.nativeEvent))) onClose()
    else if (keysOf('window.search').some((key) => isKey(key, event.nativeEvent))) openSearch(query)
    else if (event.nativeEvent.isComposing) return
    else if (step !== undefined)
      setWanted(items[inside(place + step, items.length, Math.abs(step) === 1)]?.id ?? null)
    else if (event.key === 'Enter' && active) choose(active)
    else return
    event.preventDefault()
  }

  return (
    <>
      <div className="shrink-0 border-b border-line">
        <SearchInput
          autoFocus
          role="combobox"
          aria-expanded
          aria-haspopup="listbox"
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={active ? optionId(listId, active.id) : undefined}
          aria-label={text('palette.title')}
          placeholder={text('palette.placeholder')}
          query={query}
          vocabulary={vocabulary}
          onQuery={ask}
          onKeyDown={onKeyDown}
        />
      </div>
      <PaletteList
        ref={list}
        id={listId}
        groups={groups}
        activeId={activeId}
        optionId={(id) => optionId(listId, id)}
        onPoint={setWanted}
        onChoose={choose}
      />
      <Foot query={query} examples={filterExamples(vocabulary)} results={results} count={items.length} />
    </>
  )
}

function optionId(listId: string, itemId: string): string {
  return `${listId}-${itemId}`
}

/** Single steps go round; a page stops at the end. */
function inside(place: number, length: number, goesRound: boolean): number {
  if (length === 0) return -1
  return goesRound ? (place + length) % length : Math.max(0, Math.min(length - 1, place))
}

interface FootProps {
  query: Query
  examples: readonly string[]
  results: ResultsBySection
  count: number
}

/** What can be typed, until something is; then how complete the answer is. */
function Foot({ query, examples, results, count }: FootProps) {
  const text = useText()
  const intl = useIntl()
  const answers = Object.values(results)
  const page = answers.find((each) => each.page)?.page
  const isEmpty = query.text.trim() === ''
  const coverage = page && coverageWords(page, (at) => shortMoment(intl, at))
  return (
    <div className="flex min-h-10 shrink-0 items-center gap-3 border-t border-line px-4 py-2 text-12 text-muted">
      {isEmpty && query.chips.length === 0 ? (
        <p className="min-w-0 flex-1 text-pretty">
          {text('palette.teach')}{' '}
          {examples.map((word) => (
            <bdi key={word} className="me-1.5 inline-block rounded-xs bg-hover px-1 font-medium">
              {word}:
            </bdi>
          ))}
        </p>
      ) : (
        <p className="min-w-0 flex-1 text-pretty">
          {answers.some(({ isRefused }) => isRefused)
            ? text('search.refused')
            : answers.some(({ isCompleting }) => isCompleting)
              ? text('search.completing')
              : coverage
                ? text(coverage.key, coverage.values)
                : isEmpty
                  ? text('search.needsWords')
                  : ''}
        </p>
      )}
      <span role="status" className="sr-only">
        {isEmpty ? '' : text('palette.count', { count })}
      </span>
    </div>
  )
}
