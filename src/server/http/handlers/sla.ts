import type { SLA_ROUTES } from '#shared/routes/sla.ts'
import {
  listBusinessHours,
  listSlaEvents,
  listSlaPolicies,
  putBusinessHours,
  putSlaPolicy,
} from '../../domain/sla/index.ts'
import type { HandlerServices, Handlers } from './handler.ts'

export function slaHandlers({ db }: HandlerServices): Handlers<keyof typeof SLA_ROUTES> {
  return {
    listBusinessHours: async ({ caller }) => ({ businessHours: await listBusinessHours(db, caller) }),
    putBusinessHours: ({ caller, params, body }) =>
      putBusinessHours(db, caller, { id: params.calendarId, ...body }),
    listSlaPolicies: async ({ caller }) => ({ policies: await listSlaPolicies(db, caller) }),
    putSlaPolicy: ({ caller, params, body }) => putSlaPolicy(db, caller, { id: params.policyId, ...body }),
    listSlaEvents: async ({ caller, params }) => ({
      events: await listSlaEvents(db, caller, params.sessionId),
    }),
  }
}
