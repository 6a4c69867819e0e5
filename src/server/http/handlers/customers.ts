import type { CUSTOMERS_ROUTES } from '#shared/routes/customers.ts'
import type { SURVEY_ROUTES } from '#shared/routes/survey.ts'
import { findWorkspace } from '../../domain/account/index.ts'
import { isAnybodyThere, listCustomerSessions, readCustomer } from '../../domain/customers/index.ts'
import { leaveMessage } from '../../domain/offline-form/index.ts'
import { summariseRatings } from '../../domain/survey/index.ts'
import { anybodyAt } from '../../limits/index.ts'
import type { HandlerServices, Handlers } from './handler.ts'

export function customerHandlers({
  db,
  account,
  carry,
  limiter,
}: HandlerServices): Handlers<keyof typeof CUSTOMERS_ROUTES | keyof typeof SURVEY_ROUTES> {
  return {
    getCustomer: ({ caller, params }) => readCustomer(db, caller, params.customerId),
    listCustomerSessions: ({ caller, params, query }) =>
      listCustomerSessions(db, caller, params.customerId, query),
    updateCustomer: ({ caller, address, params, body: { id, ...patch } }) =>
      carry(caller, address, { id, name: 'customer.update', input: { ...params, ...patch } }),
    blockCustomer: ({ caller, address, params, body: { id, ...input } }) =>
      carry(caller, address, { id, name: 'customer.block', input: { ...params, ...input } }),
    unblockCustomer: ({ caller, address, params, body: { id } }) =>
      carry(caller, address, { id, name: 'customer.unblock', input: params }),
    rateSession: ({ caller, address, params, body: { id, ...rating } }) =>
      carry(caller, address, { id, name: 'session.rate', input: { ...params, ...rating } }),
    ratingSummary: ({ caller, query }) => summariseRatings(db, caller, query),
    async availability({ query }) {
      return { available: await isAnybodyThere(db, await findWorkspace(db, query.workspace)) }
    },
    async leaveMessage({ body, address }) {
      await limiter.consume('connections', anybodyAt(`visitor ${address}`))
      return leaveMessage(account, body)
    },
  }
}
