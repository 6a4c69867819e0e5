import { ListFilter, Search } from 'lucide-react'
import { useMemo } from 'react'
import { useText } from '../i18n/I18n.tsx'
import {
  allBeginningWith,
  FILTER_NAMES,
  type FilterName,
  type Meaning,
  openFilter,
  type Query,
  takeFilters,
  type Vocabulary,
  withChips,
} from '../search/filters.ts'
import { type ResultsBySection, useSearch } from '../search/use-search.ts'
import { openSearch } from '../store/search.ts'
import { type Group, type Item, matching } from './items.ts'
import { foundItem, useChatItems } from './use-chats.ts'
import { useActionItems, usePeopleItems, usePlaceItems } from './use-commands.ts'

const SECTIONS = ['sessions', 'customers', 'messages'] as const
/** Items of a group: what comes from here, and what a search finds. */
const MOST = 6
const MOST_FOUND = 5
/** So that what can be done is in sight too. */
const FEW = 4

/** What the palette offers for what is typed, and what the search behind it says of itself. */
export function useGroups(
  query: Query,
  vocabulary: Vocabulary,
): { groups: readonly Group[]; results: ResultsBySection } {
  const text = useText()
  const actions = useActionItems()
  const places = usePlaceItems()
  const people = usePeopleItems()
  const chats = useChatItems(query)
  const looked = useMemo(() => lookedFor(query, vocabulary), [query, vocabulary])
  const { results } = useSearch(looked.text, looked.chips, SECTIONS, MOST_FOUND)
  const groups = useMemo(() => {
    const typed = query.text.trim()
    const isNarrowed = query.chips.length > 0
    if (typed === '') {
      const shown = { ...chats, items: chats.items.slice(0, isNarrowed ? MOST : FEW) }
      const found = isNarrowed ? foundGroups(results, text, shown.items) : [actions, places]
      return [shown, ...found].filter(({ items }) => items.length > 0)
    }
    const narrowing = filterItems(query, vocabulary, text('palette.narrow'))
    const here = matching(typed, isNarrowed ? [chats] : [actions, chats, places, people], MOST)
    const held = here.find(({ id }) => id === 'chats')?.items ?? []
    const everything: Item = {
      id: 'everything',
      label: text('palette.everything', { text: looked.text }),
      face: { kind: 'command', icon: Search },
      run: () => openSearch(looked),
    }
    return [
      ...(narrowing.items.length > 0 ? [narrowing] : []),
      ...here.map((group) => (group.id === 'chats' ? { ...group, label: text('palette.chats') } : group)),
      ...foundGroups(results, text, held),
      ...(looked.text === '' ? [] : [{ id: 'everything', label: text('search.title'), items: [everything] }]),
    ]
  }, [query, vocabulary, text, actions, places, people, chats, results, looked])
  return { groups, results }
}

/** What is searched for: filters still being written count, and a customer alone is looked for by name. */
function lookedFor(query: Query, vocabulary: Vocabulary): Query {
  const { text, chips } = takeFilters(query.text, vocabulary, new Date(), true)
  const all = withChips(query.chips, chips)
  const customer = all.find(({ name }) => name === 'customer')
  return { text: text.trim() === '' && customer ? customer.value : text.trim(), chips: all }
}

function foundGroups(
  results: ResultsBySection,
  text: ReturnType<typeof useText>,
  shown: readonly Item[],
): Group[] {
  const known = new Set(shown.map(({ id }) => id))
  return SECTIONS.map((section) => ({
    id: `found:${section}`,
    label: text(`search.section.${section}`),
    items: (results[section]?.found ?? [])
      .slice(0, MOST_FOUND)
      .map(foundItem)
      .filter(({ id }) => !known.has(id)),
  })).filter(({ items }) => items.length > 0)
}

/** Values for a filter that is being written: `status:` lists them all. */
function filterItems(query: Query, vocabulary: Vocabulary, label: string): Group {
  const open = openFilter(query.text, vocabulary)
  const words = open ? wordsFor(open.name, vocabulary) : []
  const fitting = open ? allBeginningWith(open.value, words).map(({ word }) => word) : []
  const before = query.text.slice(0, query.text.lastIndexOf(':') + 1)
  const items = fitting.slice(0, MOST).map((word): Item => {
    const { text, chips } = takeFilters(`${before}"${word}"`, vocabulary, new Date(), true)
    return {
      id: `filter:${word}`,
      label: word,
      face: { kind: 'command', icon: ListFilter },
      next: { text, chips: withChips(query.chips, chips) },
    }
  })
  return { id: 'narrow', label, items }
}

/** The words that a filter may be followed by, each once; English ones stay unsaid beside the agent's own. */
function wordsFor(name: FilterName, vocabulary: Vocabulary): readonly Meaning<unknown>[] {
  const { statuses, types, senders, people, days } = vocabulary
  const meanings: Record<FilterName, readonly Meaning<unknown>[]> = {
    ...{ status: statuses, type: types, assignee: people, after: days, before: days, tag: [] },
    from: [...senders, ...people],
  }
  const known = new Set<unknown>()
  return meanings[name].filter(({ value }) => {
    const key = JSON.stringify(value)
    return !known.has(key) && known.add(key)
  })
}

/** For the palette's empty state: a filter of each kind, as it is written. */
export function filterExamples(vocabulary: Vocabulary): readonly string[] {
  return FILTER_NAMES.flatMap((name) => vocabulary.names.find(({ value }) => value === name)?.word ?? [])
}
