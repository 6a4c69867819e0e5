import type { RouteLimit } from '#shared/routes/route.ts'
import type { Trust } from '../domain/account/index.ts'

/** How often something may be done: `rate` times in `seconds`, counted from the first time. */
export interface Limit {
  readonly rate: number
  readonly seconds: number
  /** The setting that replaces `rate`. */
  readonly variable: `PARLEY_LIMIT_${string}`
  /** The same for everybody, however far they are trusted: it is staff who do it, and trust is the danger. */
  readonly exact?: boolean
}

/** Every limit there is. What each is counted by stands beside it; "member" is a member on a device at an address. */
export const LIMITS = {
  /** By member, or by address where nobody is signed in. */
  requests: { rate: 1_200, seconds: 60, variable: 'PARLEY_LIMIT_REQUESTS' },
  /** By address alone: an office behind one address shares it. */
  addresses: { rate: 12_000, seconds: 60, variable: 'PARLEY_LIMIT_ADDRESSES' },
  /** Routes that administer, by member. */
  admin: { rate: 30, seconds: 60, variable: 'PARLEY_LIMIT_ADMIN', exact: true },
  /** A burst of what hurts when it is done in bulk, by member. */
  sensitive: { rate: 2, seconds: 1, variable: 'PARLEY_LIMIT_SENSITIVE', exact: true },
  exports: { rate: 5, seconds: 300, variable: 'PARLEY_LIMIT_EXPORTS', exact: true },
  /** What cannot be taken back. */
  wipes: { rate: 3, seconds: 3_600, variable: 'PARLEY_LIMIT_WIPES', exact: true },
  uploads: { rate: 30, seconds: 60, variable: 'PARLEY_LIMIT_UPLOADS' },
  downloads: { rate: 300, seconds: 60, variable: 'PARLEY_LIMIT_DOWNLOADS' },
  /** Sent or edited, by member. */
  messages: { rate: 100, seconds: 60, variable: 'PARLEY_LIMIT_MESSAGES' },
  voice: { rate: 10, seconds: 60, variable: 'PARLEY_LIMIT_VOICE' },
  /** Of all senders of one chat together. */
  sessionMessages: { rate: 300, seconds: 60, variable: 'PARLEY_LIMIT_SESSION_MESSAGES' },
  /** What rings at a whole team at once, a new chat or an emergency, by member. */
  notifications: { rate: 20, seconds: 60, variable: 'PARLEY_LIMIT_NOTIFICATIONS' },
  /** Frames that are told and forgotten, such as typing, by member. */
  events: { rate: 120, seconds: 60, variable: 'PARLEY_LIMIT_EVENTS' },
  /** Attempts to connect a socket and visitors who introduce themselves, by address. */
  connections: { rate: 120, seconds: 60, variable: 'PARLEY_LIMIT_CONNECTIONS' },
  /** Attempts to sign in to one account from one address. */
  signIn: { rate: 10, seconds: 60, variable: 'PARLEY_LIMIT_SIGN_IN' },
  /** Failures to sign in to one account from wherever, before it has to wait, each time twice as long. */
  signInAccount: { rate: 10, seconds: 900, variable: 'PARLEY_LIMIT_SIGN_IN_ACCOUNT' },
} as const satisfies Record<RouteLimit, Limit> & Record<string, Limit>

export type LimitName = keyof typeof LIMITS
export type LimitVariable = (typeof LIMITS)[LimitName]['variable']
export type Rates = Readonly<Record<LimitName, number>>
export const LIMIT_NAMES = Object.keys(LIMITS) as LimitName[]

/** Of each limit, how many hundredths apply. */
export type TrustPercent = Readonly<Record<Trust, number>>
