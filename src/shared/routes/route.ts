import { z } from 'zod'
import type { ErrorCode } from '../errors.ts'
import { authoredId, id } from '../ids.ts'

/** Limits that a route may add to those of every request; the server's table says how often. */
export type RouteLimit = 'admin' | 'sensitive' | 'exports' | 'wipes' | 'uploads' | 'downloads'

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Under `/v1`; `:name` stands for a member of `params`. */
  path: string
  /** Who may call: anybody, staff, customers, or either of the two. What they may touch is the domain's to say. */
  auth: 'public' | 'staff' | 'customer' | 'any'
  params: z.ZodObject
  query: z.ZodObject
  body: z.ZodObject | null
  /** The side that is a file's bytes rather than JSON. */
  binary?: 'request' | 'response'
  status: 200 | 201 | 204
  response: z.ZodType
  summary: string
  /** What the domain refuses, beyond what every route of its kind does; compare the `throw`s behind its handler. */
  refusals: readonly ErrorCode[]
  /**
   * What calling it counts as, beyond a request; nothing when left out. `admin` also confines it to the addresses an
   * operator has named for administration.
   */
  limits?: readonly RouteLimit[]
}

export const none = z.strictObject({})
export const sessionParams = z.strictObject({ sessionId: id })
export const messageParams = z.strictObject({ sessionId: id, messageId: authoredId })
