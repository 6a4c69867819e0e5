import { z } from 'zod'
import { COMMANDS, receipt } from '../commands.ts'
import { message } from '../entities.ts'
import { authoredId, seq } from '../ids.ts'
import { MAX_RANGE } from '../protocol.ts'
import { none, type Route, sessionParams } from './route.ts'

export const MESSAGES_ROUTES = {
  listMessages: {
    method: 'GET',
    path: '/sessions/:sessionId/messages',
    auth: 'any',
    params: sessionParams,
    body: null,
    status: 200,
    query: z.strictObject({
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(MAX_RANGE).default(50),
    }),
    response: z.object({ messages: z.array(message), fromSeq: seq }),
    summary: 'Messages of a session, the newest before `before`, in rising order.',
    refusals: [],
  },
  sendMessage: {
    method: 'POST',
    path: '/sessions/:sessionId/messages',
    auth: 'any',
    params: sessionParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId, ...COMMANDS['message.send'].omit({ sessionId: true }).shape }),
    response: receipt,
    summary: 'Send a message. STALE when the conversation has moved on since `baseSeq`.',
    refusals: ['FORBIDDEN', 'STALE', 'READ_ONLY', 'ID_REUSED'],
  },
} as const satisfies Record<string, Route>
