import { useCallback, useEffect, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { SearchPage } from '#shared/ipc.ts'
import type { SearchSection } from '#shared/search.ts'
import { completeSearch, type Question, searchDesk } from '../store/search.ts'
import { type Chip, filtersOf } from './filters.ts'
import { type Found, mergeFound } from './merge.ts'

/** Milliseconds without a key before servers are asked: the desk is asked at once. */
const REST_MS = 200

export interface Results {
  found: readonly Found[]
  /** What the last answer says of itself; null before the first one. */
  page: SearchPage | null
  isRefused: boolean
  /** Servers have been asked and have not answered yet. */
  isCompleting: boolean
}

const NOTHING: Results = { found: [], page: null, isRefused: false, isCompleting: false }

export type ResultsBySection = Partial<Record<SearchSection, Results>>

/**
 * Searches as one types: the desk's answer at once, the servers' into the same list when they come. What was found stays
 * until there is something else, so that nothing flickers. Without words there is nothing to look for.
 */
export function useSearch(
  text: string,
  chips: readonly Chip[],
  sections: readonly SearchSection[],
  limit: number,
): { results: ResultsBySection; loadMore(section: SearchSection): void } {
  const [results, setResults] = useState<ResultsBySection>({})
  const search = useRef<{ id: string; question: Omit<Question, 'section' | 'after'> } | null>(null)
  const asked = JSON.stringify([text.trim(), filtersOf(chips), sections, limit])

  const take = useCallback((section: SearchSection, searchId: string, change: (held: Results) => Results) => {
    if (search.current?.id !== searchId) return
    setResults((held) => ({ ...held, [section]: change(held[section] ?? NOTHING) }))
  }, [])

  useEffect(() => {
    const [words, { filters, accountId }, wanted, most] = JSON.parse(asked)
    const searchId = uuidv7()
    const question = { searchId, text: words, filters, limit: most, ...(accountId && { accountId }) }
    search.current = { id: searchId, question }
    if (words === '') {
      setResults({})
      return
    }
    for (const section of wanted as SearchSection[]) {
      const first = { ...question, section, after: null }
      void searchDesk(first).then((page) => take(section, searchId, (held) => answered(held, page, 'desk')))
    }
    const rest = setTimeout(() => {
      for (const section of wanted as SearchSection[]) {
        const first = { ...question, section, after: null }
        take(section, searchId, (held) => ({ ...held, isCompleting: true }))
        void completeSearch(first).then((page) =>
          take(section, searchId, (held) => answered(held, page, 'servers')),
        )
      }
    }, REST_MS)
    return () => clearTimeout(rest)
  }, [asked, take])

  function loadMore(section: SearchSection): void {
    const held = results[section]
    const last = held?.found[held.found.length - 1]?.hit
    const current = search.current
    if (!held?.page?.more || !last || !current || held.isCompleting) return
    const { id } = current
    take(section, id, (shown) => ({ ...shown, isCompleting: true }))
    void completeSearch({ ...current.question, section, after: { at: last.at, id: last.id } }).then((page) =>
      take(section, id, (shown) => answered(shown, page, 'further')),
    )
  }

  return { results, loadMore }
}

function answered(
  held: Results,
  page: SearchPage | 'refused' | null,
  by: 'desk' | 'servers' | 'further',
): Results {
  const isCompleting = by === 'desk' && held.isCompleting
  if (page === null) return { ...held, isCompleting }
  if (page === 'refused') return { ...NOTHING, isRefused: true }
  const found = by === 'further' ? mergeFound(held.found, page.found) : page.found
  return { found, page, isRefused: false, isCompleting }
}
