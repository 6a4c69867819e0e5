import type { Session } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { Api } from '../account/index.ts'

export interface CustomerServerOptions {
  api: Api
  serverUrl: string
  accessToken(refresh: boolean): Promise<string>
}

/** The newest chats of a customer, as the server has them. Throws only {@link ParleyError}. */
export type AskCustomerSessions = (customerId: Id, limit: number) => Promise<Session[]>

export function createCustomerServer({
  api,
  serverUrl,
  accessToken,
}: CustomerServerOptions): AskCustomerSessions {
  return async (customerId, limit) => {
    const call = async (refresh: boolean) =>
      api({
        ...{ serverUrl, route: 'listCustomerSessions', params: { customerId }, query: { limit } },
        accessToken: await accessToken(refresh),
      })
    const { sessions } = await call(false).catch((error: unknown) => {
      if (error instanceof ParleyError && error.code === 'TOKEN_EXPIRED') return call(true)
      throw error
    })
    return sessions
  }
}
