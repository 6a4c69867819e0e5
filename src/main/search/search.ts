import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { ChannelOutput, Coverage, SearchPage } from '#shared/ipc.ts'
import { byRecency, type SearchHit } from '#shared/search.ts'
import { parseSearch } from '#shared/words.ts'
import type { CallInput, Store } from '../cache/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import type { AskServer, Found } from './server.ts'

/** What is said of the cache's completeness is looked up this often: it takes longer than a search. */
const COVERAGE_MS = 30_000

export interface SearchOptions {
  store: Pick<Store, 'call'>
  /** Whose chats are searched. */
  accountId: Id
  askServer: AskServer
  isOnline(): boolean
  log: Log
  /** Milliseconds, on a clock that nobody sets. */
  now?: () => number
}

export type SearchWanted = CallInput<'search'>[0] & { searchId: Id }
type Answer = Promise<ChannelOutput<'search.desk'>>

/** One search at a time: what was asked of the one before is not worth its answer any more. */
export interface Search {
  /** Throws INVALID for a text of too many words. */
  onDesk(wanted: SearchWanted): Answer
  /** {@link onDesk}, with what only the server has. */
  complete(wanted: SearchWanted): Answer
  stop(): void
}

export function createSearch(options: SearchOptions): Search {
  const { store, accountId, askServer, isOnline, log, now = () => performance.now() } = options
  let current: { id: Id; ended: AbortController } | null = null
  /** Questions to the cache wait for each other here, where a newer search can still overtake them. */
  let turn: Promise<unknown> = Promise.resolve()
  let coverage: { value: Coverage; at: number } | null = null

  /** Ends the search before, if this is of another one. */
  function begin(id: Id): AbortSignal {
    if (current?.id !== id) {
      current?.ended.abort()
      current = { id, ended: new AbortController() }
    }
    return current.ended.signal
  }

  async function readCoverage(): Promise<Coverage> {
    if (coverage === null || now() - coverage.at > COVERAGE_MS) {
      coverage = { value: await store.call('readCoverage'), at: now() }
    }
    return coverage.value
  }

  /** Null when a newer search has begun. */
  async function search(wanted: SearchWanted, signal: AbortSignal): Promise<SearchPage | null> {
    const { searchId: _, ...asked } = wanted
    // Refused here: what is thrown beyond, in the cache's thread, is told as a mistake of ours.
    parseSearch(wanted.text)
    const found = turn.then(() => (signal.aborted ? null : store.call('search', asked)))
    turn = found.catch(() => undefined)
    const held = await found
    if (held === null || signal.aborted) return null
    return {
      found: held.hits.map((hit) => ({ accountId, hit, isHere: true })),
      more: held.more,
      coverage: await readCoverage(),
      isWhole: held.isWhole,
      accounts: [{ accountId, server: null }],
    }
  }

  async function ask(wanted: SearchWanted, signal: AbortSignal): Promise<Found | ParleyError> {
    if (!isOnline()) return new ParleyError('OFFLINE', 'You are offline.')
    if (parseSearch(wanted.text).length === 0) return { hits: [], more: false, isWhole: true }
    try {
      return await askServer(wanted, signal)
    } catch (error) {
      if (error instanceof ParleyError) return error
      log.error('search.server-failed', errorFacts(error))
      return new ParleyError('INTERNAL', 'Something went wrong inside Parley.')
    }
  }

  return {
    async onDesk(wanted) {
      return { page: await search(wanted, begin(wanted.searchId)) }
    },

    async complete(wanted) {
      const signal = begin(wanted.searchId)
      const [page, answer] = await Promise.all([search(wanted, signal), ask(wanted, signal)])
      if (page === null || signal.aborted) return { page: null }
      if (answer instanceof ParleyError) {
        return { page: { ...page, accounts: [{ accountId, server: answer.body }] } }
      }
      const ids = answer.hits.map(({ id }) => id)
      const held = new Set(await store.call('heldOf', { section: wanted.section, ids }))
      return {
        page: signal.aborted ? null : completed(page, answer, { accountId, held, limit: wanted.limit }),
      }
    },

    stop() {
      current?.ended.abort()
    },
  }
}

/** Both pages begin at the same place, so that the first of both together are the first there are. */
function completed(
  page: SearchPage,
  answer: Found,
  { accountId, held, limit }: { accountId: Id; held: ReadonlySet<Id>; limit: number },
): SearchPage {
  const hits = new Map<Id, SearchHit>()
  for (const hit of answer.hits) hits.set(hit.id, hit)
  // What this computer says of it is newer: it may have been deleted, or renamed.
  for (const { hit } of page.found) hits.set(hit.id, hit)
  const here = new Set([...held, ...page.found.map(({ hit }) => hit.id)])
  const all = [...hits.values()].sort(byRecency)
  return {
    ...page,
    found: all.slice(0, limit).map((hit) => ({ accountId, hit, isHere: here.has(hit.id) })),
    more: page.more || answer.more || all.length > limit,
    isWhole: page.isWhole && answer.isWhole,
    accounts: [{ accountId, server: 'answered' }],
  }
}
