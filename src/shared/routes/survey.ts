import { z } from 'zod'
import { COMMANDS, receipt } from '../commands.ts'
import { authoredId, id, timestamp } from '../ids.ts'
import { none, type Route, sessionParams } from './route.ts'

const counted = { count: z.int().nonnegative(), average: z.number().nullable() }

export const SURVEY_ROUTES = {
  rateSession: {
    method: 'POST',
    path: '/sessions/:sessionId/rating',
    auth: 'customer',
    params: sessionParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId, ...COMMANDS['session.rate'].omit({ sessionId: true }).shape }),
    response: receipt,
    summary: 'Say how one was helped, within 30 days after the chat has ended. It may be changed for a day.',
    refusals: ['CONFLICT', 'READ_ONLY', 'ID_REUSED'],
  },
  ratingSummary: {
    method: 'GET',
    path: '/ratings/summary',
    auth: 'staff',
    params: none,
    body: null,
    status: 200,
    query: z.strictObject({
      /** First given at this time or later. */
      from: timestamp.optional(),
      /** First given before this time. */
      to: timestamp.optional(),
      userId: id.optional(),
      teamId: id.optional(),
    }),
    response: z.object({
      ...counted,
      /** How often each score was given, from 1 to 5. */
      distribution: z.array(z.int().nonnegative()).length(5),
      /** By who answered; null: nobody had. */
      users: z.array(z.object({ userId: id.nullable(), ...counted })),
    }),
    summary: 'What customers said, in numbers.',
    refusals: [],
  },
} as const satisfies Record<string, Route>
