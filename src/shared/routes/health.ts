import { z } from 'zod'
import { timestamp } from '../ids.ts'
import { none, type Route } from './route.ts'

export const HEALTH_ROUTES = {
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
    refusals: [],
  },
} as const satisfies Record<string, Route>
