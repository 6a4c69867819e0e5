import { z } from 'zod'
import { errorBody } from '../errors.ts'
import { id, timestamp } from '../ids.ts'
import { type SearchFilters, searchFilters, searchHit, searchPlace, searchSection } from '../search.ts'
import { MAX_QUERY } from '../words.ts'
import { ANY_WINDOW, type Channel, IPC_PAGE } from './channel.ts'

/** From when to when everything of an account is on this computer; null for "from the first on", and for "never yet". */
export const coverage = z.object({ from: timestamp.nullable(), to: timestamp.nullable() })
export type Coverage = z.infer<typeof coverage>

export const searchPage = z.object({
  /** Of all accounts newest first, each once. What is not on this computer is fetched when it is opened. */
  found: z.array(z.object({ accountId: id, hit: searchHit, isHere: z.boolean() })).max(IPC_PAGE),
  /** There are further pages: ask again after the last one found. */
  more: z.boolean(),
  /**
   * Messages written between these moments have all been looked through, as far as `isWhole` says: what holds of every
   * account that is named below.
   */
  coverage,
  /** False: there were too many to look through, and older ones may be missing. */
  isWhole: z.boolean(),
  /**
   * The accounts that were looked through, and what the server of each said: null when it was not asked, or why it did
   * not answer.
   */
  accounts: z.array(
    z.object({ accountId: id, server: z.union([z.literal('answered'), errorBody]).nullable() }),
  ),
})
export type SearchPage = z.infer<typeof searchPage>

const question = z.strictObject({
  /** Of one search, whatever is asked of it; another one ends what is still asked of the one before. */
  searchId: id,
  section: searchSection,
  text: z.string().max(MAX_QUERY),
  filters: searchFilters,
  /** The last hit of the page before. */
  after: searchPlace.nullable(),
  limit: z.int().min(1).max(IPC_PAGE).default(20),
  /** This one alone; without it all. */
  accountId: id.optional(),
})

/** A filter that names somebody or something of one account: no other server is to hear of it. */
function isOfOneAccount({ senderId, sessionId, assigneeId, customerId }: SearchFilters): boolean {
  return [senderId, sessionId, assigneeId, customerId].some((named) => named !== undefined)
}

const input = question.refine(
  ({ accountId, filters }) => accountId !== undefined || !isOfOneAccount(filters),
  { path: ['accountId'], error: 'These filters are of one account, which must be named.' },
)
/** Null: a newer search has taken its place. */
const output = z.object({ page: searchPage.nullable() })

/** Search over messages, sessions and customers of all accounts; in one conversation with the filter `sessionId`. */
export const searchChannels = {
  /** What this computer has, at once. */
  'search.desk': { callers: ANY_WINDOW, input, output, isPacked: true, timeout: 10_000 },
  /** The same page with what only the servers have. Without a server it is what this computer has, and says why. */
  'search.complete': { callers: ANY_WINDOW, input, output, isPacked: true, timeout: 20_000 },
} as const satisfies Record<string, Channel>
