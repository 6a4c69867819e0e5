import { z } from 'zod'
import { none, type Route } from './route.ts'

/** What a workspace allows. */
export const workspacePolicy = z.strictObject({
  /** What somebody was writing goes along when their chat goes to somebody else. */
  draftTravel: z.boolean(),
})
export type WorkspacePolicy = z.infer<typeof workspacePolicy>

export const POLICY_ROUTES = {
  readPolicy: {
    method: 'GET',
    path: '/policy',
    auth: 'staff',
    params: none,
    query: none,
    body: null,
    status: 200,
    response: workspacePolicy,
    summary: 'What the workspace allows.',
    refusals: [],
  },
  putPolicy: {
    method: 'PUT',
    path: '/policy',
    auth: 'staff',
    params: none,
    query: none,
    body: workspacePolicy,
    status: 200,
    response: workspacePolicy,
    summary: 'Say what the workspace allows. Consoles hear of it when they connect next.',
    refusals: [],
    limits: ['admin'],
  },
} as const satisfies Record<string, Route>
