import { z } from 'zod'
import { rev } from '../ids.ts'
import { MAX_PAGE, page } from '../protocol.ts'
import { none, type Route } from './route.ts'

export const SYNC_ROUTES = {
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
    refusals: [],
  },
} as const satisfies Record<string, Route>
