import { sql } from 'kysely'
import type { ACCOUNT_ROUTES } from '#shared/routes/account.ts'
import type { HEALTH_ROUTES } from '#shared/routes/health.ts'
import { anybodyAt } from '../../limits/index.ts'
import type { HandlerServices, Handlers } from './handler.ts'

export function accountHandlers({
  db,
  account,
  limiter,
  guardSignIn,
  version,
}: HandlerServices): Handlers<keyof typeof ACCOUNT_ROUTES | keyof typeof HEALTH_ROUTES> {
  return {
    async health() {
      await sql`select`.execute(db)
      return { status: 'ok', version, serverTime: new Date().toISOString() }
    },
    signIn: ({ body, address }) => guardSignIn(body.email, address, () => account.signIn(body, address)),
    refresh: ({ body, address }) => account.refresh(body.refreshToken, address),
    async signOut({ body }) {
      await account.signOut(body.refreshToken)
      return undefined
    },
    async createCustomer({ body, address }) {
      await limiter.consume('connections', anybodyAt(`visitor ${address}`))
      return account.createCustomer(body)
    },
    me: ({ caller }) => account.me(caller),
  }
}
