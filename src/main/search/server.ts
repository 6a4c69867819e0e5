import { byRecency, type SearchHit } from '#shared/search.ts'
import { type AuthorisedApi, within } from '../account/index.ts'
import type { CallInput } from '../cache/index.ts'

/** Milliseconds that the server may take for one page. */
const PATIENCE_MS = 12_000
/** The server's page is this much larger than ours: hits of the moment where ours begins come again. */
const SLACK = 10

type Wanted = CallInput<'search'>[0]

export interface Found {
  hits: SearchHit[]
  more: boolean
  isWhole: boolean
}

/** Asks the server for a page of a search. Throws only {@link ParleyError}. */
export type AskServer = (wanted: Wanted, signal: AbortSignal) => Promise<Found>

export function createSearchServer(ask: AuthorisedApi): AskServer {
  async function collect(wanted: Wanted, signal: AbortSignal): Promise<Found> {
    const { section, text, filters, after, limit } = wanted
    const hits: SearchHit[] = []
    let isWhole = true
    let token: string | undefined
    do {
      const query = { ...filters, ...{ q: text, in: section, to: endOf(wanted), after: token } }
      const page = await ask({ route: 'search', query: { ...query, limit: limit + SLACK }, signal })
      hits.push(...page.hits.filter((hit) => after === null || byRecency(after, hit) < 0))
      isWhole &&= page.complete
      token = page.next ?? undefined
    } while (token !== undefined && hits.length <= limit)
    return { hits: hits.slice(0, limit), more: hits.length > limit || token !== undefined, isWhole }
  }

  return (wanted, signal) => within(PATIENCE_MS, signal, (ended) => collect(wanted, ended))
}

/** Up to and with the moment where the page before ended: within a moment, places are ours to tell. */
function endOf({ filters, after }: Wanted): string | undefined {
  if (after === null) return filters.to
  const beyond = new Date(Date.parse(after.at) + 1).toISOString()
  return filters.to !== undefined && filters.to < beyond ? filters.to : beyond
}
