import { z } from 'zod'
import { COMMANDS, receipt } from '../commands.ts'
import { priority, session, sessionChannel, sessionStatus, sessionType } from '../entities.ts'
import { authoredId, id, timestamp } from '../ids.ts'
import { MAX_QUERY } from '../words.ts'
import { none, type Route, sessionParams } from './route.ts'

const oneOrMore = z.union([z.string(), z.array(z.string()).max(20)])

/** Several in one: `status=waiting,active`, or the same name again. */
export function several<Item extends z.ZodType>(item: Item) {
  return oneOrMore
    .transform((given) => [given].flat().flatMap((part) => part.split(',')) as z.input<Item>[])
    .pipe(z.array(item).min(1).max(20))
    .optional()
}

/** Piped, so that the documents know what it is. */
const flag = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .pipe(z.boolean())
const label = z.string().min(1).max(200)

/** What a session must be to be listed; all that is given holds. */
export const sessionFilters = {
  status: several(sessionStatus),
  priority: several(priority),
  type: several(sessionType),
  channel: several(sessionChannel),
  category: label.optional(),
  /** All of them. */
  tag: oneOrMore
    .transform((given) => [given].flat())
    .pipe(z.array(label))
    .optional(),
  teamId: z.union([id, z.literal('none')]).optional(),
  assigneeId: z.union([id, z.literal('none'), z.literal('me')]).optional(),
  customerId: id.optional(),
  /** Words of the subject or of the customer's name; the last one may be a beginning. */
  text: z.string().max(MAX_QUERY).optional(),
  /** Waiting since then or longer. */
  waitingSince: timestamp.optional(),
  minWaitSeconds: z.coerce.number().int().nonnegative().max(31_536_000).optional(),
  snoozed: flag.optional(),
  unread: flag.optional(),
}

export const sessionSort = z.enum(['lastMessage', 'waiting', 'due', 'created'])
export type SessionSort = z.infer<typeof sessionSort>

const count = z.int().nonnegative()

export const SESSIONS_ROUTES = {
  listSessions: {
    method: 'GET',
    path: '/sessions',
    auth: 'any',
    params: none,
    body: null,
    status: 200,
    query: z.strictObject({
      ...sessionFilters,
      sort: sessionSort.default('lastMessage'),
      order: z.enum(['asc', 'desc']).optional(),
      count: flag.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      after: z.string().max(400).optional(),
    }),
    response: z.object({
      sessions: z.array(session),
      next: z.string().nullable(),
      /** All that fit, on every page together; null unless asked for. */
      total: count.nullable(),
      /** Of each listed session, how many messages the caller has not read. */
      unread: z.record(id, count),
    }),
    summary:
      'Sessions the caller may see that fit all filters. By last message (newest first), `waiting` (longest first), ' +
      '`due` (soonest first) or `created` (newest first); what has no such time comes last.',
    refusals: ['FORBIDDEN'],
  },
  countSessions: {
    method: 'GET',
    path: '/sessions/counts',
    auth: 'staff',
    params: none,
    query: none,
    body: null,
    status: 200,
    response: z.object({
      open: count,
      mine: count,
      unassigned: count,
      snoozed: count,
      /** With a message that waits for approval. */
      pendingApproval: count,
      ended: count,
      /** Open ones by team, of the teams that have any. */
      teams: z.record(id, count),
    }),
    summary:
      'How many sessions the usual views hold, of those that the caller may see. All but `ended` are of open ones.',
    refusals: [],
  },
  startSession: {
    method: 'POST',
    path: '/sessions',
    auth: 'customer',
    params: none,
    query: none,
    status: 201,
    body: z.strictObject({ id: authoredId, ...COMMANDS['session.start'].shape }),
    response: receipt,
    summary: 'Start a chat with its first message. An open chat of the same type is answered with CONFLICT.',
    refusals: ['CONFLICT', 'ID_REUSED'],
  },
  getSession: {
    method: 'GET',
    path: '/sessions/:sessionId',
    auth: 'any',
    params: sessionParams,
    query: none,
    body: null,
    status: 200,
    response: session,
    summary: 'One session.',
    refusals: [],
  },
  claimSession: {
    method: 'POST',
    path: '/sessions/:sessionId/claim',
    auth: 'staff',
    params: sessionParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId }),
    response: receipt,
    summary: 'Take a waiting session. One wins; the others get CONFLICT with the winner.',
    refusals: ['CONFLICT', 'READ_ONLY', 'ID_REUSED'],
  },
  changeStatus: {
    method: 'POST',
    path: '/sessions/:sessionId/status',
    auth: 'staff',
    params: sessionParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId, ...COMMANDS['session.status'].omit({ sessionId: true }).shape }),
    response: receipt,
    summary: "Change a session's status, as the status table allows. CONFLICT names the open chat beside it.",
    refusals: ['CONFLICT', 'TRANSITION', 'ID_REUSED'],
  },
  updateSession: {
    method: 'PATCH',
    path: '/sessions/:sessionId',
    auth: 'staff',
    params: sessionParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId, ...COMMANDS['session.update'].omit({ sessionId: true }).shape }),
    response: receipt,
    summary: 'Change what a chat is about. What is not named is left as it is.',
    refusals: ['READ_ONLY', 'ID_REUSED'],
  },
  snoozeSession: {
    method: 'POST',
    path: '/sessions/:sessionId/snooze',
    auth: 'staff',
    params: sessionParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId, ...COMMANDS['session.snooze'].omit({ sessionId: true }).shape }),
    response: receipt,
    summary: 'Put a chat aside until a time, or take it up again. A message of the customer does so too.',
    refusals: ['READ_ONLY', 'ID_REUSED'],
  },
  listUnread: {
    method: 'GET',
    path: '/unread',
    auth: 'any',
    params: none,
    query: none,
    body: null,
    status: 200,
    response: z.object({
      total: z.int().nonnegative(),
      sessions: z.array(z.object({ sessionId: id, unread: z.int().nonnegative() })),
    }),
    summary: 'Messages after the read mark, by open chat in which the caller takes part.',
    refusals: [],
  },
  mark: {
    method: 'POST',
    path: '/sessions/:sessionId/marks',
    auth: 'any',
    params: sessionParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId, ...COMMANDS['session.mark'].omit({ sessionId: true }).shape }),
    response: receipt,
    summary: "Move the caller's delivered and read watermarks forward.",
    refusals: [],
  },
} as const satisfies Record<string, Route>
