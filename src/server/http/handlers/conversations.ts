import type { MESSAGES_ROUTES } from '#shared/routes/messages.ts'
import type { SESSIONS_ROUTES } from '#shared/routes/sessions.ts'
import { readRange } from '../../domain/messages/index.ts'
import { countSessions, listSessions, readSession, readUnread } from '../../domain/sessions/index.ts'
import type { HandlerServices, Handlers } from './handler.ts'

export function conversationHandlers({
  db,
  carry,
}: HandlerServices): Handlers<keyof typeof SESSIONS_ROUTES | keyof typeof MESSAGES_ROUTES> {
  return {
    listSessions: ({ caller, query }) => listSessions(db, caller, query),
    countSessions: ({ caller }) => countSessions(db, caller),
    getSession: ({ caller, params }) => readSession(db, caller, params.sessionId),
    startSession: ({ caller, address, body: { id, ...input } }) =>
      carry(caller, address, { id, name: 'session.start', input }, 'api'),
    claimSession: ({ caller, address, params, body: { id } }) =>
      carry(caller, address, { id, name: 'session.claim', input: params }),
    changeStatus: ({ caller, address, params, body: { id, ...input } }) =>
      carry(caller, address, { id, name: 'session.status', input: { ...params, ...input } }),
    updateSession: ({ caller, address, params, body: { id, ...changes } }) =>
      carry(caller, address, { id, name: 'session.update', input: { ...params, ...changes } }),
    snoozeSession: ({ caller, address, params, body: { id, ...input } }) =>
      carry(caller, address, { id, name: 'session.snooze', input: { ...params, ...input } }),
    listUnread: ({ caller }) => readUnread(db, caller),
    mark: ({ caller, address, params, body: { id, ...marks } }) =>
      carry(caller, address, { id, name: 'session.mark', input: { ...params, ...marks } }),
    sendMessage: ({ caller, address, params, body: { id, ...message } }) =>
      carry(caller, address, { id, name: 'message.send', input: { ...params, ...message } }),
    editMessage: ({ caller, address, params, body: { id, ...input } }) =>
      carry(caller, address, { id, name: 'message.edit', input: { ...params, ...input } }),
    deleteMessage: ({ caller, address, params, body: { id } }) =>
      carry(caller, address, { id, name: 'message.delete', input: params }),
    reviewMessage: ({ caller, address, params, body: { id, ...input } }) =>
      carry(caller, address, { id, name: 'message.review', input: { ...params, ...input } }),
    async listMessages({ caller, params, query }) {
      const toSeq = query.before === undefined ? Number.MAX_SAFE_INTEGER : query.before - 1
      const { messages, fromSeq } = await readRange(db, caller, {
        ...params,
        fromSeq: 1,
        toSeq,
        limit: query.limit,
      })
      return { messages, fromSeq }
    },
  }
}
