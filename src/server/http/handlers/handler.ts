import type { z } from 'zod'
import type { RouteBody, RouteName, RouteOf, RouteResponse } from '#shared/rest.ts'
import type { Db } from '../../db/index.ts'
import type { Account, Caller, SignInKeys } from '../../domain/account/index.ts'
import type { createBulk } from '../../domain/assignment/index.ts'
import type { DirectWrite } from '../../domain/direct-write/index.ts'
import type { Content, Files, Incoming } from '../../domain/files/index.ts'
import type { Grace } from '../../domain/presence/index.ts'
import type { Carry, GuardSignIn, Limiter } from '../../limits/index.ts'
import type { InNetworks } from '../address.ts'

/** A request that has been checked against its route. */
export interface Call<Name extends RouteName> {
  readonly params: z.output<RouteOf<Name>['params']>
  readonly query: z.output<RouteOf<Name>['query']>
  readonly body: RouteBody<Name>
  readonly caller: RouteOf<Name>['auth'] extends 'public' ? null : Caller
  readonly address: string
  /** The bytes of a route whose request is binary. */
  readonly incoming: Incoming | null
  /** The part of a file that is asked for, as the header says it. */
  readonly range: string | undefined
}

/** What each route does, as one line to the domain where one will do. */
export type Handlers<Names extends RouteName = RouteName> = {
  readonly [Name in Names]: (call: Call<Name>) => Promise<Answer<Name>>
}

type Answer<Name extends RouteName> =
  RouteOf<Name> extends { binary: 'response' } ? Content : RouteResponse<Name>

/** What handlers lean on. */
export interface HandlerServices {
  readonly db: Db
  readonly account: Account
  readonly keys: SignInKeys
  readonly files: Files
  readonly carry: Carry
  readonly bulk: ReturnType<typeof createBulk>
  readonly grace: Grace
  readonly write: DirectWrite
  readonly limiter: Limiter
  readonly guardSignIn: GuardSignIn
  readonly mayAdministerFrom: InNetworks
  /** Whether a removed device, or that of a disabled user, destroys what it holds. */
  readonly wipesRemoved: boolean
  readonly version: string
  readonly minAppVersion: string
}
