import { z } from 'zod'
import { timestamp } from '../ids.ts'
import { searchFilters, searchHit, searchSection } from '../search.ts'
import { MAX_QUERY } from '../words.ts'
import { none, type Route } from './route.ts'
import { sessionFilters, several } from './sessions.ts'

const { status, type, tag, customerId, assigneeId } = sessionFilters

export const SEARCH_ROUTES = {
  search: {
    method: 'GET',
    path: '/search',
    auth: 'any',
    params: none,
    body: null,
    status: 200,
    query: z.strictObject({
      q: z.string().min(1).max(MAX_QUERY),
      in: several(searchSection),
      from: timestamp.optional(),
      to: timestamp.optional(),
      ...{ status, type, tag, customerId, assigneeId },
      ...searchFilters.pick({ sender: true, senderId: true, sessionId: true }).shape,
      limit: z.coerce.number().int().min(1).max(100).default(20),
      after: z.string().max(400).optional(),
    }),
    response: z.object({
      hits: z.array(searchHit),
      next: z.string().nullable(),
      /** False: there were too many to look through, and older ones may be missing. */
      complete: z.boolean(),
    }),
    summary:
      'Messages, customers and sessions that the caller may see and that have all words of `q`, newest first. ' +
      '"Words in quotes" stand together; the last word may be a beginning. Accents and case do not matter. ' +
      'With `sender`, `senderId` or `sessionId` only messages are found.',
    refusals: ['FORBIDDEN'],
  },
} as const satisfies Record<string, Route>
