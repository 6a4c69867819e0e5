import type { ASSIGNMENT_ROUTES } from '#shared/routes/assignment.ts'
import { inSnapshot } from '../../db/index.ts'
import { loadReader } from '../../domain/access/index.ts'
import { readPresence } from '../../domain/presence/index.ts'
import { listDecisions, listRules, setRule } from '../../domain/routing/index.ts'
import type { HandlerServices, Handlers } from './handler.ts'

export function assignmentHandlers({
  db,
  carry,
  bulk,
  grace,
}: HandlerServices): Handlers<keyof typeof ASSIGNMENT_ROUTES> {
  return {
    assignSession: ({ caller, address, params, body: { id, ...input } }) =>
      carry(caller, address, { id, name: 'session.assign', input: { ...params, ...input } }),
    declineSession: ({ caller, address, params, body: { id } }) =>
      carry(caller, address, { id, name: 'session.decline', input: params }),
    bulkSessions: ({ caller, body }) => bulk(caller, body),
    listPresence: ({ caller }) =>
      inSnapshot(db, caller, async (tx) => {
        await loadReader(tx, caller)
        return { presence: await readPresence(tx, new Date(), grace) }
      }),
    listRouting: async ({ caller }) => ({ rules: await listRules(db, caller) }),
    setRouting: ({ caller, body }) => setRule(db, caller, body),
    listRoutingDecisions: async ({ caller, params, query }) => ({
      decisions: await listDecisions(db, caller, params.sessionId, query.limit),
    }),
  }
}
