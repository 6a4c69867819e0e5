import { z } from 'zod'
import { customer, message, session } from '../entities.ts'
import { id, timestamp } from '../ids.ts'
import { MAX_QUERY } from '../search.ts'
import { none, type Route } from './route.ts'
import { sessionFilters, several } from './sessions.ts'

export const searchKind = z.enum(['messages', 'customers', 'sessions'])
export type SearchKind = z.infer<typeof searchKind>

/** Where in a snippet the words stand that were found: start and length, in UTF-16 units. */
const matches = z.array(z.tuple([z.int().nonnegative(), z.int().positive()]))

const found = {
  /** What hits are ordered by, newest first: when the message, the customer or the session was made. */
  at: timestamp,
  /** Text around the first word that was found; all of it when it is short. Text, not HTML. */
  snippet: z.string(),
  matches,
}

/** One thing that was found. */
export const searchHit = z.discriminatedUnion('kind', [
  z.object({
    ...{ kind: z.literal('message'), ...found },
    ...{ id, sessionId: id, customerId: id, seq: message.shape.seq },
    ...{ senderKind: message.shape.senderKind, senderId: message.shape.senderId, type: message.shape.type },
  }),
  z.object({
    ...{ kind: z.literal('customer'), ...found },
    ...customer.pick({ id: true, name: true, email: true, phone: true, externalId: true }).shape,
  }),
  z.object({
    ...{ kind: z.literal('session'), ...found },
    ...session.pick({
      id: true,
      customerId: true,
      subject: true,
      externalRef: true,
      tags: true,
      status: true,
    }).shape,
  }),
])
export type SearchHit = z.infer<typeof searchHit>

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
      in: several(searchKind),
      from: timestamp.optional(),
      to: timestamp.optional(),
      ...{ status, type, tag, customerId, assigneeId },
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
      '"Words in quotes" stand together; the last word may be a beginning. Accents and case do not matter.',
    refusals: ['FORBIDDEN'],
  },
} as const satisfies Record<string, Route>
