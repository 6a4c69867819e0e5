import { z } from 'zod'
import { COMMANDS, receipt } from '../commands.ts'
import { message } from '../entities.ts'
import { authoredId, seq } from '../ids.ts'
import { MAX_RANGE } from '../protocol.ts'
import { messageParams, none, type Route, sessionParams } from './route.ts'

const OF_THE_PATH = { sessionId: true, messageId: true } as const

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
  editMessage: {
    method: 'POST',
    path: '/sessions/:sessionId/messages/:messageId/edit',
    auth: 'any',
    params: messageParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId, ...COMMANDS['message.edit'].omit(OF_THE_PATH).shape }),
    response: receipt,
    summary:
      "Change the text of one's own message, within a day. STALE when it was edited since `baseEditedAt`.",
    refusals: ['FORBIDDEN', 'STALE', 'CONFLICT', 'READ_ONLY', 'ID_REUSED'],
  },
  deleteMessage: {
    method: 'POST',
    path: '/sessions/:sessionId/messages/:messageId/delete',
    auth: 'any',
    params: messageParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId, ...COMMANDS['message.delete'].omit(OF_THE_PATH).shape }),
    response: receipt,
    summary: 'Delete a message: its text is gone, its place in the conversation stays.',
    refusals: ['FORBIDDEN', 'READ_ONLY', 'ID_REUSED'],
  },
  reviewMessage: {
    method: 'POST',
    path: '/sessions/:sessionId/messages/:messageId/review',
    auth: 'staff',
    params: messageParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId, ...COMMANDS['message.review'].omit(OF_THE_PATH).shape }),
    response: receipt,
    summary: 'Approve or reject a reply that waits for it. CONFLICT when it does not, or no longer.',
    refusals: ['CONFLICT', 'READ_ONLY', 'ID_REUSED'],
  },
} as const satisfies Record<string, Route>
