import { X } from 'lucide-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { VirtuosoHandle } from 'react-virtuoso'
import type { SearchSection } from '#shared/search.ts'
import { IconButton } from '../design/IconButton.tsx'
import { SegmentedControl } from '../design/SegmentedControl.tsx'
import { useText } from '../i18n/I18n.tsx'
import { ConnectionStatus } from '../shell/ConnectionStatus.tsx'
import { useCommands } from '../shell/commands.ts'
import { closeSearch } from '../store/search.ts'
import { setState, useStore } from '../store/store.ts'
import { FilterMenu } from './FilterMenu.tsx'
import { type Query, withChips } from './filters.ts'
import { type Found, keyOf } from './merge.ts'
import { openHit } from './open-hit.ts'
import { SearchInput } from './SearchInput.tsx'
import { optionId, SearchResults } from './SearchResults.tsx'
import { useSearch } from './use-search.ts'
import { useVocabulary } from './use-vocabulary.ts'

const SECTIONS = ['messages', 'sessions', 'customers'] as const satisfies readonly SearchSection[]
const PAGE = 50
const NOTHING: readonly Found[] = []

/** The search for a longer look, beside the chats that it finds: the focus stays in the field, Enter opens the hit. */
export function SearchPane() {
  const text = useText()
  const vocabulary = useVocabulary()
  const query = useStore((state) => state.query)
  const [section, setSection] = useState<SearchSection>('messages')
  const [wanted, setWanted] = useState<string | null>(null)
  const { results, loadMore } = useSearch(wordsOf(query), query.chips, [section], PAGE)
  const list = useRef<VirtuosoHandle>(null)
  const listId = useId()
  const shown = results[section]
  const found = shown?.found ?? NOTHING
  const place = Math.max(
    0,
    found.findIndex((one) => keyOf(one) === wanted),
  )
  const active = found[place]

  const field = useRef<HTMLDivElement>(null)
  useCommands({
    'queue.focus': () => field.current?.querySelector('input')?.focus(),
    'queue.next': () => moveTo(place + 1),
    'queue.previous': () => moveTo(place - 1),
  })

  function search(next: Query): void {
    setState({ query: next })
    setWanted(null)
  }

  function moveTo(index: number): void {
    const next = found[Math.max(0, Math.min(found.length - 1, index))]
    if (!next) return
    setWanted(keyOf(next))
    list.current?.scrollIntoView({ index: found.indexOf(next), behavior: 'auto' })
  }

  function open(one: Found): void {
    setWanted(keyOf(one))
    if (one.hit.kind !== 'customer') {
      void openHit(one)
      return
    }
    const filters = { customerId: one.hit.id }
    const chip = { name: 'customer', value: one.hit.name, filters, accountId: one.accountId } as const
    setSection('sessions')
    search({ text: '', chips: withChips(query.chips, [chip]) })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') moveTo(place + 1)
    else if (event.key === 'ArrowUp') moveTo(place - 1)
    else if (event.key === 'Enter' && active) open(active)
    else if (event.key === 'Escape') closeSearch()
    else return
    event.preventDefault()
  }

  return (
    <search className="flex min-w-0 flex-1 flex-col">
      <div className="flex h-14 shrink-0 items-center justify-between border-b border-line ps-4 pe-3">
        <h1 className="text-14">{text('search.title')}</h1>
        <IconButton icon={X} label={text('search.close')} shortcut="Escape" onPress={closeSearch} />
      </div>
      <div ref={field} className="shrink-0 border-b border-line">
        <SearchInput
          autoFocus
          role="combobox"
          aria-expanded={found.length > 0}
          aria-haspopup="listbox"
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={active ? optionId(listId, active) : undefined}
          aria-label={text('search.title')}
          placeholder={text('search.placeholder')}
          query={query}
          vocabulary={vocabulary}
          onQuery={search}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line px-3 py-2">
        <SegmentedControl
          label={text('search.sections')}
          options={SECTIONS.map((id) => ({ id, label: text(`search.section.${id}`) }))}
          value={section}
          onChange={(next) => {
            setSection(next)
            setWanted(null)
          }}
        />
        <FilterMenu onChip={(chip) => search({ ...query, chips: withChips(query.chips, [chip]) })} />
      </div>
      <SearchResults
        ref={list}
        id={listId}
        section={section}
        isAsked={wordsOf(query) !== ''}
        results={shown}
        active={active}
        onChoose={open}
        onEnd={() => loadMore(section)}
      />
      <ConnectionStatus />
    </search>
  )
}

/** A customer alone is looked for by name. */
function wordsOf({ text, chips }: Query): string {
  const customer = chips.find(({ name }) => name === 'customer')
  return text.trim() === '' && customer ? customer.value : text.trim()
}
