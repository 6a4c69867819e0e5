import type { z } from 'zod'
import { ACCOUNT_ROUTES } from './routes/account.ts'
import { ASSIGNMENT_ROUTES } from './routes/assignment.ts'
import { CUSTOMERS_ROUTES } from './routes/customers.ts'
import { DEVICES_ROUTES } from './routes/devices.ts'
import { FILES_ROUTES } from './routes/files.ts'
import { HEALTH_ROUTES } from './routes/health.ts'
import { MESSAGES_ROUTES } from './routes/messages.ts'
import { POLICY_ROUTES } from './routes/policy.ts'
import { REFERENCE_ROUTES } from './routes/reference.ts'
import { SEARCH_ROUTES } from './routes/search.ts'
import { SECOND_FACTOR_ROUTES } from './routes/second-factor.ts'
import { SESSIONS_ROUTES } from './routes/sessions.ts'
import { SIGN_IN_ROUTES } from './routes/sign-in.ts'
import { SLA_ROUTES } from './routes/sla.ts'
import { STAFF_ROUTES } from './routes/staff.ts'
import { SURVEY_ROUTES } from './routes/survey.ts'
import { SYNC_ROUTES } from './routes/sync.ts'

export { type Me, me, type Tokens, tokens, type Workspace, workspace } from './routes/account.ts'

/**
 * The REST API: all routes, their shapes and who may call them. Commands carry their id in the body; the socket's
 * `command` frame and these routes run the same code.
 */
export const ROUTES = {
  ...HEALTH_ROUTES,
  ...ACCOUNT_ROUTES,
  ...SIGN_IN_ROUTES,
  ...SECOND_FACTOR_ROUTES,
  ...SESSIONS_ROUTES,
  ...ASSIGNMENT_ROUTES,
  ...MESSAGES_ROUTES,
  ...FILES_ROUTES,
  ...SEARCH_ROUTES,
  ...SLA_ROUTES,
  ...SYNC_ROUTES,
  ...REFERENCE_ROUTES,
  ...CUSTOMERS_ROUTES,
  ...STAFF_ROUTES,
  ...DEVICES_ROUTES,
  ...SURVEY_ROUTES,
  ...POLICY_ROUTES,
} as const

export type RouteName = keyof typeof ROUTES
export type RouteOf<Name extends RouteName> = (typeof ROUTES)[Name]
export type RouteBody<Name extends RouteName> = RouteOf<Name>['body'] extends z.ZodType
  ? z.output<RouteOf<Name>['body']>
  : undefined
export type RouteResponse<Name extends RouteName> = z.output<RouteOf<Name>['response']>
