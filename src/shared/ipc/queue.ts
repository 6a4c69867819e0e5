import { z } from 'zod'
import { id } from '../ids.ts'
import { view } from '../queue.ts'
import { bulkOutcome, queueAction } from '../queue-bulk.ts'
import { NO_FILTERS, queueFilters } from '../queue-filters.ts'
import { queuePlace, queueSort } from '../queue-order.ts'
import { MAX_BULK } from '../routes/assignment.ts'
import { type Channel, CONSOLE, IPC_PAGE } from './channel.ts'
import { queueRow } from './state.ts'

/** Lists that are counted in one question at most. */
const MAX_LISTS = 100

/** The queue. */
export const queueChannels = {
  /** Up to {@link IPC_PAGE} rows of a view after the given place, in the order of the sort; over all accounts or one. */
  'queue.page': {
    callers: CONSOLE,
    input: z.strictObject({
      view,
      filters: queueFilters.default(NO_FILTERS),
      sort: queueSort.default('lastMessage'),
      after: queuePlace.nullable(),
      accountId: id.optional(),
    }),
    output: z.object({ rows: z.array(queueRow).max(IPC_PAGE), more: z.boolean() }),
    isPacked: true,
    timeout: 5_000,
  },
  /** How many sessions narrowed views have, in the order of the question; over all accounts or one. */
  'queue.count': {
    callers: CONSOLE,
    input: z.strictObject({
      lists: z.array(z.strictObject({ view, filters: queueFilters })).max(MAX_LISTS),
      accountId: id.optional(),
    }),
    output: z.object({ counts: z.array(z.int().nonnegative()) }),
    timeout: 5_000,
  },
  /** The same done to several sessions of an account, or, with `dryRun`, what would be. OFFLINE while there is no line. */
  'sessions.bulk': {
    callers: CONSOLE,
    input: z.strictObject({
      accountId: id,
      dryRun: z.boolean(),
      sessionIds: z.array(id).min(1).max(MAX_BULK),
      action: queueAction,
    }),
    output: bulkOutcome,
    timeout: 60_000,
  },
} as const satisfies Record<string, Channel>
