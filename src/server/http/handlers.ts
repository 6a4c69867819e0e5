import { sql } from 'kysely'
import type { z } from 'zod'
import type { RouteBody, RouteName, RouteOf, RouteResponse } from '#shared/rest.ts'
import type { Db } from '../db/index.ts'
import type { Account, Caller } from '../domain/account/index.ts'
import { readRange } from '../domain/messages/index.ts'
import { listSessions, readSession } from '../domain/sessions/index.ts'
import { pull } from '../domain/sync/index.ts'
import type { Carry, Limiter } from '../limits/index.ts'

/** A request that has been checked against its route. */
export interface Call<Name extends RouteName> {
  readonly params: z.output<RouteOf<Name>['params']>
  readonly query: z.output<RouteOf<Name>['query']>
  readonly body: RouteBody<Name>
  readonly caller: RouteOf<Name>['auth'] extends 'public' ? null : Caller
  readonly address: string
}

export type Handlers = { readonly [Name in RouteName]: (call: Call<Name>) => Promise<RouteResponse<Name>> }

export interface HandlerServices {
  readonly db: Db
  readonly account: Account
  readonly carry: Carry
  readonly limiter: Limiter
  readonly version: string
}

/** What each route does, as one line to the domain where one will do. */
export function createHandlers({ db, account, carry, limiter, version }: HandlerServices): Handlers {
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
    listSessions: ({ caller, query }) => listSessions(db, caller, query),
    getSession: ({ caller, params }) => readSession(db, caller, params.sessionId),
    startSession: ({ caller, address, body: { id, ...input } }) =>
      carry(caller, address, { id, name: 'session.start', input }),
    claimSession: ({ caller, address, params, body: { id } }) =>
      carry(caller, address, { id, name: 'session.claim', input: params }),
    changeStatus: ({ caller, address, params, body: { id, status } }) =>
      carry(caller, address, { id, name: 'session.status', input: { ...params, to: status } }),
    mark: ({ caller, address, params, body: { id, ...marks } }) =>
      carry(caller, address, { id, name: 'session.mark', input: { ...params, ...marks } }),
    sendMessage: ({ caller, address, params, body: { id, ...message } }) =>
      carry(caller, address, { id, name: 'message.send', input: { ...params, ...message } }),
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
    sync: ({ caller, query: { epoch, since, resume, limit } }) =>
      pull(db, caller, {
        since: epoch === undefined || since === undefined ? null : { epoch, rev: since },
        resume,
        limit,
      }),
  }
}
