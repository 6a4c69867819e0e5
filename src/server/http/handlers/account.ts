import { sql } from 'kysely'
import type { ACCOUNT_ROUTES } from '#shared/routes/account.ts'
import type { HEALTH_ROUTES } from '#shared/routes/health.ts'
import type { HandlerServices, Handlers } from './handler.ts'

export function accountHandlers({
  db,
  account,
  limiter,
  version,
}: HandlerServices): Handlers<keyof typeof ACCOUNT_ROUTES | keyof typeof HEALTH_ROUTES> {
  return {
    async health() {
      await sql`select`.execute(db)
      return { status: 'ok', version, serverTime: new Date().toISOString() }
    },
    async signIn({ body, address }) {
      limiter.take('signIn', `${body.email.toLowerCase()} ${address}`)
      return account.signIn(body)
    },
    refresh: ({ body }) => account.refresh(body.refreshToken),
    async signOut({ body }) {
      await account.signOut(body.refreshToken)
      return undefined
    },
    async createCustomer({ body, address }) {
      limiter.take('connections', `visitor ${address}`)
      return account.createCustomer(body)
    },
    me: ({ caller }) => account.me(caller),
  }
}
