import type { ChannelInput, SearchPage } from '#shared/ipc.ts'
import type { Query } from '../search/filters.ts'
import { ask } from './bridge.ts'
import { getState, setState } from './store.ts'

export type Question = ChannelInput<'search.desk'>

/** Puts the search into the queue's place: for what was looked for last, or for something else. */
export function openSearch(query: Query = getState().query): void {
  setState({ isSearching: true, query, dialog: null })
}

export function closeSearch(): void {
  setState({ isSearching: false })
}

/** What this computer has. Null: a newer search took its place; a refusal is told as one. */
export async function searchDesk(question: Question): Promise<SearchPage | 'refused' | null> {
  const answer = await ask('search.desk', question)
  return answer.ok ? answer.value.page : 'refused'
}

/** {@link searchDesk}, with what only the servers have. */
export async function completeSearch(question: Question): Promise<SearchPage | 'refused' | null> {
  const answer = await ask('search.complete', question)
  return answer.ok ? answer.value.page : 'refused'
}
