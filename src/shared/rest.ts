import { z } from 'zod'
import { COMMANDS, receipt } from './commands.ts'
import { customer, message, session, sessionStatus, user } from './entities.ts'
import { authoredId, id, rev, seq, timestamp } from './ids.ts'
import { MAX_PAGE, MAX_RANGE, page } from './protocol.ts'

/** A pair of tokens. The access token is short-lived; each refresh token works once. */
export const tokens = z.object({
  accessToken: z.string(),
  /** Seconds until the access token expires, by the server's clock. */
  expiresIn: z.int().positive(),
  refreshToken: z.string(),
})
export type Tokens = z.infer<typeof tokens>

export const workspace = z.object({ id, name: z.string(), slug: z.string() })
export type Workspace = z.infer<typeof workspace>

export const me = z.object({ workspace, user, email: z.string() })
export type Me = z.infer<typeof me>

const device = z.strictObject({ id, name: z.string().trim().min(1).max(100) })
const sessionParams = z.strictObject({ sessionId: id })
const none = z.strictObject({})

interface Route {
  method: 'GET' | 'POST' | 'PATCH'
  /** Under `/v1`; `:name` stands for a member of `params`. */
  path: string
  /** Who may call: anybody, staff, customers, or either of the two. What they may touch is the domain's to say. */
  auth: 'public' | 'staff' | 'customer' | 'any'
  params: z.ZodObject
  query: z.ZodObject
  body: z.ZodObject | null
  status: 200 | 201 | 204
  response: z.ZodType
  summary: string
}

/**
 * The REST API: all routes, their shapes and who may call them. Commands carry their id in the body; the socket's
 * `command` frame and these routes run the same code.
 */
export const ROUTES = {
  health: {
    method: 'GET',
    path: '/health',
    auth: 'public',
    params: none,
    query: none,
    body: null,
    status: 200,
    response: z.object({ status: z.literal('ok'), version: z.string(), serverTime: timestamp }),
    summary: 'Whether the server and its database answer.',
  },
  signIn: {
    method: 'POST',
    path: '/auth/sign-in',
    auth: 'public',
    params: none,
    query: none,
    status: 200,
    body: z.strictObject({ email: z.email().max(254), password: z.string().min(1).max(200), device }),
    response: z.object({ tokens, me }),
    summary: 'Sign a member of staff in on a device.',
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
      name: z.string().trim().min(1).max(100),
      email: z.email().max(254).nullable().default(null),
      locale: z.string().max(35).nullable().default(null),
      timeZone: z.string().max(64).nullable().default(null),
      device,
    }),
    response: z.object({ tokens, customer }),
    summary: 'A visitor introduces themselves and becomes a customer.',
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
  },
  listSessions: {
    method: 'GET',
    path: '/sessions',
    auth: 'any',
    params: none,
    body: null,
    status: 200,
    query: z.strictObject({
      status: sessionStatus.optional(),
      assigneeId: id.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      after: z.string().max(200).optional(),
    }),
    response: z.object({ sessions: z.array(session), next: z.string().nullable() }),
    summary: 'Sessions the caller may see, by last message, newest first.',
  },
  startSession: {
    method: 'POST',
    path: '/sessions',
    auth: 'customer',
    params: none,
    query: none,
    status: 201,
    body: z.strictObject({ id: authoredId, ...COMMANDS['session.start'].shape }),
    response: receipt,
    summary: 'Start a chat with its first message. An open chat of the same type is answered with CONFLICT.',
  },
  getSession: {
    method: 'GET',
    path: '/sessions/:sessionId',
    auth: 'any',
    params: sessionParams,
    query: none,
    body: null,
    status: 200,
    response: session,
    summary: 'One session.',
  },
  claimSession: {
    method: 'POST',
    path: '/sessions/:sessionId/claim',
    auth: 'staff',
    params: sessionParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId }),
    response: receipt,
    summary: 'Take a waiting session. One wins; the others get CONFLICT with the winner.',
  },
  changeStatus: {
    method: 'PATCH',
    path: '/sessions/:sessionId',
    auth: 'staff',
    params: sessionParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId, status: sessionStatus }),
    response: receipt,
    summary: "Change a session's status, as the status table allows.",
  },
  mark: {
    method: 'POST',
    path: '/sessions/:sessionId/marks',
    auth: 'any',
    params: sessionParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId, ...COMMANDS['session.mark'].omit({ sessionId: true }).shape }),
    response: receipt,
    summary: "Move the caller's delivered and read watermarks forward.",
  },
  listMessages: {
    method: 'GET',
    path: '/sessions/:sessionId/messages',
    auth: 'any',
    params: sessionParams,
    body: null,
    status: 200,
    query: z.strictObject({
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(MAX_RANGE).default(50),
    }),
    response: z.object({ messages: z.array(message), fromSeq: seq }),
    summary: 'Messages of a session, the newest before `before`, in rising order.',
  },
  sendMessage: {
    method: 'POST',
    path: '/sessions/:sessionId/messages',
    auth: 'any',
    params: sessionParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId, ...COMMANDS['message.send'].omit({ sessionId: true }).shape }),
    response: receipt,
    summary: 'Send a message. STALE when the conversation has moved on since `baseSeq`.',
  },
  sync: {
    method: 'GET',
    path: '/sync',
    auth: 'any',
    params: none,
    body: null,
    status: 200,
    query: z.strictObject({
      epoch: z.string().max(100).optional(),
      since: z.coerce.number().pipe(rev).optional(),
      resume: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(MAX_PAGE),
    }),
    response: page,
    summary: "The same records as the socket's `pull`.",
  },
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof ROUTES
export type RouteOf<Name extends RouteName> = (typeof ROUTES)[Name]
export type RouteBody<Name extends RouteName> = RouteOf<Name>['body'] extends z.ZodType
  ? z.output<RouteOf<Name>['body']>
  : undefined
export type RouteResponse<Name extends RouteName> = z.output<RouteOf<Name>['response']>
