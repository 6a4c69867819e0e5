import type { CannedResponse } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import { folded } from '#shared/words.ts'
import { CANNED_RESPONSES } from '../table.ts'
import type { ReadFiles } from './files.ts'

export interface CannedQuery {
  query: string
  /** Ids, the last one used first. */
  recent: readonly Id[]
  limit: number
}

/** The canned responses that match, best first. There are as many as people write: all of them are looked at. */
export function searchCanned({ cache }: ReadFiles, { query, recent, limit }: CannedQuery): CannedResponse[] {
  const wanted = folded(query.trim())
  const places = new Map(recent.map((id, place) => [id, place]))
  const placeOf = ({ id }: CannedResponse) => places.get(id) ?? recent.length
  return CANNED_RESPONSES.select(cache, 'true order by title, id')
    .map((canned) => ({ canned, rank: rankOf(canned, wanted) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || placeOf(a.canned) - placeOf(b.canned))
    .slice(0, limit)
    .map(({ canned }) => canned)
}

/** What is typed is most often a shortcut, then the beginning of a word of the title. Null: no match. */
function rankOf({ shortcut, title, body }: CannedResponse, wanted: string): number | null {
  if (wanted === '') return 0
  if (shortcut === wanted) return 0
  if (shortcut.startsWith(wanted)) return 1
  const heading = folded(title)
  if (heading.startsWith(wanted)) return 2
  if (heading.includes(` ${wanted}`)) return 3
  if (heading.includes(wanted) || shortcut.includes(wanted)) return 4
  return folded(body).includes(wanted) ? 5 : null
}
