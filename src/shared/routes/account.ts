import { z } from 'zod'
import { lease, receiptKey } from '../devices.ts'
import { customer, user } from '../entities.ts'
import { id } from '../ids.ts'
import { text } from '../text.ts'
import { none, type Route } from './route.ts'

/** A pair of tokens. The access token is short-lived; each refresh token works once. */
export const tokens = z.object({
  accessToken: z.string(),
  /** Seconds until the access token expires, by the server's clock. */
  expiresIn: z.int().positive(),
  refreshToken: z.string(),
  /** Of staff's alone. */
  lease: lease.optional(),
})
export type Tokens = z.infer<typeof tokens>

export const workspace = z.object({ id, name: z.string(), slug: z.string() })
export type Workspace = z.infer<typeof workspace>

export const me = z.object({ workspace, user, email: z.string() })
export type Me = z.infer<typeof me>

/** What a sign-in is tied to: the client keeps its id. */
export const device = z.strictObject({ id, name: text(100).min(1) })
/** A console's, which answers for what it destroys. */
export const consoleDevice = device.extend({ receiptKey: receiptKey.optional() })

export const ACCOUNT_ROUTES = {
  signIn: {
    method: 'POST',
    path: '/auth/sign-in',
    auth: 'public',
    params: none,
    query: none,
    status: 200,
    body: z.strictObject({
      email: z.email().max(254),
      password: z.string().min(1).max(200),
      device: consoleDevice,
    }),
    response: z.object({ tokens, me }),
    summary: 'Sign a member of staff in on a device. One that still has to wipe itself does that first.',
    refusals: ['WRONG_CREDENTIALS', 'SECOND_FACTOR_REQUIRED', 'DEVICE_WIPED', 'FORBIDDEN'],
  },
  refresh: {
    method: 'POST',
    path: '/auth/refresh',
    auth: 'public',
    params: none,
    query: none,
    status: 200,
    body: z.strictObject({ refreshToken: z.string().min(1).max(500) }),
    response: z.object({ tokens }),
    summary: 'Change a refresh token for a new pair. Using one twice revokes all of its family.',
    refusals: ['UNAUTHENTICATED', 'DEVICE_WIPED'],
  },
  signOut: {
    method: 'POST',
    path: '/auth/sign-out',
    auth: 'public',
    params: none,
    query: none,
    status: 204,
    body: z.strictObject({ refreshToken: z.string().min(1).max(500) }),
    response: z.undefined(),
    summary: 'Revoke a refresh token and its family.',
    refusals: [],
  },
  createCustomer: {
    method: 'POST',
    path: '/customers',
    auth: 'public',
    params: none,
    query: none,
    status: 201,
    body: z.strictObject({
      workspace: z.string().min(1).max(100),
      name: text(100).min(1),
      email: z.email().max(254).nullable().default(null),
      locale: text(35).nullable().default(null),
      timeZone: text(64).nullable().default(null),
      device,
    }),
    response: z.object({ tokens, customer }),
    summary: 'A visitor introduces themselves and becomes a customer.',
    refusals: ['NOT_FOUND', 'FORBIDDEN'],
  },
  me: {
    method: 'GET',
    path: '/me',
    auth: 'staff',
    params: none,
    query: none,
    body: null,
    status: 200,
    response: me,
    summary: 'Who is signed in.',
    refusals: [],
  },
} as const satisfies Record<string, Route>
