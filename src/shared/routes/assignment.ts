import { z } from 'zod'
import { COMMANDS, receipt } from '../commands.ts'
import { sessionStatus } from '../entities.ts'
import { errorCode } from '../errors.ts'
import { authoredId, id } from '../ids.ts'
import { presenceSeen } from '../presence.ts'
import { routingDecision, routingRule } from '../routing.ts'
import { none, type Route, sessionParams } from './route.ts'

export const MAX_BULK = 200

/** What is done to each session of a bulk operation: one of the commands, without its session. */
export const bulkAction = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('assign'),
    ...COMMANDS['session.assign'].omit({ sessionId: true }).shape,
  }),
  z.strictObject({
    kind: z.literal('status'),
    ...COMMANDS['session.status'].omit({ sessionId: true }).shape,
  }),
  z.strictObject({ kind: z.literal('claim') }),
])
export type BulkAction = z.infer<typeof bulkAction>

const sessionIds = z
  .array(id)
  .min(1)
  .max(MAX_BULK)
  .refine((ids) => new Set(ids).size === ids.length, 'Name each chat once.')

/** How a session stood when a command began. */
export const sessionBefore = z.object({
  assigneeId: id.nullable(),
  teamId: id.nullable(),
  status: sessionStatus,
})
export type SessionBefore = z.infer<typeof sessionBefore>

export const bulkResult = z.object({
  operationId: authoredId,
  dryRun: z.boolean(),
  done: z.array(z.object({ sessionId: id, before: sessionBefore })),
  refused: z.array(z.object({ sessionId: id, code: errorCode, message: z.string() })),
  /**
   * Bodies (each wants an `id` of its own) that undo it, one after the other. They leave alone what others have
   * changed since. Null when nothing was done.
   */
  inverse: z.array(z.object({ sessionIds: z.array(id), action: bulkAction })).nullable(),
})
export type BulkResult = z.infer<typeof bulkResult>

export const ASSIGNMENT_ROUTES = {
  assignSession: {
    method: 'POST',
    path: '/sessions/:sessionId/assign',
    auth: 'staff',
    params: sessionParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId, ...COMMANDS['session.assign'].omit({ sessionId: true }).shape }),
    response: receipt,
    summary: 'Hand a session to a colleague or a team, or back to the queue, with a note.',
    refusals: ['FORBIDDEN', 'CONFLICT', 'READ_ONLY', 'ID_REUSED'],
  },
  declineSession: {
    method: 'POST',
    path: '/sessions/:sessionId/decline',
    auth: 'staff',
    params: sessionParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId }),
    response: receipt,
    summary: 'Decline a session that is offered to the caller; to accept it, claim it.',
    refusals: ['CONFLICT', 'ID_REUSED'],
  },
  bulkSessions: {
    method: 'POST',
    path: '/sessions/bulk',
    auth: 'staff',
    params: none,
    query: none,
    status: 200,
    body: z.strictObject({
      /** The operation's: sent again, nothing is done twice. */
      id: authoredId,
      /** Only say what would be done. */
      dryRun: z.boolean().default(false),
      sessionIds,
      action: bulkAction,
    }),
    response: bulkResult,
    summary: 'Assign, claim or change the status of many sessions. Each is done or refused by itself.',
    refusals: ['FORBIDDEN'],
    limits: ['sensitive'],
  },
  listPresence: {
    method: 'GET',
    path: '/presence',
    auth: 'staff',
    params: none,
    query: none,
    body: null,
    status: 200,
    response: z.object({ presence: z.array(presenceSeen) }),
    summary: 'How all staff are to be found, with what they have in hand.',
    refusals: [],
  },
  listRouting: {
    method: 'GET',
    path: '/routing',
    auth: 'staff',
    params: none,
    query: none,
    body: null,
    status: 200,
    response: z.object({ rules: z.array(routingRule) }),
    summary: 'The rules by which waiting sessions find somebody.',
    refusals: ['FORBIDDEN'],
  },
  setRouting: {
    method: 'PUT',
    path: '/routing',
    auth: 'staff',
    params: none,
    query: none,
    status: 200,
    body: routingRule,
    response: routingRule,
    summary: "Set a team's rule, or with `teamId` null that of sessions without a team.",
    refusals: ['FORBIDDEN'],
    limits: ['admin'],
  },
  listRoutingDecisions: {
    method: 'GET',
    path: '/sessions/:sessionId/routing',
    auth: 'staff',
    params: sessionParams,
    body: null,
    status: 200,
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
    response: z.object({ decisions: z.array(routingDecision) }),
    summary: 'What routing did with a session and why, newest first.',
    refusals: [],
  },
} as const satisfies Record<string, Route>
