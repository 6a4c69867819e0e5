import { z } from 'zod'
import { staffRole, team, user } from '../entities.ts'
import { id, timestamp } from '../ids.ts'
import { newPassword } from '../passwords.ts'
import { text } from '../text.ts'
import { none, type Route } from './route.ts'

const userParams = z.strictObject({ userId: id })
const teamParams = z.strictObject({ teamId: id })

/** A colleague, as the list of staff has them. */
export const staffMember = user.extend({
  /** For those who manage staff; null for everybody else. */
  email: z.string().nullable(),
  /** Their replies wait for a supervisor's approval: for those who manage staff; null for everybody else. */
  needsApproval: z.boolean().nullable(),
  /** Their sign-in asks for a code too: for those who manage staff; null for everybody else. */
  hasSecondFactor: z.boolean().nullable().default(null),
  /** They can no longer sign in. */
  disabledAt: timestamp.nullable(),
})
export type StaffMember = z.infer<typeof staffMember>

const profile = {
  name: text(100).min(1),
  role: staffRole,
  teamIds: z.array(id).max(100),
  skills: z.array(text(60).min(1)).max(50),
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/, 'A language is a code like "en".')).max(20),
  capacity: z.int().min(0).max(100),
  needsApproval: z.boolean(),
}

export const STAFF_ROUTES = {
  listUsers: {
    method: 'GET',
    path: '/users',
    auth: 'staff',
    params: none,
    query: none,
    body: null,
    status: 200,
    response: z.object({ users: z.array(staffMember) }),
    summary: 'All members of staff.',
    refusals: [],
  },
  createUser: {
    method: 'POST',
    path: '/users',
    auth: 'staff',
    params: none,
    query: none,
    status: 201,
    body: z.strictObject({
      id,
      ...profile,
      email: z.email().max(254),
      password: newPassword,
      teamIds: profile.teamIds.default([]),
      skills: profile.skills.default([]),
      languages: profile.languages.default([]),
      capacity: profile.capacity.default(6),
      needsApproval: profile.needsApproval.default(false),
    }),
    response: staffMember,
    summary: 'Make an account for a member of staff. Sent again, it is answered with the same account.',
    refusals: ['CONFLICT', 'ID_REUSED'],
    limits: ['admin'],
  },
  updateUser: {
    method: 'PATCH',
    path: '/users/:userId',
    auth: 'staff',
    params: userParams,
    query: none,
    status: 200,
    body: z.strictObject({ ...profile, disabled: z.boolean() }).partial(),
    response: staffMember,
    summary: "Change a member of staff, field by field; one's own name without being an admin.",
    refusals: ['CONFLICT'],
    limits: ['admin'],
  },
  putTeam: {
    method: 'PUT',
    path: '/teams/:teamId',
    auth: 'staff',
    params: teamParams,
    query: none,
    status: 200,
    body: z.strictObject({ name: text(60).min(1) }),
    response: team,
    summary: 'Make or rename a team.',
    refusals: ['CONFLICT', 'ID_REUSED'],
    limits: ['admin'],
  },
  changePassword: {
    method: 'POST',
    path: '/me/password',
    auth: 'staff',
    params: none,
    query: none,
    status: 204,
    body: z.strictObject({ current: z.string().min(1).max(200), next: newPassword }),
    response: z.undefined(),
    summary: "Change one's own password. Every other device is signed out.",
    refusals: ['WRONG_CREDENTIALS'],
  },
} as const satisfies Record<string, Route>
