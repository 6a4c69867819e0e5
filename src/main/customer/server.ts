import type { Session } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { AuthorisedApi } from '../account/index.ts'

/** The newest chats of a customer, as the server has them. Throws only `ParleyError`. */
export type AskCustomerSessions = (customerId: Id, limit: number) => Promise<Session[]>

export function createCustomerServer(ask: AuthorisedApi): AskCustomerSessions {
  return async (customerId, limit) => {
    const { sessions } = await ask({
      route: 'listCustomerSessions',
      params: { customerId },
      query: { limit },
    })
    return sessions
  }
}
