import type { SEARCH_ROUTES } from '#shared/routes/search.ts'
import { search } from '../../domain/search/index.ts'
import type { HandlerServices, Handlers } from './handler.ts'

export function searchHandlers({ db }: HandlerServices): Handlers<keyof typeof SEARCH_ROUTES> {
  return { search: ({ caller, query }) => search(db, caller, query) }
}
